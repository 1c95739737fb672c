import { html, type Markup, type Part } from "../html.ts";
import { isNullable, type Reference, resolve, type Schema, schemaNameOf, typesOf } from "./document.ts";
import { schemaPath } from "./paths.ts";
import type { ReferenceContext } from "./reference-context.ts";
import { nameLink, referenceTable } from "./reference-table.ts";

/** A table of a schema's members, the required ones first, each with its place in XML; nothing for a schema without members. */
export function memberTable(context: ReferenceContext, name: string): Markup | undefined {
  const schema = context.document.components.schemas[name];
  if (schema?.properties === undefined) return undefined;
  const hasXml = schema.xml !== undefined;
  const members = Object.entries(schema.properties).map(([member, property], index) => ({
    member,
    property,
    place: hasXml ? html`<span class="place">${index + 1}</span>` : undefined,
    isRequired: schema.required?.includes(member) === true,
  }));
  const rows = members
    .toSorted((one, other) => Number(other.isRequired) - Number(one.isRequired))
    .map(({ member, property, place, isRequired }) => [
      html`${place}<code>${member}</code>${requiredMark(isRequired)}`,
      ...memberCells(context, property),
    ]);
  return referenceTable([hasXml ? "Member, with its place in XML" : "Member", "Type", "Meaning"], rows);
}

export function requiredMark(isRequired: boolean): Markup | undefined {
  return isRequired ? html` <span class="required">required</span>` : undefined;
}

function memberCells(context: ReferenceContext, property: Schema | Reference): Part[] {
  const schema = resolve(context.document, property);
  const description = schemaNameOf(property) === undefined ? schema.description : undefined;
  return [
    typeAndRules(property, schema),
    html`${context.badge(schema["x-evidence"])}${context.prose(description ?? "")}`,
  ];
}

/** The type, and below it every rule that a value must keep. */
export function typeAndRules(property: Schema | Reference, schema: Schema): Markup {
  const rules = rulesOf(schema).map((rule) => html`<li>${rule}</li>`);
  return html`<span class="type">${typeText(property, schema)}</span><ul class="rules">${rules}</ul>`;
}

function typeText(property: Schema | Reference, schema: Schema): Part {
  const name = schemaNameOf(property);
  if (name !== undefined) return nameLink(schemaPath(name), name);
  if (schema.items !== undefined) return html`list of ${typeText(schema.items, schema.items as Schema)}`;
  if (typeof schema.additionalProperties === "object") {
    return html`names, each with a ${typeText(schema.additionalProperties, schema.additionalProperties)}`;
  }
  const types = typesOf(schema).join(" or ");
  return types === "" ? "anything" : types;
}

function rulesOf(schema: Schema): Part[] {
  const rules: Part[] = [isNullable(schema) ? "may be null" : "never null"];
  if (schema.format !== undefined) rules.push(html`format <code>${schema.format}</code>`);
  if (schema.maxLength !== undefined) rules.push(`at most ${schema.maxLength} UTF-16 units`);
  if (schema.pattern !== undefined) rules.push(html`matches <code>${schema.pattern}</code>`);
  if (schema.enum !== undefined) rules.push(html`one of ${values(schema.enum)}`);
  if (schema.const !== undefined) rules.push(html`always ${values([schema.const])}`);
  if (schema.default !== undefined) rules.push(html`default ${values([schema.default])}`);
  if (schema["x-xsd-type"] !== undefined) rules.push(html`<code>xs:${schema["x-xsd-type"]}</code> in XML`);
  for (const [word, meaning] of Object.entries(schema["x-terminal"] ?? {})) {
    rules.push(html`<code>${word}</code> ends the run: ${meaning}`);
  }
  return rules;
}

function values(list: readonly unknown[]): Part[] {
  return list.flatMap((value, index) => [index === 0 ? "" : ", ", html`<code>${String(value)}</code>`]);
}
