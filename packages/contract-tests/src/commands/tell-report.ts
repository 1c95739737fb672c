import { randomUUID } from "node:crypto";
import { KitError } from "../errors.ts";
import { concludeReport } from "../report/conclusion.ts";
import { docsPage } from "../report/docs-page.ts";
import { describeTooFew, type MinChecked } from "../report/min-checked.ts";
import type { WantedReports } from "../report/parse-reports.ts";
import type { Report } from "../report/report.ts";
import { createPaint, type Screen } from "../report/terminal/paint.ts";
import { writeVerdict } from "../report/terminal/write-verdict.ts";
import { writeAnnotations } from "../report/write-annotations.ts";
import { writeNotes } from "../report/write-notes.ts";
import { writeObservations, writeReports } from "../report/write-reports.ts";
import type { Variables } from "../variables.ts";

/** 0: what was planned was judged, and no case failed. 1: there are findings. What stops the kit is thrown. */
export type RunExitCode = 0 | 1;

/** Where a report is shown, beside the files that were asked for. */
export interface Audience {
  readonly folder: string;
  readonly variables: Variables;
  /** Takes what was asked for. */
  readonly stdout: Screen;
}

/** What was asked for. */
export interface Telling {
  readonly reports: WantedReports;
  /** The file for what was observed. */
  readonly observations: string | undefined;
  /** How much must be judged at least. */
  readonly minChecked: MinChecked;
  /** Nothing is shown where all is well. */
  readonly quiet: boolean;
}

/**
 * Shows the verdict, writes the files, and says how it ended.
 *
 * @throws {KitError} when nothing was judged or not enough, when the run was stopped, or when the kit failed in a case.
 */
export function tellReport(
  report: Report,
  { reports, observations, minChecked, quiet }: Telling,
  { folder, stdout, variables }: Audience,
): RunExitCode {
  const { columns = 100 } = stdout;
  const conclusion = concludeReport(report, minChecked);
  if (!quiet || conclusion !== "clean") {
    const options = {
      paint: createPaint(stdout, variables),
      columns,
      docsOf: (check: string) => docsPage(check, folder),
      minChecked,
    };
    stdout.write(withoutCommands(writeVerdict(report, options) + writeNotes(report), variables));
  }
  writeReports(report, reports.files);
  stdout.write(reports.files.map(({ kind, file }) => `${kind} report: ${file}\n`).join(""));
  if (observations !== undefined) {
    writeObservations(report, observations);
    stdout.write(`observations: ${observations}\n`);
  }
  if (reports.annotations) {
    stdout.write(writeAnnotations(report));
  }
  const [fault] = report.cases.filter((each) => each.fault !== undefined);
  if (fault !== undefined) {
    throw new KitError(
      `the kit failed in the case ${fault.id}: ${fault.fault}. Please report it; the others were judged`,
    );
  }
  const { stopped } = report.about;
  if (conclusion === "findings" && (stopped === undefined || stopped.startsWith("--bail"))) {
    return 1;
  }
  if (stopped !== undefined) {
    throw new KitError(`the run was stopped: ${stopped}`);
  }
  if (conclusion === "nothing") {
    throw new KitError(
      "nothing was judged, so nothing is known: --dry-run shows what would be sent, and what is left out",
    );
  }
  if (conclusion === "incomplete") {
    throw new KitError(describeTooFew(report, minChecked) ?? "the run is incomplete");
  }
  return 0;
}

/** GitHub's runner takes lines of a server's for its commands, unless they are switched off. */
function withoutCommands(text: string, { GITHUB_ACTIONS: isRunner }: Audience["variables"]): string {
  const word = randomUUID();
  return isRunner ? `::stop-commands::${word}\n${text}::${word}::\n` : text;
}
