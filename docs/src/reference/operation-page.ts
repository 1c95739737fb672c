import { html, type Markup } from "../html.ts";
import { heading } from "../markdown.ts";
import type { Page } from "../page.ts";
import { callTabs } from "./call-tabs.ts";
import type { HeaderNode } from "./document.ts";
import { exampleList } from "./examples.ts";
import { type Fact, factList } from "./facts.ts";
import { memberTable, requiredMark, typeAndRules } from "./members.ts";
import type { Message } from "./message.ts";
import type { Operation, Response } from "./operation.ts";
import { operationPath, overviewPath, schemaPath } from "./paths.ts";
import type { ReferenceContext } from "./reference-context.ts";
import { nameLink, referenceTable } from "./reference-table.ts";
import { operationTwin } from "./reference-twins.ts";
import { sampleTabs } from "./sample-tabs.ts";

/** All that the description says of one operation. */
export function operationPage(context: ReferenceContext, operation: Operation): Page {
  const { id, method, path, summary, description, evidence } = operation;
  const body = html`<div class="split"><div>
${heading(1, id, id)}
<p class="lead">${summary}</p>
<p class="address"><span class="method">${method}</span> <code>${path}</code> ${context.badge(evidence)}</p>
${context.prose(description)}
${facts(operation)}
${parameterSection(context, operation)}
${requestSection(context, operation)}
${heading(2, "responses", "Responses")}
${operation.responses.map((response) => responseSection(context, response))}</div>
${callSection(context, operation)}</div>`;
  return {
    path: operationPath(id).slice(1),
    title: id,
    body,
    width: "wide",
    source: "openapi/starfish.v1.yaml",
    markdown: operationTwin(context.document, operation),
  };
}

/** Beside the text where there is room, else after it. Only the server calls what is called back. */
function callSection(context: ReferenceContext, operation: Operation): Markup | undefined {
  if (operation.callbackOf !== undefined) return undefined;
  return html`<aside class="samples" aria-label="Samples">${heading(2, "call", "Call it")}
${callTabs(context, operation)}
${programs(context, operation)}</aside>`;
}

function programs(context: ReferenceContext, { id, startsJob }: Operation): Markup | undefined {
  const samples = context.samplesOf(id);
  if (samples.length === 0) return undefined;
  return html`${heading(2, "programs", "Whole programs")}
<p>Each stands by itself, says what went wrong${startsJob ? ", and sends its start once" : undefined}.</p>
${sampleTabs(samples)}`;
}

function facts({ security, startsJob, callbackOf, callbacks, tag }: Operation): Markup {
  const tokens = { none: "not needed", optional: "perhaps needed: that is unknown", required: "needed" };
  const names = (ids: readonly string[]) => ids.map((id) => html`${nameLink(operationPath(id), id)} `);
  const facts: Fact[] = [
    ["Group", tag],
    ["Bearer token", html`<a href="${overviewPath}#bearer-tokens">${tokens[security]}</a>`],
  ];
  if (startsJob) facts.push(["Starts a job", "Never send it again unless the first certainly did not arrive."]);
  if (callbackOf !== undefined) facts.push(["Called by the server", html`after ${names([callbackOf])}`]);
  if (callbacks.length > 0) facts.push(["Calls back", names(callbacks)]);
  return factList(facts);
}

function parameterSection(context: ReferenceContext, { parameters }: Operation): Markup | undefined {
  if (parameters.length === 0) return undefined;
  const rows = parameters.map((each) => [
    html`<code>${each.name}</code>${requiredMark(each.required === true)}`,
    each.in,
    typeAndRules(each.schema, each.schema),
    html`${context.badge(each["x-evidence"])}${context.prose(each.description)}
<p>Such as <code>${each.example}</code>.</p>`,
  ]);
  return html`${heading(2, "parameters", "Parameters")}
${referenceTable(["Name", "In", "Type", "Meaning"], rows)}`;
}

function requestSection(context: ReferenceContext, { request }: Operation): Markup | undefined {
  if (request === undefined) return undefined;
  return html`${heading(2, "request", "Request body")}
${request.description === undefined ? undefined : context.prose(request.description)}
${messageLine(request, request.required ? ", required" : ", optional")}
${request.schema === undefined ? undefined : memberTable(context, request.schema)}
${heading(3, "request-examples", "Examples of the request")}
${exampleList(request, 4)}`;
}

/** A success is told in full; an error's members are on its schema's page and its examples open on demand. */
function responseSection(context: ReferenceContext, { status, description, headers, message }: Response): Markup {
  const isSuccess = status.startsWith("2");
  const { schema, mediaTypes } = message;
  const examples = exampleList(message, 4);
  return html`${heading(3, `status-${status.toLowerCase()}`, status)}
${context.prose(description)}
${headers.map(([name, header]) => headerLine(context, name, header))}
${mediaTypes.size === 0 ? undefined : messageLine(message, "")}
${isSuccess && schema !== undefined ? memberTable(context, schema) : undefined}
${isSuccess ? examples : foldedExamples(status, examples)}`;
}

function headerLine({ badge }: ReferenceContext, name: string, header: HeaderNode): Markup {
  const { description, example, "x-evidence": evidence } = header;
  return html`<p>Header <code>${name}</code> ${badge(evidence)}: ${description} Such as <code>${example}</code>.</p>
`;
}

function foldedExamples(status: string, examples: readonly Markup[]): Markup | undefined {
  if (examples.length === 0) return undefined;
  const count = examples.length === 1 ? "An example" : `${examples.length} examples`;
  return html`<details><summary>${count} of ${status}</summary>
${examples}</details>
`;
}

function messageLine({ schema, mediaTypes }: Message, need: string): Markup {
  const name = schema === undefined ? "Any body at all" : nameLink(schemaPath(schema), schema);
  const types = [...mediaTypes.keys()].map((type) => html`<code>${type}</code> `);
  return html`<p class="message">${name}${need}: ${types}</p>
`;
}
