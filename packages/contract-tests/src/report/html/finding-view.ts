import { checks } from "../../checks/index.ts";
import type { CaseReport, ReportedExchange, ReportedFinding, ReportedMessage } from "../report.ts";
import { viewBody } from "./body-view.ts";
import { viewDifference } from "./difference.ts";
import { type Markup, markup, nothing } from "./markup.ts";

/** One finding with all that one needs to act on it. */
export function viewFinding(finding: ReportedFinding, position: number, of: CaseReport | undefined): Markup {
  const { blame, check, curl, evidence, expected, found, message } = finding;
  const claim = checks.find(({ id }) => id === check);
  return markup`<details class="finding ${blame}"${position === 1 ? markup` open` : nothing}>
<summary><span class="blame">${blame}</span> <code>${check}</code> <span>${message}</span>
<span class="quiet" id="finding-${position}">${finding.case}, ${evidence}</span></summary>
${viewDifference(expected, found)}
${claim === undefined ? nothing : markup`<p>${claim.why}</p><p><b>To fix it:</b> ${claim.fix}</p>`}
${of?.exchange === undefined ? markup`<p class="quiet">There is no exchange to show.</p>` : viewExchange(of.exchange, finding)}
<h4>Send it again</h4><pre class="curl">${curl}</pre>
</details>
`;
}

function viewExchange({ request, response }: ReportedExchange, { blame, found }: ReportedFinding): Markup {
  return markup`<div class="exchange">
<section><h4>Request</h4>${viewMessage(`${request.method} ${request.url}`, request, blame === "client" ? found : undefined)}</section>
<section><h4>Answer</h4>${viewMessage(String(response.status), response, blame === "client" ? undefined : found)}</section>
</div>`;
}

function viewMessage(line: string, message: ReportedMessage, found: string | undefined): Markup {
  return markup`<pre class="head">${line}
${message.headers.map(([name, value]) => markup`${name}: ${value}\n`)}</pre>${viewBody(message, found)}`;
}
