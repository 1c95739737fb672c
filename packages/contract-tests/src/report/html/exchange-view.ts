import type { ReportedExchange, ReportedFinding, ReportedMessage } from "../report.ts";
import { viewBody } from "./body-view.ts";
import { type Markup, markup } from "./markup.ts";

/** A request beside its answer, with what was found marked in the body of whom it blames. */
export function viewExchange(
  { request, response }: ReportedExchange,
  finding?: Pick<ReportedFinding, "blame" | "found">,
): Markup {
  const inRequest = finding?.blame === "client" ? finding.found : undefined;
  const inAnswer = finding?.blame === "client" ? undefined : finding?.found;
  return markup`<div class="exchange">
<section><h4>Request</h4>${viewMessage(`${request.method} ${request.url}`, request, inRequest)}</section>
<section><h4>Answer</h4>${viewMessage(String(response.status), response, inAnswer)}</section>
</div>`;
}

function viewMessage(line: string, message: ReportedMessage, found: string | undefined): Markup {
  return markup`<pre class="head">${line}
${message.headers.map(([name, value]) => markup`${name}: ${value}\n`)}</pre>${viewBody(message, found)}`;
}
