import type { WireArray, WireMember, WireMessages, WireObject } from "../../src/codec/wire-table.ts";
import { type Element, parseBoolean, parseTree } from "./reference-tree.ts";
import { Refusal } from "./refusal.ts";

export interface ReadOptions {
  readonly unknownMembers?: "ignore" | "refuse";
  readonly maxDepth?: number;
  /** What the bytes turned out to be, so that the XML declaration may not say otherwise. */
  readonly encoding?: Encoding;
}

export type Encoding = "utf-8" | "utf-16";

export type Reading = { readonly value: unknown } | { readonly refusal: string };

/**
 * Reads a document of this API in the plainest way there is: saxes makes a tree, and this walks the tree beside the
 * schema. It shares the wire table with the client's codec and no code, so that an error in one is not in the other.
 */
export function read(table: WireMessages, schemaName: string, text: string, options: ReadOptions = {}): Reading {
  try {
    const encodings = options.encoding === undefined ? ["utf-8", "utf-16"] : [options.encoding];
    return { value: readRoot(table, schemaName, parseTree(text, options.maxDepth ?? 256, encodings), options) };
  } catch (error) {
    if (error instanceof Refusal) {
      return { refusal: error.message };
    }
    throw error;
  }
}

function readRoot(table: WireMessages, schemaName: string, root: Element, options: ReadOptions): unknown {
  const namespace = table.namespaces?.[schemaName];
  if (root.name !== schemaName || root.namespace !== namespace) {
    throw new Refusal(`the root is not ${schemaName}`);
  }
  return readMessage(table, schemaName, root, namespace, options);
}

function schemaIn(table: WireMessages, schemaName: string): WireObject | WireArray {
  const schema = table.schemas[schemaName];
  if (schema === undefined) {
    throw new RangeError(`There is no schema ${schemaName}`);
  }
  return schema;
}

function readMessage(
  table: WireMessages,
  schemaName: string,
  element: Element,
  namespace: string,
  options: ReadOptions,
): unknown {
  const schema = schemaIn(table, schemaName);
  if (element.isNil) {
    return nil(element, schema.nullable === true);
  }
  refuseText(element);
  return schema.item !== undefined
    ? readItems(table, schema, element, namespace, options)
    : readMembers(table, schema, element, namespace, options);
}

function readItems(
  table: WireMessages,
  schema: WireArray,
  element: Element,
  namespace: string,
  options: ReadOptions,
): unknown[] {
  const items: unknown[] = [];
  for (const child of element.children) {
    if (child.name === schema.item && child.namespace === namespace) {
      items.push(readMessage(table, schema.item, child, namespace, options));
    } else if (options.unknownMembers === "refuse") {
      throw new Refusal(`${child.name} is no item`);
    }
  }
  return items;
}

function readMembers(
  table: WireMessages,
  schema: WireObject,
  element: Element,
  namespace: string,
  options: ReadOptions,
): unknown {
  const members = new Map(schema.members.map((member) => [member.name, member]));
  const values = new Map<string, unknown>();
  for (const child of element.children) {
    const isOwn = child.namespace === namespace;
    const member = isOwn ? members.get(child.name) : undefined;
    const isAllowed = member !== undefined || (isOwn && schema.open === true);
    if (!isAllowed && options.unknownMembers === "refuse") {
      throw new Refusal(`${child.name} is no member`);
    }
    if (isAllowed && values.has(child.name)) {
      throw new Refusal(`${child.name} is there twice`);
    }
    if (member !== undefined) {
      values.set(child.name, readMember(table, member, child, namespace, options));
    } else if (isAllowed && child.isNil) {
      values.set(child.name, nil(child, true));
    } else if (isAllowed && child.children.length === 0) {
      values.set(child.name, child.text);
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
  table: WireMessages,
  member: WireMember,
  element: Element,
  namespace: string,
  options: ReadOptions,
): unknown {
  if (member.kind === "object") {
    return readMessage(table, member.schema, element, namespace, options);
  }
  if (element.isNil) {
    return nil(element, member.nullable === true);
  }
  switch (member.kind) {
    case "string":
      return scalarText(element);
    case "integer":
      return integer(scalarText(element), member.minimum ?? -(2 ** 31), member.maximum ?? 2 ** 31 - 1);
    case "boolean":
      return parseBoolean(scalarText(element));
    case "map":
      return readMap(element, namespace, options);
  }
}

/** A key may stand several times: each time gives one text of its list. */
function readMap(element: Element, namespace: string, options: ReadOptions): unknown {
  refuseText(element);
  const entries = new Map<string, string[]>();
  for (const child of element.children) {
    if (child.namespace === namespace) {
      if (child.isNil) {
        throw new Refusal(`${child.name} may not be nil`);
      }
      entries.set(child.name, [...(entries.get(child.name) ?? []), scalarText(child)]);
    } else if (options.unknownMembers === "refuse") {
      throw new Refusal(`${child.name} is no key`);
    }
  }
  return Object.fromEntries(entries);
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

/** Between elements there may be literal white space and comments, nothing else. */
function refuseText(element: Element): void {
  if (element.hasMarkedText || /[^\t\n\r ]/.test(element.text)) {
    throw new Refusal(`${element.name} has text between its elements`);
  }
}

function scalarText(element: Element): string {
  if (element.children.length > 0) {
    throw new Refusal(`${element.name} has elements in its text`);
  }
  return element.text;
}

function integer(text: string, minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER): number {
  const digits = text.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, "");
  if (!/^[+-]?[0-9]+$/.test(digits)) {
    throw new Refusal("that is no integer");
  }
  const number = Number(digits);
  if (number < minimum || number > maximum) {
    throw new Refusal("the integer is out of range");
  }
  return number === 0 ? 0 : number;
}
