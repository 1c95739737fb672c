import { InvalidOptionError } from "../../errors.ts";
import { compileOnce, findObject, findSchema } from "../compile.ts";
import { describeType, findMembers, isPlainObject, type Slot } from "../own-members.ts";
import { scalarProblem, type WireScalar } from "../scalar.ts";
import type { WireArray, WireMap, WireMember, WireObject, WireTable } from "../wire-table.ts";
import { escapeText, type XmlWriting } from "./escape.ts";
import { isName, schemaInstance } from "./names.ts";
import { rootDeclarations } from "./namespaces.ts";

/** Gives the XML of a value. What is wrong goes to the collector, and the text is of no use then. */
export type XmlWriter = (value: unknown, writing: XmlWriting) => string;

interface XmlSlot extends Slot {
  /** Writes the element. */
  readonly write: XmlWriter;
}

/** A value that nests deeper refers to itself; it is also the most that the server reads (observed). */
const maxDepth = 256;

/** How many items become one text at a time: enough short-lived pieces to be worth a join, too few to outlive it. */
const itemsPerPiece = 64;

export const xmlWriter: (table: WireTable, schema: string) => XmlWriter = compileOnce((table, name) => {
  const schema = findSchema(table, name);
  const { root, namespace = "" } = schema;
  if (root === undefined) throw new InvalidOptionError(`${name} has no XML form`);
  const nil = nilAttribute(namespace);
  const declarations = rootDeclarations(namespace);
  const write = schema.kind === "array" ? itemsWriter(table, schema) : contentWriter(table, schema);
  return (value, writing) => {
    if (value === null && schema.nullable) return `<${root}${nil}${declarations} />`;
    return element(root, write(value, writing), declarations);
  };
});

/** Where no root declares the prefix, the element itself must. */
function nilAttribute(namespace: string): string {
  return namespace === "" ? ` xmlns:i="${schemaInstance}" i:nil="true"` : ` i:nil="true"`;
}

function element(name: string, content: string, attributes = ""): string {
  return content === "" ? `<${name}${attributes} />` : `<${name}${attributes}>${content}</${name}>`;
}

function itemsWriter(table: WireTable, { item, itemName }: WireArray): XmlWriter {
  const write = contentWriter(table, findObject(table, item));
  return (value, writing) => {
    const { path } = writing.collector;
    if (!Array.isArray(value)) {
      writing.collector.add(`Expected a list, found ${describeType(value)}`);
      return "";
    }
    const pieces: string[] = [];
    for (let start = 0; start < value.length; start += itemsPerPiece) {
      const items: string[] = [];
      for (let i = start; i < Math.min(start + itemsPerPiece, value.length); i++) {
        path.push(i);
        items.push(element(itemName, write(value[i], writing)));
        path.pop();
      }
      pieces.push(items.join(""));
    }
    return pieces.join("");
  };
}

/** Writes the members of an object, one element each. */
function contentWriter(table: WireTable, schema: WireObject): XmlWriter {
  const nil = nilAttribute(schema.namespace ?? "");
  const findOwn = findMembers(schema, (name, member): XmlSlot => {
    const write = member === undefined ? additionalWriter(name) : memberWriter(table, member);
    const nilElement = member === undefined || member.nullable ? `<${name}${nil} />` : undefined;
    return {
      name,
      member,
      write: (value, writing) => (value === null && nilElement !== undefined ? nilElement : write(value, writing)),
    };
  });
  return (value, writing) => {
    let content = "";
    for (const slot of findOwn(value, writing.collector)?.inOrder ?? []) {
      const own = (value as Record<string, unknown>)[slot.name];
      if (own !== undefined) content += slot.write(own, writing);
      else if (slot.member?.required) writing.collector.add("A value is required", slot.name);
    }
    return content;
  };
}

function memberWriter(table: WireTable, member: WireMember): XmlWriter {
  switch (member.kind) {
    case "object":
      return nestedWriter(table, member.name, member.schema);
    case "map":
      return mapWriter(member);
    default:
      return scalarWriter(member.name, member);
  }
}

function scalarWriter(name: string, member: WireScalar | undefined): XmlWriter {
  const open = `<${name}>`;
  const close = `</${name}>`;
  return (value, writing) => {
    if (typeof value === "string" && member?.kind === "string" && !writing.validate) {
      return open + escapeText(value, name, writing) + close;
    }
    const problem = scalarProblem(member, value, writing.validate);
    if (problem === undefined) return open + escapeText(String(value), name, writing) + close;
    writing.collector.add(problem, name);
    return "";
  };
}

/** The writer of a member that an open type does not list. */
function additionalWriter(name: string): XmlWriter {
  if (isName(name)) return scalarWriter(name, undefined);
  return (_, { collector }) => {
    collector.add("Not a name that XML 1.0 allows", name);
    return "";
  };
}

function nestedWriter(table: WireTable, name: string, schema: string): XmlWriter {
  let write: XmlWriter | undefined;
  return (value, writing) => {
    const { collector } = writing;
    if (collector.path.length === maxDepth) {
      collector.add(`Nested deeper than ${maxDepth} levels, perhaps without end`);
      return "";
    }
    write ??= contentWriter(table, findObject(table, schema));
    collector.path.push(name);
    const text = element(name, write(value, writing));
    collector.path.pop();
    return text;
  };
}

function mapWriter({ name }: WireMap): XmlWriter {
  return (value, writing) => {
    const { collector } = writing;
    if (!isPlainObject(value)) {
      collector.add(`Expected an object, found ${describeType(value)}`, name);
      return "";
    }
    let content = "";
    collector.path.push(name);
    for (const key of Object.keys(value)) {
      const texts = value[key];
      if (!isName(key)) collector.add("Not a name that XML 1.0 allows", key);
      else if (!isListOfTexts(texts)) collector.add("Expected a list of texts", key);
      else content += `<${key}>${escapeText(texts.join(" "), key, writing)}</${key}>`;
    }
    collector.path.pop();
    return element(name, content);
  };
}

function isListOfTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((text) => typeof text === "string");
}
