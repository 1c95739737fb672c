import { type Cause, describeCauses, listCauses, nameCause } from "./causes.ts";
import { concludeReport, describeConclusion } from "./conclusion.ts";
import { printable, printableLines } from "./printable.ts";
import type { Report } from "./report.ts";
import { createVerdictTable, describeCell } from "./verdict-table.ts";

/** A comment on GitHub holds 65,536 characters. */
const longest = 60_000;

/** A run as Markdown for a pull request. Findings that would make it too long are counted and left out. */
export function writeMarkdown(report: Report): string {
  const { about, observations } = report;
  const sign = { clean: "✅", findings: "❌", nothing: "⚠️", incomplete: "⚠️" }[concludeReport(report)];
  const table = createVerdictTable(report);
  const causes = listCauses(report);
  const things = describeCauses(causes);
  const head = [
    `## ${sign} Contract of ${writeSpan(about.target)}`,
    ...(things === undefined ? [] : [`**${things}**`]),
    escapeText(describeConclusion(report)),
  ];
  const summary = [
    writeTable(
      ["operation", ...table.columns],
      table.rows.map(({ operation, cells }) => [operation, ...cells.map((cell) => describeCell(cell).text)]),
    ),
  ];
  const seen =
    observations.length === 0
      ? []
      : [
          `<details><summary>Observed, where nobody knows what is right (${observations.length})</summary>`,
          writeTable(
            ["question", "answer", "evidence"],
            observations.map(({ question, answer, proposedEvidence }) => [question, answer, proposedEvidence]),
          ),
          "</details>",
        ];
  const groups = causes.map(writeCause);
  let room = longest - [...head, ...summary, ...seen].join("\n\n").length;
  const shown = groups.filter((text) => {
    room -= text.length + 2;
    return room > 0;
  });
  const rest = groups.length - shown.length;
  const cut = rest === 0 ? [] : [`${rest} more causes were found; this page has no room for them.`];
  return `${[...head, ...shown, ...cut, ...summary, ...seen].join("\n\n")}\n`;
}

function writeTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escapeCell).join(" | ")} |`;
  return [line(head), `|${" --- |".repeat(head.length)}`, ...rows.map(line)].join("\n");
}

function writeCause(cause: Cause): string {
  const { blame, cases, check, evidence, example, fails, fix, operations } = cause;
  const count = cases.length === 1 ? "1 case" : `${cases.length} cases`;
  const where = operations.map(escapeText).join(", ");
  return `<details><summary>${fails ? "❌" : "⚠️"} <code>${escapeMarkup(check)}</code> ${escapeMarkup(nameCause(cause))} (${escapeMarkup(blame)}, ${escapeMarkup(evidence)}, ${count})</summary>

In ${where}

${writeCode(`expected  ${example.expected}\nfound     ${example.found}\ncase      ${example.case}`)}
${fix === undefined ? "" : `\n**To fix it:** ${escapeText(fix)}\n`}
${writeCode(example.curl, "sh")}

${escapeText(`Cases: ${cases.slice(0, shownCases).join(", ")}${cases.length > shownCases ? ` and ${cases.length - shownCases} more` : ""}`)}
</details>`;
}

/** A cause of hundreds of cases names some of them. */
const shownCases = 20;

/** A span of code, whatever the text holds. */
function writeSpan(text: string): string {
  return `\`${printable(text).replaceAll("`", "'")}\``;
}

/** A fence that is longer than any that the text holds. */
function writeCode(source: string, language = ""): string {
  const text = printableLines(source);
  const inner = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(Math.max(3, inner + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

function escapeCell(text: string): string {
  return escapeText(text).replaceAll("|", "\\|").replaceAll(/\s+/g, " ");
}

/** Nothing that came from a server may be markup, a link or a mention. */
function escapeText(text: string): string {
  return escapeMarkup(text.replaceAll(/[\\`*_[\]!#~]/g, "\\$&"));
}

/** The same inside of HTML, where Markdown is not read. */
function escapeMarkup(text: string): string {
  return printableLines(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(/\n+/g, " ")
    .replaceAll("@", "&#64;")
    .replaceAll(/\b(www)\./gi, "$1&#46;")
    .replaceAll("://", "&#58;//");
}
