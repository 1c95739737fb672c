import { checks } from "../../checks/index.ts";
import { concludeReport, describeConclusion } from "../conclusion.ts";
import { type FindingGroup, groupFindings } from "../group-findings.ts";
import type { MinChecked } from "../min-checked.ts";
import { printable } from "../printable.ts";
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
  const blocks = [
    ...writeObservations(report, options),
    ...groupFindings(report).map((group) => writeGroup(group, options)),
    writeTable(report, paint),
    paint(style, `${sign} ${describeConclusion(report, options.minChecked)}`),
  ];
  return `${blocks.join("\n\n")}\n`;
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
    return `${operation.padEnd(first)}${texts.join("")}`;
  });
  return [head, ...lines].join("\n");
}

function writeGroup(group: FindingGroup, { paint, docsOf }: VerdictOptions): string {
  const { blame, check, evidence, findings, fails, cases } = group;
  const [{ message, expected, found, curl, operation }] = findings;
  const fix = checks.find(({ id }) => id === check)?.fix;
  const [first = "", ...others] = cases;
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  const field = (name: string, text: string): string =>
    `  ${paint("dim", name.padEnd(9))}${text
      .split("\n")
      .map(printable)
      .join(`\n${" ".repeat(11)}`)}`;
  return [
    `${paint(fails ? "red" : "yellow", fails ? "✗" : "!")} ${paint("bold", check)}  ${blame}, ${evidence}${fails ? "" : ", fails nothing"}`,
    `  ${printable(operation)}: ${printable(message)}`,
    field("expected", expected),
    field("found", found),
    field("case", `${first}${more}`),
    ...(fix === undefined ? [] : [field("fix", fix)]),
    field("docs", docsOf(check)),
    field("again", curl),
  ].join("\n");
}

function writeObservations({ observations }: Report, { paint, columns }: VerdictOptions): string[] {
  if (observations.length === 0) {
    return [];
  }
  const lines = observations.flatMap(({ question, answer }) => [
    `  ${question}`,
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
