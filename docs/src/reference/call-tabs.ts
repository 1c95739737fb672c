import { codeBlock } from "../highlight.ts";
import { html, type Markup } from "../html.ts";
import { clientCall } from "./client-call.ts";
import { curlLine } from "./curl-line.ts";
import { type Example, type Form, mediaTypeOf } from "./message.ts";
import type { Operation } from "./operation.ts";
import type { ReferenceContext } from "./reference-context.ts";

const titles: Readonly<Record<Form, string>> = {
  json: "curl, JSON",
  xml: "curl, XML",
  form: "curl, form",
  any: "curl",
};

/** The operation called with the client and with curl, in a tab each; on paper they stand one below the other. */
export function callTabs({ document }: ReferenceContext, operation: Operation): Markup {
  const example = shortestExample(operation);
  const server = document.servers[0].url;
  const panels = [
    { title: "TypeScript", code: codeBlock(clientCall(document, operation, example), "ts") },
    ...formsOf(operation, example).map((form) => ({
      title: titles[form],
      code: codeBlock(curlLine(server, operation, form, example), "sh"),
    })),
  ];
  const tabs = panels.map(
    (
      { title, code },
      index,
    ) => html`<label><input type="radio" name="call"${index === 0 ? html` checked` : undefined}>${title}</label>
<div class="panel">
<p class="panel-title">${title}</p>
${code}</div>
`,
  );
  return html`<div class="tabs" role="group" aria-label="Ways to call it">
${tabs}</div>
`;
}

/** The example that reads fastest. */
function shortestExample({ request }: Operation): Example | undefined {
  const length = ({ values }: Example) => JSON.stringify([...values.values()]).length;
  return request?.examples.toSorted((one, other) => length(one) - length(other))[0];
}

/** The forms that a body can be sent in; an operation without a body can be answered in JSON and in XML. */
function formsOf({ request, responses }: Operation, example: Example | undefined): Form[] {
  if (example !== undefined) return [...example.values.keys()];
  const answer = request === undefined ? responses[0]?.message : undefined;
  return (["json", "xml"] as const).filter((form) => answer !== undefined && mediaTypeOf(answer, form) !== undefined);
}
