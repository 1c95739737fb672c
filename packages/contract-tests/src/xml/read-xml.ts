import { UnreadableBodyError } from "../errors.ts";
import { memberSchema, resolveSchema, schemaOf } from "../spec/schemas.ts";
import type { Contract, JsonSchema } from "../types.ts";
import { parseXml, type XmlElement } from "./element.ts";

/**
 * The value of a DataContract XML document, typed by the schema of its message. Text that has no value of its member's
 * type stays text, and names that the schema does not list are kept, so that the schema can say what is wrong.
 *
 * @throws {UnreadableBodyError} when the text is not well-formed, or the root element is another one.
 */
export function readXml(contract: Contract, schemaName: string, text: string): unknown {
  const schema = schemaOf(contract, schemaName);
  const root = parseXml(text);
  const expected = clarkName(schema.xml?.namespace ?? "", schema.xml?.name ?? schemaName);
  if (clarkName(root.namespace, root.name) !== expected) {
    throw new UnreadableBodyError(`the root element is ${clarkName(root.namespace, root.name)}, not ${expected}`);
  }
  return readElement(contract, schema, root);
}

function readElement(contract: Contract, schema: JsonSchema, element: XmlElement): unknown {
  const resolved = resolveSchema(contract, schema);
  if (element.isNil) {
    return null;
  }
  if (hasType(resolved, "array")) {
    return readItems(contract, resolved, element);
  }
  if (hasType(resolved, "object")) {
    return readMembers(contract, resolved, element);
  }
  return element.children.length > 0 ? readUntyped(element) : readText(resolved, element.text);
}

/** A list has an element for each item, but a list of texts inside of a map is one text (observed). */
function readItems(contract: Contract, schema: JsonSchema, element: XmlElement): unknown[] {
  const items = resolveSchema(contract, schema.items ?? {});
  if (items.xml?.name === undefined) {
    return [element.children.length > 0 ? readUntyped(element) : element.text];
  }
  refuseText(element);
  return element.children.map((child) =>
    child.name === items.xml?.name && child.namespace === (items.xml.namespace ?? "")
      ? readElement(contract, items, child)
      : { [memberName(child, element.namespace)]: readUntyped(child) },
  );
}

function readMembers(contract: Contract, schema: JsonSchema, element: XmlElement): Record<string, unknown> {
  refuseText(element);
  const members = new Map<string, unknown>();
  for (const child of element.children) {
    const name = memberName(child, element.namespace);
    const member = memberSchema(schema, name);
    if (!members.has(name)) {
      members.set(name, member === undefined ? readUntyped(child) : readElement(contract, member, child));
    }
  }
  return Object.fromEntries(members);
}

/** An element of a foreign namespace is another member than its namesake: it keeps the URI in its name. */
function memberName(element: XmlElement, home: string): string {
  return element.namespace === home ? element.name : clarkName(element.namespace, element.name);
}

function readUntyped(element: XmlElement): unknown {
  if (element.isNil) {
    return null;
  }
  return element.children.length === 0
    ? element.text
    : Object.fromEntries(element.children.map((child) => [memberName(child, element.namespace), readUntyped(child)]));
}

/** Booleans and whole numbers as XML Schema writes them. */
function readText(schema: JsonSchema, text: string): unknown {
  const collapsed = text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
  if (hasType(schema, "boolean")) {
    return ["true", "1"].includes(collapsed) || (["false", "0"].includes(collapsed) ? false : text);
  }
  if (hasType(schema, "integer")) {
    // Adding zero makes -0 the 0 that it is on the server.
    return /^[+-]?\d+$/.test(collapsed) ? Number(collapsed) + 0 : text;
  }
  return text;
}

function refuseText(element: XmlElement): void {
  if (element.text.trim() !== "") {
    throw new UnreadableBodyError(
      `${element.name} holds the text ${JSON.stringify(element.text.trim())} between its members`,
    );
  }
}

function hasType(schema: JsonSchema, type: string): boolean {
  return schema.type === type || (Array.isArray(schema.type) && schema.type.includes(type));
}

function clarkName(namespace: string, name: string): string {
  return `{${namespace}}${name}`;
}
