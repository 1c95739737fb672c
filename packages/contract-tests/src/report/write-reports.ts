import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { unknownName } from "../closest-name.ts";
import { UsageError } from "../errors.ts";
import { writeHtml } from "./html/write-html.ts";
import type { Report } from "./report.ts";
import { writeJson } from "./write-json.ts";
import { writeJUnit } from "./write-junit.ts";
import { writeMarkdown } from "./write-markdown.ts";

/** A report that goes into a file. */
export interface ReportFile {
  readonly kind: string;
  readonly file: string;
}

const writers: ReadonlyMap<string, (report: Report) => string> = new Map([
  ["json", writeJson],
  ["html", writeHtml],
  ["markdown", writeMarkdown],
  ["junit", writeJUnit],
]);

/** The files that `--report KIND=FILE` asks for, and whether annotations are wanted: on GitHub they come by themselves. */
export interface WantedReports {
  readonly files: readonly ReportFile[];
  readonly annotations: boolean;
}

/** Several reports may be asked for at once: a comma divides them where the name of another one follows. */
const separator = new RegExp(`,(?=(?:${[...writers.keys()].join("|")})=|github(?:,|$))`);

/** @throws {UsageError} when there is no report of a kind, or its file is missing. */
export function parseReports(
  wanted: readonly string[],
  variables: Readonly<Record<string, string | undefined>>,
): WantedReports {
  const texts = wanted.flatMap((each) => each.split(separator));
  const files = texts
    .filter((text) => text !== "github")
    .map((text) => {
      const [kind = "", ...rest] = text.split("=");
      if (!writers.has(kind)) {
        throw new UsageError(unknownName("report", kind, [...writers.keys(), "github"]));
      }
      if (rest.join("=") === "") {
        throw new UsageError(`--report ${kind} needs a file: --report ${kind}=FILE`);
      }
      return { kind, file: rest.join("=") };
    });
  return { files, annotations: texts.includes("github") || Boolean(variables["GITHUB_ACTIONS"]) };
}

/** Writes each report into its file, and makes the folder that is missing. */
export function writeReports(report: Report, files: readonly ReportFile[]): void {
  for (const { kind, file } of files) {
    writeText(file, writers.get(kind)?.(report) ?? "");
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
