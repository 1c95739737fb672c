import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { KitError } from "../errors.ts";
import { concludeReport } from "../report/conclusion.ts";
import type { Report } from "../report/report.ts";
import { createPaint, type Screen } from "../report/terminal/paint.ts";
import { writeVerdict } from "../report/terminal/write-verdict.ts";
import { writeAnnotations } from "../report/write-annotations.ts";
import { type WantedReports, writeObservations, writeReports } from "../report/write-reports.ts";

/** 0: no case failed. 1: there are findings. What stops the kit is thrown. */
export type RunExitCode = 0 | 1;

/** Where a report is told, beside the files that were asked for. */
export interface Audience {
  readonly folder: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Takes what was asked for. */
  readonly stdout: Screen;
}

/** What was asked for. */
export interface Telling {
  readonly reports: WantedReports;
  /** The file for what was observed. */
  readonly observations: string | undefined;
}

/**
 * Shows the verdict, writes the files, and says how it ended.
 *
 * @throws {KitError} when nothing was judged.
 */
export function tellReport(
  report: Report,
  { reports, observations }: Telling,
  { folder, stdout, variables }: Audience,
): RunExitCode {
  const { columns = 100 } = stdout;
  stdout.write(writeVerdict(report, { paint: createPaint(stdout, variables), columns, docsOf: docsFrom(folder) }));
  writeReports(report, reports.files);
  stdout.write(reports.files.map(({ kind, file }) => `${kind} report: ${file}\n`).join(""));
  if (observations !== undefined) {
    writeObservations(report, observations);
    stdout.write(`observations: ${observations}\n`);
  }
  if (reports.annotations) {
    stdout.write(writeAnnotations(report));
  }
  const conclusion = concludeReport(report);
  if (conclusion === "nothing") {
    throw new KitError(
      "nothing was judged, so nothing is known: --dry-run shows what would be sent, and what is left out",
    );
  }
  return conclusion === "clean" ? 0 : 1;
}

function docsFrom(folder: string): (check: string) => string {
  return (check) => relative(folder, fileURLToPath(new URL(`../../docs/checks/${check}.md`, import.meta.url)));
}
