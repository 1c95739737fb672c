import type { CaseReport, Report } from "../report.ts";
import { type Markup, markup } from "./markup.ts";

type CellState = "violated" | "known" | "held" | "not-checked" | "not-applicable";

const states: Readonly<Record<CellState, { readonly sign: string; readonly words: string }>> = {
  violated: { sign: "✗", words: "violated" },
  known: { sign: "!", words: "violated, as is known" },
  "not-checked": { sign: "?", words: "not checked" },
  held: { sign: "✓", words: "held" },
  "not-applicable": { sign: "·", words: "does not apply" },
};

/** The worst comes first: it is what a cell shows of several cases. */
const worstFirst: readonly CellState[] = ["violated", "known", "not-checked", "held", "not-applicable"];

/** Operation × media type × check. Checks that applied nowhere have no column. */
export function viewMatrix(report: Report): Markup {
  const checks = [...new Set(report.cases.flatMap(({ verdicts }) => verdicts.map(({ check }) => check)))].filter(
    (check) => report.cases.some((each) => stateOf(each, check) !== "not-applicable"),
  );
  const rowOf = ({ operation, sends, asks }: CaseReport): string => JSON.stringify([operation, sends, asks]);
  const rows = [...new Set(report.cases.map(rowOf))].map((row) => report.cases.filter((each) => rowOf(each) === row));
  const legend = worstFirst.map(
    (state) => markup`<li><span class="cell ${state}">${states[state].sign}</span> ${states[state].words}</li>`,
  );
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="Matrix"><table class="matrix">
<thead><tr><th scope="col">operation, sends → asks for</th>${checks.map(
    (check) => markup`<th scope="col" class="check"><span>${check}</span></th>`,
  )}</tr></thead>
<tbody>${rows.map((cases) => viewRow(report, cases, checks))}</tbody>
</table></div><ul class="legend">${legend}</ul>`;
}

function viewRow(report: Report, cases: readonly CaseReport[], checks: readonly string[]): Markup {
  const { operation = "", sends = "", asks = "" } = cases[0] ?? {};
  const cells = checks.map((check) => {
    const state = worstFirst.find((each) => cases.some((one) => stateOf(one, check) === each)) ?? "not-applicable";
    const finding = report.findings.findIndex(
      (each) => each.check === check && cases.some(({ id }) => id === each.case),
    );
    const { sign, words } = states[state];
    const title = `${check}: ${words}`;
    return finding === -1
      ? markup`<td class="cell ${state}" title="${title}">${sign}</td>`
      : markup`<td class="cell ${state}" title="${title}"><a href="#finding-${finding + 1}">${sign}</a></td>`;
  });
  return markup`<tr><th scope="row"><b>${operation}</b> <span>${sends || "–"} → ${asks || "–"}</span></th>${cells}</tr>
`;
}

function stateOf(one: CaseReport, check: string): CellState {
  const outcome = one.verdicts.find((verdict) => verdict.check === check)?.outcome ?? "not-applicable";
  return outcome === "violated" && one.status === "known-failure" ? "known" : outcome;
}
