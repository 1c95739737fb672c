import { countTexts } from "./count-texts.ts";
import { printable, withoutCommands } from "./printable.ts";
import type { Report } from "./report.ts";

/** What happened on the way and is not a finding, and what was not sent or not judged by intention, each kind once. */
export function writeNotes({ cases }: Report): string {
  const unsent = cases.flatMap(({ leftOut, reason, status }) => {
    if (reason === undefined || (status !== "refused-for-safety" && leftOut !== true)) {
      return [];
    }
    return [`${leftOut === true ? "left out" : "not sent"}: ${reason}`];
  });
  return countTexts([...cases.flatMap(({ notes = [] }) => notes), ...unsent])
    .map(([note, count]) => `${count} × ${withoutCommands(printable(note))}\n`)
    .join("");
}
