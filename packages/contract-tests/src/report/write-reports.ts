import { writeIntoFolder } from "../write-into-folder.ts";
import { writeHtml } from "./html/write-html.ts";
import type { ReportFile, ReportKind } from "./parse-reports.ts";
import type { Report } from "./report.ts";
import { writeJson } from "./write-json.ts";
import { writeJUnit } from "./write-junit.ts";
import { writeMarkdown } from "./write-markdown.ts";

const writers: Readonly<Record<ReportKind, (report: Report) => string>> = {
  json: writeJson,
  html: writeHtml,
  markdown: writeMarkdown,
  junit: writeJUnit,
};

/**
 * Writes each report into its file, and makes the folder that is missing.
 *
 * @throws {KitError} for the first that cannot be written, once all others are.
 */
export function writeReports(report: Report, files: readonly ReportFile[]): void {
  const faults = files.flatMap(({ kind, file }) => {
    try {
      writeIntoFolder(file, writers[kind](report));
      return [];
    } catch (cause) {
      return [cause];
    }
  });
  if (faults.length > 0) {
    throw faults[0];
  }
}

/** Writes what was observed as JSON: each observation names the place in the description that it would change. */
export function writeObservations({ about, observations }: Report, file: string): void {
  writeIntoFolder(file, `${JSON.stringify({ about, observations }, undefined, 2)}\n`);
}
