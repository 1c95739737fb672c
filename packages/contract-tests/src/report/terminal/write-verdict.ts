import { type Cause, describeCauses, listCauses } from "../causes.ts";
import { concludeReport, describeConclusion } from "../conclusion.ts";
import type { MinChecked } from "../min-checked.ts";
import { printable, withoutCommands } from "../printable.ts";
import type { CaseStatus, Report } from "../report.ts";
import { createVerdictTable, describeCell } from "../verdict-table.ts";
import type { Paint, Style } from "./paint.ts";

export interface VerdictOptions {
  readonly paint: Paint;
  /** Letters in a line. */
  readonly columns: number;
  /** Where the page of a check is. */
  readonly docsOf: (check: string) => string;
  /** How much must be judged at least. Default: 90 % of the planned cases. */
  readonly minChecked?: MinChecked;
}

const cellStyles: Readonly<Record<CaseStatus, Style>> = {
  passed: "green",
  failed: "red",
  "known-failure": "yellow",
  "not-checked": "yellow",
  "refused-for-safety": "yellow",
};

/** A whole run as text: what was seen, what is wrong, a table, and one line that says how it ended. */
export function writeVerdict(report: Report, options: VerdictOptions): string {
  const { paint } = options;
  const style = ({ clean: "green", findings: "red", nothing: "yellow", incomplete: "yellow" } as const)[
    concludeReport(report, options.minChecked)
  ];
  const sign = { green: "✓", red: "✗", yellow: "?" }[style];
  const things = describeCauses(listCauses(report));
  const blocks = [
    ...listCauseTexts(report, options),
    ...writeObservations(report, options),
    writeTable(report, paint),
    paint(style, `${sign} ${printable(describeConclusion(report, options.minChecked))}`),
    ...(things === undefined ? [] : [paint(style, things)]),
  ];
  return `${withoutCommands(blocks.join("\n\n"))}\n`;
}

/** The causes alone, most important first; "" where nothing is wrong. */
export function writeCauses(report: Report, options: VerdictOptions): string {
  return withoutCommands(
    listCauseTexts(report, options)
      .map((text) => `${text}\n\n`)
      .join(""),
  );
}

function listCauseTexts(report: Report, options: VerdictOptions): string[] {
  const causes = listCauses(report);
  const things = describeCauses(causes);
  const titles = new Map(report.cases.map(({ id, title }) => [id, title]));
  return [
    ...(things === undefined ? [] : [options.paint("bold", things)]),
    ...causes.map((cause, index) => writeCause(cause, index + 1, titles.get(cause.example.case), options)),
  ];
}

/** The cells are as wide as the widest of all, so that columns stand beneath each other. */
function writeTable(report: Report, paint: Paint): string {
  const { columns, rows } = createVerdictTable(report);
  const cells = rows.map((row) => row.cells.map(describeCell));
  const first = Math.max(...rows.map(({ operation }) => operation.length), 0) + 2;
  const width = Math.max(...columns.map(({ length }) => length), ...cells.flat().map(({ text }) => text.length)) + 1;
  const head = paint("dim", `${"".padEnd(first)}${columns.map((name) => name.padEnd(width)).join("")}`.trimEnd());
  const lines = rows.map(({ operation }, index) => {
    const texts = (cells[index] ?? []).map(({ text, status }, column, { length }) =>
      paint(status === undefined ? "dim" : cellStyles[status], column === length - 1 ? text : text.padEnd(width)),
    );
    return `${printable(operation).padEnd(first)}${texts.join("")}`;
  });
  return [head, ...lines].join("\n");
}

function writeCause(
  cause: Cause,
  number: number,
  title: string | undefined,
  { paint, docsOf }: VerdictOptions,
): string {
  const { alsoFound, blame, check, evidence, example, fails, fix, cases, operations } = cause;
  const { message, expected, found, curl } = example;
  const [first = "", ...others] = cases;
  const field = (name: string, text: string): string =>
    `  ${paint("dim", name.padEnd(9))}${text
      .split("\n")
      .map(printable)
      .join(`\n${" ".repeat(11)}`)}`;
  const count = cases.length === 1 ? "1 case" : `${cases.length} cases`;
  return [
    `${paint(fails ? "red" : "yellow", `${fails ? "✗" : "!"} ${number}.`)} ${paint("bold", printable(message))}  ${count}`,
    `  ${printable(check)}  ${printable(blame)}, ${printable(evidence)}${fails ? "" : ", fails nothing"}, in ${printable(operations.join(", "))}`,
    field("expected", expected),
    field("found", alsoFound.length === 0 ? found : `${found}, and ${alsoFound.slice(0, shownFound).join(", ")}`),
    field("case", title === undefined ? first : `${first}: ${title}`),
    ...(others.length === 0 ? [] : [field("also", listNames(others))]),
    ...(fix === undefined ? [] : [field("fix", fix)]),
    field("docs", docsOf(check)),
    field("again", curl),
  ].join("\n");
}

const shownFound = 3;
const shownNames = 4;

function listNames(names: readonly string[]): string {
  const rest = names.length - shownNames;
  return `${names.slice(0, shownNames).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

function writeObservations({ observations }: Report, { paint, columns }: VerdictOptions): string[] {
  if (observations.length === 0) {
    return [];
  }
  const lines = observations.flatMap(({ question, answer }) => [
    `  ${printable(question)}`,
    ...wrap(printable(answer), columns - 4).map((line) => paint("dim", `    ${line}`)),
  ]);
  const isStandIn = observations.every(({ proposedEvidence }) => proposedEvidence === "assumed");
  const title = `${paint("bold", "Observed, where nobody knows what is right")}${isStandIn ? " (of a stand-in: it proves nothing)" : ""}`;
  return [[title, ...lines].join("\n")];
}

/** Breaks a text between words. */
function wrap(text: string, width: number): string[] {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1) ?? "";
    if (line !== "" && line.length + word.length + 1 > width) {
      lines.push(word);
    } else {
      lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
    }
  }
  return lines;
}
