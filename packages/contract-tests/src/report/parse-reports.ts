import { unknownName } from "../closest-name.ts";
import { UsageError } from "../errors.ts";
import type { Variables } from "../variables.ts";

/** What a report can be written as. */
export const reportKinds = ["json", "html", "markdown", "junit"] as const;

export type ReportKind = (typeof reportKinds)[number];

/** A report that goes into a file. */
export interface ReportFile {
  readonly kind: ReportKind;
  readonly file: string;
}

/** The files that `--report KIND=FILE` asks for, and whether annotations are wanted: on GitHub they come by themselves. */
export interface WantedReports {
  readonly files: readonly ReportFile[];
  readonly annotations: boolean;
}

/** Several reports may be asked for at once: a comma divides them where the name of another one follows. */
const separator = new RegExp(`,(?=(?:${reportKinds.join("|")})=|github(?:,|$))`);

/** @throws {UsageError} when there is no report of a kind, or its file is missing or another's too. */
export function parseReports(wanted: readonly string[], variables: Variables): WantedReports {
  const texts = wanted.flatMap((each) => each.split(separator));
  const files = texts
    .filter((text) => text !== "github")
    .map((text) => {
      const [kind = "", ...rest] = text.split("=");
      if (!isKind(kind)) {
        throw new UsageError(unknownName("report", kind, [...reportKinds, "github"]));
      }
      if (rest.join("=") === "") {
        throw new UsageError(`--report ${kind} needs a file: --report ${kind}=FILE`);
      }
      return { kind, file: rest.join("=") };
    });
  const twice = files.find(({ file }, index) => files.findIndex((each) => each.file === file) !== index);
  if (twice !== undefined) {
    throw new UsageError(`--report names ${twice.file} twice, and one report would replace the other`);
  }
  return { files, annotations: texts.includes("github") || Boolean(variables["GITHUB_ACTIONS"]) };
}

function isKind(text: string): text is ReportKind {
  return reportKinds.some((kind) => kind === text);
}
