import { InvalidOptionError } from "../../errors.ts";
import { compileOnce, findObject, findSchema } from "../compile.ts";
import { rangeOf, scalarProblem, type WireScalar } from "../scalar.ts";
import { describeType, isPlainObject } from "../value-type.ts";
import type { WireArray, WireMap, WireMember, WireMessages, WireObject } from "../wire-table.ts";
import { escapeText, type XmlWriting } from "./escape.ts";
import { isName, schemaInstance } from "./names.ts";
import { rootDeclarations } from "./namespaces.ts";
import { findMembers, type Slot } from "./own-members.ts";

/**
 * Gives a text with the XML of a value appended. What is wrong goes to the collector, and the text is of no use then.
 * Appending to one text is what V8 does best: it joins the parts once, when the whole is read.
 */
type XmlWriter = (text: string, value: unknown, writing: XmlWriting) => string;

interface XmlSlot extends Slot {
  readonly startTag: string;
  /** The end tag of the member before, and the start tag. */
  readonly seam: string;
  readonly endTag: string;
  /** Instead of the element where there is no value; undefined where there must be one. */
  readonly nil: string | undefined;
  readonly isText: boolean;
  readonly minimum: number;
  readonly maximum: number;
  /** The text that needed no escaping last: the rows of a run, and the runs of a job, have many texts in common. */
  plain: string;
  /** Appends the element, after more checks than the common case needs. */
  readonly write: XmlWriter;
}

/** A value that nests deeper refers to itself; it is also the most that the server reads (observed). */
const maxDepth = 256;

/** Longer texts are not kept only to be compared. */
const longestRemembered = 64;

/** Parts of a text that is longer than this are joined, so that they need not outlive the collection of young garbage. */
const longestUnjoined = 2 ** 16;

/** Gives the document of a message. */
export const xmlWriter: (table: WireMessages, schema: string) => (value: unknown, writing: XmlWriting) => string =
  compileOnce((table, name) => {
    const schema = findSchema(table, name);
    const { root, namespace = "" } = schema;
    if (root === undefined) throw new InvalidOptionError(`${name} has no XML form`);
    const declarations = rootDeclarations(namespace);
    const nilRoot = `<${root}${nilAttribute(namespace)}${declarations} />`;
    const content = schema.kind === "array" ? itemsWriter(table, schema) : membersWriter(table, schema);
    const write = elementWriter(root, declarations, content);
    return (value, writing) => {
      if (value === null && schema.nullable) return nilRoot;
      const rest = write("", value, writing);
      return writing.joined.length === 0 ? rest : [...writing.joined, rest].join("");
    };
  });

/** Where no root declares the prefix, the element itself must. */
function nilAttribute(namespace: string): string {
  return namespace === "" ? ` xmlns:i="${schemaInstance}" i:nil="true"` : ` i:nil="true"`;
}

/** Puts tags around what another writer appends: one tag where it appends nothing. */
function elementWriter(name: string, attributes: string, writeContent: XmlWriter): XmlWriter {
  const open = `<${name}${attributes}>`;
  const empty = `<${name}${attributes} />`;
  const close = `</${name}>`;
  return (text, value, writing) => {
    const start = text + open;
    const content = writeContent(start, value, writing);
    return content === start ? text + empty : content + close;
  };
}

function itemsWriter(table: WireMessages, { item, itemName }: WireArray): XmlWriter {
  const write = elementWriter(itemName, "", membersWriter(table, findObject(table, item)));
  return (text, value, writing) => {
    const { collector, joined } = writing;
    if (!Array.isArray(value)) {
      collector.add(`Expected list, found ${describeType(value)}`);
      return text;
    }
    let written = text;
    for (let i = 0; i < value.length; i++) {
      collector.path.push(i);
      written = write(written, value[i], writing);
      collector.path.pop();
      if (written.length <= longestUnjoined) continue;
      joined.push(join(written));
      written = "";
    }
    return written;
  };
}

/** V8 joins the parts of a text before it searches it; the search itself ends at the last character. */
function join(text: string): string {
  text.lastIndexOf(">");
  return text;
}

/** Writes the members of an object, an element each. */
function membersWriter(table: WireMessages, schema: WireObject): XmlWriter {
  const nil = nilAttribute(schema.namespace ?? "");
  const slotOf = (name: string, member: WireMember | undefined): XmlSlot => {
    const isNullable = member === undefined || member.nullable === true;
    const { minimum, maximum } = member?.kind === "integer" ? rangeOf(member) : nothing;
    return {
      name,
      member,
      startTag: `<${name}>`,
      seam: `<${name}>`,
      endTag: `</${name}>`,
      nil: isNullable ? `<${name}${nil} />` : undefined,
      isText: member?.kind === "string",
      minimum,
      maximum,
      plain: "",
      write: member === undefined ? additionalWriter(name) : memberWriter(table, member),
    };
  };
  const findOwn = findMembers(schema, slotOf, inOrdinalOrder);
  return (text, value, writing) => {
    let written = text;
    let endTag = "";
    for (const slot of findOwn(value, writing.collector)?.slots ?? []) {
      const own = (value as Record<string, unknown>)[slot.name];
      if (slot.isText && typeof own === "string" && !writing.validate) {
        written = written + (endTag === "" ? slot.startTag : slot.seam) + plainOrEscaped(own, slot, writing);
        endTag = slot.endTag;
      } else if (typeof own === "number" && isInRange(own, slot) && !writing.validate) {
        written = written + (endTag === "" ? slot.startTag : slot.seam) + own;
        endTag = slot.endTag;
      } else {
        written += endTag;
        endTag = "";
        if (own === null && slot.nil !== undefined) written += slot.nil;
        else if (own !== undefined) written = slot.write(written, own, writing);
        else if (slot.member?.required) writing.collector.add("A value is required", slot.name);
      }
    }
    return written + endTag;
  };
}

/** By UTF-16 units, as the framework sorts them. */
function inOrdinalOrder(slots: readonly XmlSlot[]): readonly XmlSlot[] {
  const sorted = slots.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return sorted.map((slot, index) => ({ ...slot, seam: (sorted[index - 1]?.endTag ?? "") + slot.startTag }));
}

function plainOrEscaped(text: string, slot: XmlSlot, writing: XmlWriting): string {
  if (text === slot.plain) return text;
  const escaped = escapeText(text, slot.name, writing);
  if (escaped === text && text.length <= longestRemembered) slot.plain = text;
  return escaped;
}

/** The range of what is no whole number. */
const nothing = { minimum: 1, maximum: 0 };

function isInRange(value: number, { minimum, maximum }: XmlSlot): boolean {
  return value >= minimum && value <= maximum && Number.isInteger(value);
}

function memberWriter(table: WireMessages, member: WireMember): XmlWriter {
  switch (member.kind) {
    case "object":
      return nestedWriter(table, member.name, member.schema);
    case "map":
      return elementWriter(member.name, "", mapWriter(member));
    default:
      return scalarWriter(member.name, member);
  }
}

function scalarWriter(name: string, member: WireScalar | undefined): XmlWriter {
  const open = `<${name}>`;
  const close = `</${name}>`;
  return (text, value, writing) => {
    const problem = scalarProblem(member, value, writing.validate);
    if (problem === undefined) return text + open + escapeText(String(value), name, writing) + close;
    writing.collector.add(problem, name);
    return text;
  };
}

/** The writer of a member that an open type does not list. */
function additionalWriter(name: string): XmlWriter {
  if (isName(name)) return scalarWriter(name, undefined);
  return (text, _, { collector }) => {
    collector.add("Not a name that XML 1.0 allows", name);
    return text;
  };
}

function nestedWriter(table: WireMessages, name: string, schema: string): XmlWriter {
  let write: XmlWriter | undefined;
  return (text, value, writing) => {
    const { collector } = writing;
    if (collector.path.length === maxDepth) {
      collector.add(`Nested deeper than ${maxDepth} levels, perhaps without end`);
      return text;
    }
    write ??= elementWriter(name, "", membersWriter(table, findObject(table, schema)));
    collector.path.push(name);
    const written = write(text, value, writing);
    collector.path.pop();
    return written;
  };
}

function mapWriter({ name }: WireMap): XmlWriter {
  return (text, value, writing) => {
    const { collector } = writing;
    if (!isPlainObject(value)) {
      collector.add(`Expected object, found ${describeType(value)}`, name);
      return text;
    }
    let written = text;
    collector.path.push(name);
    for (const key of Object.keys(value)) {
      const texts = value[key];
      if (!isName(key)) collector.add("Not a name that XML 1.0 allows", key);
      else if (!isListOfTexts(texts)) collector.add("Expected list of strings", key);
      else written += `<${key}>${escapeText(texts.join(" "), key, writing)}</${key}>`;
    }
    collector.path.pop();
    return written;
  };
}

function isListOfTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((text) => typeof text === "string");
}
