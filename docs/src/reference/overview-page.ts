import { html, type Markup, type Part } from "../html.ts";
import { heading } from "../markdown.ts";
import type { Page } from "../page.ts";
import type { Operation } from "./operation.ts";
import { operationPath, overviewPath, schemaPath } from "./paths.ts";
import type { ReferenceContext } from "./reference-context.ts";
import { nameLink, referenceTable } from "./reference-table.ts";
import { overviewTwin } from "./reference-twins.ts";

/** Where the reference begins: every operation and schema, tokens, and what the description says of the whole API. */
export function overviewPage(context: ReferenceContext): Page {
  const { info, servers, tags } = context.document;
  const body = html`${heading(1, "", "API reference")}
<p class="lead">Every operation and every message of the ${info.title}, version ${info.version}, made from
<a href="/openapi/starfish.v1.yaml">the description</a>.</p>
<p class="address"><span class="method">server</span> <code>${servers[0].url}</code></p>
<p>${servers[0].description}</p>
${heading(2, "operations", "Operations")}
${tags.map(({ name, description }) => operationTable(context, name, description))}
${heading(2, "schemas", "Schemas")}
${schemaTable(context)}
${heading(2, "bearer-tokens", "Bearer tokens")}
${securityTable(context)}
${heading(2, "about", "About this description")}
${context.prose(info.description)}`;
  return {
    path: overviewPath.slice(1),
    title: "API reference",
    body,
    width: "wide",
    source: "openapi/starfish.v1.yaml",
    markdown: overviewTwin(context.document, context.operations),
  };
}

function operationTable({ operations, badge }: ReferenceContext, tag: string, description: string): Markup {
  const rows = operations
    .filter((operation) => operation.tag === tag)
    .map((each) => [nameLink(operationPath(each.id), each.id), addressOf(each), each.summary, badge(each.evidence)]);
  return html`${heading(3, tag.toLowerCase(), tag)}
<p>${description}</p>
${referenceTable(["Operation", "Address", "What it does", "Evidence"], rows)}`;
}

function addressOf({ callbackOf, method, path }: Operation): Part {
  if (callbackOf !== undefined) return "called by the server";
  return html`<span class="method">${method}</span> <code>${path}</code>`;
}

function schemaTable({ document, badge, prose }: ReferenceContext): Markup {
  const rows = Object.entries(document.components.schemas).map(([name, schema]) => [
    nameLink(schemaPath(name), name),
    prose(schema.description ?? ""),
    badge(schema["x-evidence"]),
  ]);
  return referenceTable(["Schema", "What it is", "Evidence"], rows);
}

function securityTable({ document, badge, prose }: ReferenceContext): Markup {
  const rows = Object.entries(document.components.securitySchemes).map(([name, scheme]) => [
    html`<code>${name}</code>`,
    scheme.type,
    prose(scheme.description),
    badge(scheme["x-evidence"]),
  ]);
  return referenceTable(["Scheme", "Type", "What it is", "Evidence"], rows);
}
