import { codeBlock } from "../highlight.ts";
import { html, Markup } from "../html.ts";
import { indentXml } from "./indent-xml.ts";
import type { Example, Form, Message } from "./message.ts";

const captions: Readonly<Record<Form, string>> = { json: "JSON", xml: "XML", form: "Form", any: "Any body" };

/** A message's named examples: JSON and XML side by side where there is room, a form below them. */
export function exampleList({ examples }: Pick<Message, "examples">, depth: 3 | 4 | 5): Markup[] {
  return examples.map((example) => exampleFigures(example, depth));
}

function exampleFigures({ name, summary, values }: Example, depth: number): Markup {
  const tag = new Markup(`h${depth}`);
  const figures = [...values].map(([form, value]) => figure(form, value));
  return html`<section class="example">
<${tag}>${words(name)}</${tag}>
${summary === undefined ? undefined : html`<p>${summary}</p>\n`}<div class="forms">
${figures}</div>
</section>
`;
}

function figure(form: Form, value: unknown): Markup {
  const code = {
    json: () => codeBlock(JSON.stringify(value, undefined, 2), "json"),
    xml: () => codeBlock(indentXml(String(value)), "xml"),
    form: () => codeBlock(String(value)),
    any: () => codeBlock(String(value)),
  };
  const wire = form === "xml" ? exactText(String(value)) : undefined;
  return html`<figure class="${form}"><figcaption>${captions[form]}</figcaption>
${code[form]()}${wire}</figure>
`;
}

/** On the wire an XML message is one line, which nobody can read. */
function exactText(text: string): Markup {
  return html`<details class="wire"><summary>The exact text on the wire</summary>
${codeBlock(text, "xml")}</details>
`;
}

/** `onlyRequired` as "Only required". */
function words(name: string): string {
  const text = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return text.charAt(0).toUpperCase() + text.slice(1);
}
