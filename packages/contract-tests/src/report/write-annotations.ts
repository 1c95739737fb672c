import { describeConclusion } from "./conclusion.ts";
import { groupFindings } from "./group-findings.ts";
import type { Report } from "./report.ts";

/** GitHub shows ten annotations of a step. */
const most = 10;

/** Commands that make GitHub Actions annotate the run: one for each check that was violated, and one in conclusion. */
export function writeAnnotations(report: Report): string {
  const groups = groupFindings(report);
  const lines = groups.slice(0, most - 1).map(({ blame, cases, check, evidence, fails, findings: [first] }) => {
    const title = `${check} (${blame}, ${evidence}, ${cases.length === 1 ? "1 case" : `${cases.length} cases`})`;
    const { expected, found, message, operation } = first;
    const text = `${operation}: ${message}\nexpected ${expected}\nfound ${found}\ncase ${first.case}`;
    return `::${fails ? "error" : "warning"} title=${escapeProperty(title)}::${escapeText(text)}\n`;
  });
  const conclusion = `::notice title=starfish-contract::${escapeText(describeConclusion(report))}\n`;
  return `${lines.join("")}${conclusion}`;
}

function escapeText(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeText(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
