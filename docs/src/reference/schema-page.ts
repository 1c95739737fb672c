import { html, type Markup } from "../html.ts";
import { heading } from "../markdown.ts";
import type { Page } from "../page.ts";
import { type Schema, schemaNameOf } from "./document.ts";
import { exampleList } from "./examples.ts";
import { type Fact, factList } from "./facts.ts";
import { memberTable, typeAndRules } from "./members.ts";
import type { Example } from "./message.ts";
import { operationPath, schemaPath } from "./paths.ts";
import type { ReferenceContext } from "./reference-context.ts";
import { nameLink } from "./reference-table.ts";
import { schemaTwin } from "./reference-twins.ts";

/** All that the description says of one schema: its members, its XML, its examples, and who uses it. */
export function schemaPage(context: ReferenceContext, name: string, schema: Schema): Page {
  const { properties, items } = schema;
  const examples = examplesOf(context, name);
  const body = html`${heading(1, name, name)}
<p class="address"><span class="method">schema</span> ${context.badge(schema["x-evidence"])}</p>
${context.prose(schema.description ?? "")}
${facts(context, name, schema)}
${items === undefined ? undefined : html`${heading(2, "items", "Items")}<p>${typeAndRules(schema, schema)}</p>`}
${properties === undefined ? undefined : html`${heading(2, "members", "Members")}${memberTable(context, name)}`}
${examples.length === 0 ? undefined : html`${heading(2, "examples", "Examples")}${exampleList({ examples }, 3)}`}`;
  return {
    path: schemaPath(name).slice(1),
    title: name,
    body,
    width: "wide",
    source: "openapi/starfish.v1.yaml",
    markdown: schemaTwin(name, schema),
  };
}

function facts(context: ReferenceContext, name: string, { xml, additionalProperties }: Schema): Markup {
  const users = usersOf(context, name).map((id) => html`${nameLink(operationPath(id), id)} `);
  const holders = holdersOf(context, name).map((holder) => html`${nameLink(schemaPath(holder), holder)} `);
  const facts: Fact[] = [
    ["Used by", [users, holders]],
    ["XML root", xml?.name === undefined ? "no XML form" : html`<code>${xml.name}</code>`],
  ];
  if (xml !== undefined) {
    facts.push(["XML namespace", xml.namespace === undefined ? "none" : html`<code>${xml.namespace}</code>`]);
  }
  if (additionalProperties === true) facts.push(["Other members", "are possible"]);
  return factList(facts);
}

/** Every example of a message with this schema, wherever it is used. */
function examplesOf({ operations }: ReferenceContext, name: string): Example[] {
  const messages = operations.flatMap(({ request, responses }) => [
    ...(request === undefined ? [] : [request]),
    ...responses.map(({ message }) => message),
  ]);
  const examples = new Map<string, Example>();
  for (const message of messages.filter(({ schema }) => schema === name)) {
    for (const example of message.examples) {
      const known = examples.get(example.name);
      if (known === undefined || known.values.size < example.values.size) examples.set(example.name, example);
    }
  }
  return [...examples.values()];
}

function usersOf({ operations }: ReferenceContext, name: string): string[] {
  return operations
    .filter(({ request, responses }) =>
      [request, ...responses.map(({ message }) => message)].some((each) => each?.schema === name),
    )
    .map(({ id }) => id);
}

/** The schemas that have this one as a member or an item. */
function holdersOf({ document }: ReferenceContext, name: string): string[] {
  return Object.entries(document.components.schemas)
    .filter(([, { items, properties = {} }]) =>
      [items, ...Object.values(properties)].some((each) => schemaNameOf(each) === name),
    )
    .map(([holder]) => holder);
}
