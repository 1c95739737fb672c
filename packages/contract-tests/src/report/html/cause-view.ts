import { checks } from "../../checks/index.ts";
import { type Cause, nameCause } from "../causes.ts";
import type { CaseReport } from "../report.ts";
import { viewDifference } from "./difference.ts";
import { viewExchange } from "./exchange-view.ts";
import { type Markup, markup, nothing, prose } from "./markup.ts";

/** One thing to fix: what it is, who has to do it, how, and one example of all that show it. */
export function viewCause(cause: Cause, position: number, of: CaseReport | undefined): Markup {
  const { alsoFound, blame, cases, check, evidence, example, fails, fix, operations } = cause;
  const { curl, expected, found } = example;
  const claim = checks.find(({ id }) => id === check);
  const count = cases.length === 1 ? "1 case" : `${cases.length} cases`;
  return markup`<details class="cause ${blame}" id="cause-${position}" data-checks="${check}" data-operations="${operations.join(" ")}"${position === 1 ? markup` open` : nothing}>
<summary><b class="number">${position}</b> <span class="what">${nameCause(cause)}</span> <span class="quiet"><span class="blame ${fails ? "fails" : "harmless"}">${blame}</span> ${count}, ${evidence}${fails ? nothing : ", fails nothing"} · <code>${check}</code> in ${operations.join(", ")}</span></summary>
${viewDifference(expected, found)}
${alsoFound.length === 0 ? nothing : markup`<p class="quiet">Found too: ${alsoFound.slice(0, 5).join(", ")}</p>`}
${claim === undefined ? nothing : markup`<p>${prose(claim.why)}</p>`}
${fix === undefined ? nothing : markup`<p><b>To fix it:</b> ${prose(fix)}</p>`}
<h4>For example <code>${example.case}</code></h4>${of === undefined ? nothing : markup`<p>${of.title}</p>`}
${of?.exchange === undefined ? markup`<p class="quiet">There is no exchange to show.</p>` : viewExchange(of.exchange, example)}
<h4>Send it again</h4><pre class="curl">${curl}</pre>
${viewCases(cases)}
</details>
`;
}

function viewCases(cases: readonly string[]): Markup {
  return cases.length === 1
    ? nothing
    : markup`<details class="names"><summary>All ${cases.length} cases</summary><p>${cases.map((id) => markup`<code>${id}</code> `)}</p></details>`;
}
