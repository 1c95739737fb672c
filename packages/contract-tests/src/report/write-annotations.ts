import { type Cause, listCauses } from "./causes.ts";
import { describeConclusion } from "./conclusion.ts";
import { printable, printableLines } from "./printable.ts";
import type { Report } from "./report.ts";

/** GitHub shows ten annotations of a step. */
const most = 10;

/** Commands that make GitHub Actions annotate the run: one for each cause, and one in conclusion. */
export function writeAnnotations(report: Report): string {
  const causes = listCauses(report);
  const shown = causes.length < most ? causes : causes.slice(0, most - 2);
  const rest = causes.length - shown.length;
  const more = rest === 0 ? "" : `::warning title=starfish-contract::${rest} more causes are in the report\n`;
  const conclusion = `::notice title=starfish-contract::${escapeText(describeConclusion(report))}\n`;
  return `${shown.map(annotate).join("")}${more}${conclusion}`;
}

function annotate({ blame, cases, check, evidence, example, fails, operations }: Cause): string {
  const title = `${check} (${blame}, ${evidence}, ${cases.length === 1 ? "1 case" : `${cases.length} cases`})`;
  const { expected, found, message } = example;
  const text = `${operations.join(", ")}: ${message}\nexpected ${expected}\nfound ${found}\ncase ${example.case}`;
  return `::${fails ? "error" : "warning"} title=${escapeProperty(title)}::${escapeText(text)}\n`;
}

function escapeText(text: string): string {
  return printableLines(text).replaceAll("%", "%25").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return printable(text).replaceAll("%", "%25").replaceAll(":", "%3A").replaceAll(",", "%2C");
}
