import { appendFileSync, existsSync, readFileSync } from "node:fs";
import type { Verdict } from "./judge.ts";
import type { Trial } from "./report.ts";

/** What was tried so far, in a file that a later run reads. */
export interface TrialLog {
  readonly find: (fault: string) => Trial | undefined;
  readonly keep: (trial: Trial) => Trial;
}

/** @param file - A line of JSON for each trial. Default: nothing is kept. */
export function openTrialLog(file: string | undefined): TrialLog {
  const lines = file !== undefined && existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n") : [];
  const known = new Map(
    lines.map((line) => {
      const { fault, verdicts } = JSON.parse(line) as { fault: string; verdicts: [string, Verdict][] };
      return [fault, { fault, verdicts: new Map(verdicts) }] as const;
    }),
  );
  return {
    find: (fault) => known.get(fault),
    keep: (trial) => {
      if (file !== undefined) {
        appendFileSync(file, `${JSON.stringify({ ...trial, verdicts: [...trial.verdicts] })}\n`);
      }
      return trial;
    },
  };
}
