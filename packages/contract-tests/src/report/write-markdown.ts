import { checks } from "../checks/index.ts";
import { concludeReport, describeConclusion } from "./conclusion.ts";
import { type FindingGroup, groupFindings } from "./group-findings.ts";
import type { Report } from "./report.ts";
import { createVerdictTable, describeCell } from "./verdict-table.ts";

/** A comment on GitHub holds 65,536 characters. */
const longest = 60_000;

/** A run as Markdown for a pull request. Findings that would make it too long are counted and left out. */
export function writeMarkdown(report: Report): string {
  const { about, observations } = report;
  const sign = { clean: "✅", findings: "❌", nothing: "⚠️", incomplete: "⚠️" }[concludeReport(report)];
  const table = createVerdictTable(report);
  const head = [
    `## ${sign} Contract of \`${about.target}\``,
    describeConclusion(report),
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
  const groups = groupFindings(report).map(writeGroup);
  let room = longest - [...head, ...seen].join("\n\n").length;
  const shown = groups.filter((text) => {
    room -= text.length + 2;
    return room > 0;
  });
  const rest = groups.length - shown.length;
  const cut = rest === 0 ? [] : [`${rest} more checks were violated; this page has no room for them.`];
  return `${[...head, ...shown, ...cut, ...seen].join("\n\n")}\n`;
}

function writeTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escapeCell).join(" | ")} |`;
  return [line(head), `|${" --- |".repeat(head.length)}`, ...rows.map(line)].join("\n");
}

function writeGroup({ blame, cases, check, evidence, fails, findings: [first] }: FindingGroup): string {
  const fix = checks.find(({ id }) => id === check)?.fix;
  const count = cases.length === 1 ? "1 case" : `${cases.length} cases`;
  return `<details><summary>${fails ? "❌" : "⚠️"} <code>${check}</code>: ${blame}, ${evidence}, ${count}</summary>

${escapeText(`${first.operation}: ${first.message}`)}

${writeCode(`expected  ${first.expected}\nfound     ${first.found}\ncase      ${first.case}`)}
${fix === undefined ? "" : `\n**To fix it:** ${escapeText(fix)}\n`}
${writeCode(first.curl, "sh")}
</details>`;
}

/** A fence that is longer than any that the text holds. */
function writeCode(text: string, language = ""): string {
  const inner = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(Math.max(3, inner + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

function escapeCell(text: string): string {
  return escapeText(text).replaceAll("|", "\\|").replaceAll(/\s+/g, " ");
}

/** Nothing that came from a server may be markup, a link or a mention. */
function escapeText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(/[\\`*_[\]!#~]/g, "\\$&")
    .replaceAll("@", "&#64;")
    .replaceAll("://", "&#58;//");
}
