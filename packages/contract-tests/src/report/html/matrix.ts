import { checks as allChecks } from "../../checks/index.ts";
import type { Cause } from "../causes.ts";
import type { CaseReport, Report } from "../report.ts";
import { type Markup, markup, prose } from "./markup.ts";

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

interface Row {
  readonly operation: string;
  readonly pairs: readonly string[];
  readonly cases: readonly CaseReport[];
  readonly states: readonly CellState[];
}

/** Operation × media types × check, with rows of one operation that look alike in one. Checks that applied nowhere have no column. */
export function viewMatrix(report: Report, causes: readonly Cause[]): Markup {
  const checks = [...new Set(report.cases.flatMap(({ verdicts }) => verdicts.map(({ check }) => check)))].filter(
    (check) => report.cases.some((each) => stateOf(each, check) !== "not-applicable"),
  );
  const rows = mergeRows(listRows(report.cases, checks));
  const legend = worstFirst.map(
    (state) => markup`<li><span class="cell ${state}">${states[state].sign}</span> ${states[state].words}</li>`,
  );
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="Matrix"><table class="matrix">
<thead><tr><th scope="col">operation, sends → asks for</th>${checks.map(
    (check) => markup`<th scope="col" class="check"><a href="#check-${check}">${check}</a></th>`,
  )}</tr></thead>
<tbody>${rows.map((row) => viewRow(row, checks, causes))}</tbody>
</table></div><ul class="legend">${legend}</ul>
<details class="glossary"><summary>What the ${checks.length} checks say</summary><dl>${checks.map(viewCheck)}</dl></details>`;
}

function viewCheck(check: string): Markup {
  const claim = allChecks.find(({ id }) => id === check);
  return markup`<dt id="check-${check}"><code>${check}</code></dt><dd>${prose(claim?.why ?? "")} ${prose(claim?.fix ?? "")}</dd>`;
}

function listRows(cases: readonly CaseReport[], checks: readonly string[]): Row[] {
  const rowOf = ({ operation, sends, asks }: CaseReport): string => JSON.stringify([operation, sends, asks]);
  const groups = [...new Set(cases.map(rowOf))].map((row) => cases.filter((each) => rowOf(each) === row));
  return groups.map((own) => {
    const { operation = "", sends = "", asks = "" } = own[0] ?? {};
    const worst = checks.map(
      (check) => worstFirst.find((each) => own.some((one) => stateOf(one, check) === each)) ?? "not-applicable",
    );
    return { operation, pairs: [`${sends || "–"} → ${asks || "–"}`], cases: own, states: worst };
  });
}

/** In the order of the operations. What does not apply differs from row to row, and says nothing. */
function mergeRows(rows: readonly Row[]): Row[] {
  const merged: Row[] = [];
  for (const row of rows) {
    const place = merged.findIndex((each) => each.operation === row.operation && isAlike(each.states, row.states));
    const like = merged[place];
    if (like === undefined) {
      merged.push(row);
    } else {
      merged[place] = {
        operation: row.operation,
        pairs: [...like.pairs, ...row.pairs],
        cases: [...like.cases, ...row.cases],
        states: like.states.map((state, index) => (state === "not-applicable" ? (row.states[index] ?? state) : state)),
      };
    }
  }
  const operations = [...new Set(merged.map(({ operation }) => operation))];
  return operations.flatMap((name) => merged.filter(({ operation }) => operation === name));
}

function isAlike(left: readonly CellState[], right: readonly CellState[]): boolean {
  return left.every(
    (state, index) => state === right[index] || state === "not-applicable" || right[index] === "not-applicable",
  );
}

const shownPairs = 2;

function viewRow(
  { operation, pairs, cases, states: worst }: Row,
  checks: readonly string[],
  causes: readonly Cause[],
): Markup {
  const ids = new Set(cases.map(({ id }) => id));
  const cells = checks.map((check, index) => {
    const state = worst[index] ?? "not-applicable";
    const cause = causes.findIndex((each) => each.check === check && each.cases.some((id) => ids.has(id)));
    const { sign, words } = states[state];
    const title = `${check}: ${words}`;
    return cause === -1
      ? markup`<td class="cell ${state}" title="${title}">${sign}</td>`
      : markup`<td class="cell ${state}" title="${title}"><a href="#cause-${cause + 1}">${sign}</a></td>`;
  });
  const rest = pairs.length - shownPairs;
  const shown = `${pairs.slice(0, shownPairs).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
  return markup`<tr><th scope="row" title="${pairs.join(", ")}"><b>${operation}</b> <span>${shown}</span></th>${cells}</tr>
`;
}

function stateOf(one: CaseReport, check: string): CellState {
  const outcome = one.verdicts.find((verdict) => verdict.check === check)?.outcome ?? "not-applicable";
  return outcome === "violated" && one.status === "known-failure" ? "known" : outcome;
}
