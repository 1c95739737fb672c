import { compileOnce, findNamespace, findObject, findSchema } from "../compile.ts";
import { rangeOf, scalarProblem, type WireScalar } from "../scalar.ts";
import { unlistedMember } from "../unlisted-member.ts";
import { describeType, isPlainObject } from "../value-type.ts";
import type { Facets, WireArray, WireMap, WireMember, WireMessages } from "../wire-table.ts";
import { escapeText, type XmlWriting } from "./escape.ts";
import { isName, schemaInstance } from "./names.ts";
import { rootDeclarations } from "./namespaces.ts";

/**
 * Gives a text with the XML of a value appended. What is wrong goes to the collector, and the text is of no use then.
 * Appending to one text is what V8 does best: it joins the parts once, when the whole is read.
 */
type XmlWriter = (text: string, value: unknown, writing: XmlWriting) => string;

/** What is known of one member before a value is seen. */
interface XmlSlot {
  readonly name: string;
  /** Of the value's member: the name, or a symbol that no value has, where a member is known to be missing. */
  readonly key: PropertyKey;
  readonly required: boolean;
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
    const namespace = findNamespace(table, name);
    const declarations = rootDeclarations(namespace);
    const nilRoot = `<${name}${nilAttribute(namespace)}${declarations} />`;
    const content = schema.kind === "array" ? itemsWriter(table, schema) : membersWriter(table, name);
    const write = elementWriter(name, declarations, content);
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

function itemsWriter(table: WireMessages, { item }: WireArray): XmlWriter {
  const write = elementWriter(item, "", membersWriter(table, item));
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
function membersWriter(table: WireMessages, schema: string): XmlWriter {
  const { open = false, members } = findObject(table, schema);
  const nil = nilAttribute(findNamespace(table, schema));
  const slotOf = (name: string, member: WireMember | undefined, write: XmlWriter): XmlSlot => {
    const { kind, required = false, nullable = open && member === undefined }: Partial<WireMember> = member ?? {};
    const { minimum, maximum } = rangeOf(member);
    return {
      name,
      key: name,
      required,
      startTag: `<${name}>`,
      seam: "",
      endTag: `</${name}>`,
      nil: nullable ? `<${name}${nil} />` : undefined,
      isText: kind === "string",
      minimum,
      maximum,
      plain: "",
      write,
    };
  };
  const listed = new Map(
    members.map((member) => [
      member.name,
      slotOf(member.name, member, memberWriter(table, member, table.facets?.[schema]?.[member.name])),
    ]),
  );
  const unlistedSlot = (name: string): XmlSlot =>
    slotOf(name, undefined, open ? additionalWriter(name) : refuse(unlistedMember(name, listed.keys()), name));

  /** In ordinal order, by UTF-16 units, as the framework sorts them. */
  const slotsOf = (names: readonly string[]): readonly XmlSlot[] => {
    const missing = [...listed.values()].filter(({ name, required }) => required && !names.includes(name));
    const slots = [
      ...names.map((name) => listed.get(name) ?? unlistedSlot(name)),
      ...missing.map((slot) => ({ ...slot, key: Symbol() })),
    ];
    slots.sort((one, other) => (one.name < other.name ? -1 : 1));
    return slots.map((slot, index) => ({ ...slot, seam: (slots[index - 1]?.endTag ?? "") + slot.startTag }));
  };

  // The items of a list mostly have the same names in the same order, so the last slots are kept.
  let lastNames: readonly string[] = [];
  let slots = slotsOf(lastNames);
  return (text, value, writing) => {
    const { collector, validate } = writing;
    if (!isPlainObject(value)) {
      collector.add(`Expected object, found ${describeType(value)}`);
      return text;
    }
    const names = Object.keys(value);
    if (!isSameList(names, lastNames)) {
      lastNames = names;
      slots = slotsOf(names);
    }
    let written = text;
    let endTag = "";
    for (const slot of slots) {
      const own = value[slot.key as string];
      if (slot.isText && typeof own === "string" && !validate) {
        written = written + (endTag === "" ? slot.startTag : slot.seam) + plainOrEscaped(own, slot, writing);
        endTag = slot.endTag;
      } else if (typeof own === "number" && isInRange(own, slot) && !validate) {
        written = written + (endTag === "" ? slot.startTag : slot.seam) + own;
        endTag = slot.endTag;
      } else {
        written += endTag;
        endTag = "";
        if (own === null && slot.nil !== undefined) written += slot.nil;
        else if (own !== undefined) written = slot.write(written, own, writing);
        else if (slot.required) collector.add("A value is required", slot.name);
      }
    }
    return written + endTag;
  };
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}

function plainOrEscaped(text: string, slot: XmlSlot, writing: XmlWriting): string {
  if (text === slot.plain) return text;
  const escaped = escapeText(text, slot.name, writing);
  if (escaped === text && text.length <= longestRemembered) slot.plain = text;
  return escaped;
}

function isInRange(value: number, { minimum, maximum }: XmlSlot): boolean {
  return value >= minimum && value <= maximum && Number.isInteger(value);
}

function memberWriter(table: WireMessages, member: WireMember, facets: Facets | undefined): XmlWriter {
  switch (member.kind) {
    case "object":
      return nestedWriter(table, member.name, member.schema);
    case "map":
      return elementWriter(member.name, "", mapWriter(member));
    default:
      return scalarWriter(member.name, member, facets);
  }
}

function scalarWriter(name: string, member?: WireScalar, facets?: Facets): XmlWriter {
  const open = `<${name}>`;
  const close = `</${name}>`;
  return (text, value, writing) => {
    const problem = scalarProblem(member, value, writing.validate ? facets : undefined);
    if (problem === undefined) return text + open + escapeText(String(value), name, writing) + close;
    writing.collector.add(problem, name);
    return text;
  };
}

/** The writer of a member that an open type does not list. */
function additionalWriter(name: string): XmlWriter {
  return isName(name) ? scalarWriter(name) : refuse(notName, name);
}

const notName = "Not a name that XML 1.0 allows";

/** The writer of a member that cannot be written. */
function refuse(problem: string, name: string): XmlWriter {
  return (text, _, { collector }) => {
    collector.add(problem, name);
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
    write ??= elementWriter(name, "", membersWriter(table, schema));
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
      if (!isName(key)) collector.add(notName, key);
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
