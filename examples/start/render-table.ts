import { styleText } from "node:util";
import type { CellResult, SuiteResults } from "./contract-suite.ts";

const asked = ["application/json", "text/json", "application/xml", "text/xml"];

/** Operation and body down, the answer's media type across: ✔ where all tests passed, ✘ where one failed. */
export function renderTable({ cells, passed, failed, seconds, failures }: SuiteResults): string {
  const rows = [...new Set(cells.map(({ operation, sends }) => `${operation}|${sends}`))].map((row) => row.split("|"));
  const lines = rows.map(([operation = "", sends = ""], index) => {
    const isFirst = index === 0 || rows[index - 1]?.[0] !== operation;
    const verdicts = asked.map((asks) => renderVerdict(cells.filter(isAt(operation, sends, asks)), asks));
    return `${(isFirst ? operation : "").padEnd(17)}${bodyName(sends).padEnd(35)}${verdicts.join("  ")}`;
  });
  const head = `${"operation".padEnd(17)}${"body sent".padEnd(35)}${asked.join("  ")}`;
  const total = `${passed} tests passed, ${failed} failed, in ${seconds.toFixed(1)} s`;
  return [
    styleText("dim", head),
    ...lines,
    "",
    ...failures.map((failure) => styleText("red", `✘ ${failure}`)),
    styleText(failed === 0 ? "green" : "red", total),
  ].join("\n");
}

function isAt(operation: string, sends: string, asks: string): (cell: CellResult) => boolean {
  return (cell) => cell.operation === operation && cell.sends === sends && cell.asks === asks;
}

/** A media type that the operation does not answer in has no verdict. */
function renderVerdict(cells: readonly CellResult[], column: string): string {
  const [cell] = cells;
  if (cell === undefined) return styleText("dim", "–".padEnd(column.length));
  const total = cell.passed + cell.failed;
  return cell.failed === 0
    ? styleText("green", `✔ ${cell.passed}/${total}`.padEnd(column.length))
    : styleText("red", `✘ ${cell.passed}/${total}`.padEnd(column.length));
}

function bodyName(sends: string): string {
  if (sends === "") return "none";
  return sends === "*" ? "any" : sends;
}
