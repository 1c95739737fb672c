import type { WireArray, WireMember, WireObject, WireTable } from "../../src/codec/wire-table.ts";
import { type Element, parseTree, Refusal } from "./reference-tree.ts";

export interface ReadOptions {
  readonly unknownMembers?: "ignore" | "refuse";
  readonly maxDepth?: number;
}

export type Reading = { readonly value: unknown } | { readonly refusal: string };

const XSI = "http://www.w3.org/2001/XMLSchema-instance";

/**
 * Reads a document of this API in the plainest way there is: saxes makes a tree, and this walks the tree beside the
 * schema. It shares the wire table with the client's codec and no code, so that an error in one is not in the other.
 */
export function read(table: WireTable, schemaName: string, text: string, options: ReadOptions = {}): Reading {
  try {
    return { value: readRoot(table, schemaName, parseTree(text, options.maxDepth ?? 256), options) };
  } catch (error) {
    if (error instanceof Refusal) {
      return { refusal: error.message };
    }
    throw error;
  }
}

function readRoot(table: WireTable, schemaName: string, root: Element, options: ReadOptions): unknown {
  const schema = schemaIn(table, schemaName);
  if (root.name !== schema.root || root.namespace !== schema.namespace) {
    throw new Refusal(`the root is not ${schema.root}`);
  }
  return readMessage(table, schemaName, root, schema.namespace, options);
}

function schemaIn(table: WireTable, schemaName: string): WireObject | WireArray {
  const schema = table.schemas[schemaName];
  if (schema === undefined) {
    throw new RangeError(`There is no schema ${schemaName}`);
  }
  return schema;
}

function readMessage(
  table: WireTable,
  schemaName: string,
  element: Element,
  namespace: string,
  options: ReadOptions,
): unknown {
  const schema = schemaIn(table, schemaName);
  if (isNil(element)) {
    return nil(element, schema.nullable === true);
  }
  refuseText(element);
  return schema.kind === "array"
    ? readItems(table, schema, element, namespace, options)
    : readMembers(table, schema, element, namespace, options);
}

function readItems(
  table: WireTable,
  schema: WireArray,
  element: Element,
  namespace: string,
  options: ReadOptions,
): unknown[] {
  const items: unknown[] = [];
  for (const child of element.children) {
    if (child.name === schema.itemName && child.namespace === namespace) {
      items.push(readMessage(table, schema.item, child, namespace, options));
    } else if (options.unknownMembers === "refuse") {
      throw new Refusal(`${child.name} is no item`);
    }
  }
  return items;
}

function readMembers(
  table: WireTable,
  schema: WireObject,
  element: Element,
  namespace: string,
  options: ReadOptions,
): unknown {
  const members = new Map(schema.members.map((member) => [member.name, member]));
  const values = new Map<string, unknown>();
  for (const child of element.children) {
    const member = child.namespace === namespace ? members.get(child.name) : undefined;
    if (member === undefined && options.unknownMembers === "refuse") {
      throw new Refusal(`${child.name} is no member`);
    }
    const kept = member !== undefined || (schema.open === true && child.namespace === namespace);
    if (kept && values.has(child.name)) {
      throw new Refusal(`${child.name} is there twice`);
    }
    if (member !== undefined) {
      values.set(child.name, readMember(table, member, child, namespace, options));
    } else if (kept) {
      values.set(child.name, isNil(child) ? nil(child, true) : scalarText(child));
    }
  }
  for (const { name, required, nullable } of schema.members) {
    if (required === true && !values.has(name)) {
      if (nullable !== true) {
        throw new Refusal(`${name} is missing`);
      }
      values.set(name, null);
    }
  }
  return Object.fromEntries(values);
}

function readMember(
  table: WireTable,
  member: WireMember,
  element: Element,
  namespace: string,
  options: ReadOptions,
): unknown {
  if (member.kind === "object") {
    return readMessage(table, member.schema, element, namespace, options);
  }
  if (isNil(element)) {
    return nil(element, member.nullable === true);
  }
  switch (member.kind) {
    case "string":
      return scalarText(element);
    case "integer":
      return integer(scalarText(element), member.minimum, member.maximum);
    case "boolean":
      return boolean(scalarText(element));
    case "map":
      return readMap(element, namespace);
  }
}

function readMap(element: Element, namespace: string): unknown {
  refuseText(element);
  const entries = new Map<string, string[]>();
  for (const child of element.children) {
    if (child.namespace !== namespace) {
      throw new Refusal(`${child.name} is in another namespace`);
    }
    if (entries.has(child.name)) {
      throw new Refusal(`${child.name} is there twice`);
    }
    if (isNil(child)) {
      throw new Refusal(`${child.name} may not be nil`);
    }
    entries.set(child.name, [scalarText(child)]);
  }
  return Object.fromEntries(entries);
}

function isNil(element: Element): boolean {
  const attribute = element.attributes.find(({ name, namespace }) => name === "nil" && namespace === XSI);
  return attribute !== undefined && boolean(attribute.value);
}

function nil(element: Element, allowed: boolean): null {
  if (!allowed) {
    throw new Refusal(`${element.name} may not be nil`);
  }
  if (element.children.length > 0 || element.text !== "") {
    throw new Refusal(`${element.name} is nil and has content`);
  }
  return null;
}

function refuseText(element: Element): void {
  if (/[^\t\n\r ]/.test(element.text)) {
    throw new Refusal(`${element.name} has text between its elements`);
  }
}

function scalarText(element: Element): string {
  if (element.children.length > 0) {
    throw new Refusal(`${element.name} has elements in its text`);
  }
  return element.text;
}

const trimmed = (text: string): string => text.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, "");

function boolean(text: string): boolean {
  switch (trimmed(text)) {
    case "true":
    case "1":
      return true;
    case "false":
    case "0":
      return false;
    default:
      throw new Refusal("that is no boolean");
  }
}

function integer(text: string, minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER): number {
  const digits = trimmed(text);
  if (!/^[+-]?[0-9]+$/.test(digits)) {
    throw new Refusal("that is no integer");
  }
  const number = Number(digits);
  if (number < minimum || number > maximum) {
    throw new Refusal("the integer is out of range");
  }
  return number === 0 ? 0 : number;
}
