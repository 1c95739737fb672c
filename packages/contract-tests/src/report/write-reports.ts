import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
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

/** Writes each report into its file, and makes the folder that is missing. */
export function writeReports(report: Report, files: readonly ReportFile[]): void {
  for (const { kind, file } of files) {
    writeText(file, writers[kind](report));
  }
}

/** Writes what was observed as JSON: each observation names the place in the description that it would change. */
export function writeObservations({ about, observations }: Report, file: string): void {
  writeText(file, `${JSON.stringify({ about, observations }, undefined, 2)}\n`);
}

function writeText(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
