import { codeBlock } from "../highlight.ts";
import type { Markup } from "../html.ts";
import { clientCall } from "./client-call.ts";
import { curlLine } from "./curl-line.ts";
import { type Example, type Form, mediaTypeOf } from "./message.ts";
import type { Operation } from "./operation.ts";
import type { ReferenceContext } from "./reference-context.ts";
import { tabs } from "./tabs.ts";

const titles: Readonly<Record<Form, string>> = {
  json: "curl, JSON",
  xml: "curl, XML",
  form: "curl, form",
  any: "curl",
};

/** The operation called with the client and with curl, in a tab each. */
export function callTabs({ document }: ReferenceContext, operation: Operation): Markup {
  const example = shortestExample(operation);
  const server = document.servers[0].url;
  const panels = [
    { title: "TypeScript", content: codeBlock(clientCall(document, operation, example), "ts") },
    ...formsOf(operation, example).map((form) => ({
      title: titles[form],
      content: codeBlock(curlLine(server, operation, form, example), "sh"),
    })),
  ];
  return tabs({ name: "call", label: "Ways to call it", panels });
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
