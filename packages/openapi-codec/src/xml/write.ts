import { EncodeError } from "../errors.ts";
import { IssueCollector } from "../issue-collector.ts";
import type { EncodeOptions } from "../options.ts";
import { compileOnce, lazily, namedType, resolveType } from "../rules/compile.ts";
import { conform, writingRules } from "../rules/conform.ts";
import { isScalar, type ScalarType } from "../rules/scalar.ts";
import { describeKind } from "../rules/value-kind.ts";
import type { ListType, ObjectType, RootType, Table, Type, UnionType } from "../table.ts";
import { entryType } from "./entry-type.ts";
import {
  declarePrefix,
  type Environment,
  freePrefix,
  nilAttribute,
  spellAttribute,
  spellElement,
} from "./environment.ts";
import { escapeAttribute, escapeText, type Replace } from "./escape.ts";
import { decimalText, numberText } from "./lexical.ts";
import { bareItem, namespaceInside, xmlMembers } from "./members.ts";
import { isName, schemaInstance } from "./names.ts";
import { elementPlace, type Place, rootPlace } from "./place.ts";
import { encodeName } from "./xml-names.ts";

/** Parts of a text that is longer than this are joined, so that they need not outlive the collection of young garbage. */
const maxUnjoined = 2 ** 16;

/**
 * The XML of a value: no declaration, no indentation. Throws `EncodeError` with all issues, `InvalidOptionError` for a
 * type that has no XML form.
 */
export function encodeXml(
  table: Table<unknown>,
  type: RootType,
  subject: string,
  value: unknown,
  options: EncodeOptions = {},
): string {
  const root = rootPlace(type, subject);
  const collector = new IssueCollector(EncodeError, subject);
  const sound = conform(table, type)(value, writingRules(collector, options.validate, true));
  collector.throwIfAny();
  const resolved = resolveType(table, type);
  const hasNoContract = resolved.kind === "object" && resolved.contract === undefined;
  const isDataContract = table.dialect === "data-contract" && !hasNoContract;
  const environment = isDataContract ? dataContractRoot : plainRoot;
  const context = contextOf(root, environment, isDataContract ? ` xmlns:i="${schemaInstance}"` : "");
  const text = elementWriter(table, type, context)(sound, { collector, options }, undefined);
  collector.throwIfAny();
  return text;
}

const plainRoot: Environment = { namespace: "", prefixes: {} };
const dataContractRoot: Environment = { namespace: "", prefixes: { i: schemaInstance } };

/** One document being written. */
interface Writing {
  readonly collector: IssueCollector;
  readonly options: EncodeOptions;
}

type Key = string | number | undefined;

/** The text of an element with a value, which is sound. `key` is where the value stands. */
type Write = (value: unknown, writing: Writing, key: Key) => string;

/** What an element depends on besides its type, as a text. `attributes` stand in its start tag. */
const contextOf = (place: Place, environment: Environment, attributes = ""): string =>
  JSON.stringify([place, environment, attributes]);

const elementWriter: (table: Table<unknown>, type: Type, context?: string) => Write = compileOnce(
  (table, type, context) => {
    const [place, environment, attributes] = JSON.parse(context) as [Place, Environment, string];
    const write = valueWriter(table, type, place, environment, attributes);
    if (!type.nullable) return write;
    const { prefix, declarations, inside } = spellElement(place, environment);
    const nil = `<${prefix}${place.name}${nilAttribute(inside)}${attributes}${declarations} />`;
    return (value, writing, key) => (value === null ? nil : write(value, writing, key));
  },
);

function valueWriter(
  table: Table<unknown>,
  type: Type,
  place: Place,
  environment: Environment,
  attributes: string,
): Write {
  if (type.kind === "ref") {
    return lazily(() => elementWriter(table, namedType(table, type.to), contextOf(place, environment, attributes)));
  }
  if (type.kind === "union") return writeUnion(table, type, place, environment, attributes);
  const { prefix, declarations, inside } = spellElement(place, environment);
  const start = `<${prefix}${place.name}${attributes}${declarations}`;
  const end = `</${prefix}${place.name}>`;
  if (isScalar(type)) return writeScalar(type, `${start}>`, end);
  if (type.kind === "any") return writeAnything(start, end, inside);
  const foreign = table.dialect && foreignNamespace(table, type, place, inside);
  const around = foreign ? declarePrefix(freePrefix(inside), foreign, inside) : { declarations: "", inside };
  const frame = { start: start + around.declarations, end, environment: around.inside, inherited: place.inside };
  return type.kind === "list" ? writeList(table, type, frame) : writeObject(table, type, frame);
}

/** An element that holds others. */
interface Frame {
  /** The start tag without its end. */
  readonly start: string;
  readonly end: string;
  /** The declarations in force in it. */
  readonly environment: Environment;
  /** The default namespace of the description in it. */
  readonly inherited: string;
}

/** An element with its content: one tag where there is none. */
function framed({ start, end }: Frame, attributes: string, content: string): string {
  return content === "" ? `${start + attributes} />` : `${start + attributes}>${content}${end}`;
}

/**
 * The namespace of what an element holds where it is another than the element's own: DataContract declares a prefix for it
 * once, around all of it.
 */
function foreignNamespace(
  table: Table<unknown>,
  type: ListType | ObjectType,
  place: Place,
  environment: Environment,
): string | undefined {
  const own =
    type.kind === "list"
      ? elementPlace(type.item.xml, "", place.inside).namespace
      : (type.entries?.namespace ?? xmlMembers(table, type, place.inside).elements.at(-1)?.place.namespace);
  return own === environment.namespace || Object.values(environment.prefixes).includes(own ?? "") ? undefined : own;
}

/** Says what to write for characters of a text that XML 1.0 cannot carry. */
function replaceAt({ collector, options }: Writing, key: Key): Replace {
  return (code, index) => {
    const digits = code.toString(16).toUpperCase();
    if (options.unrepresentable === "reference" && (code < 0xd800 || code > 0xdfff)) return `&#x${digits};`;
    collector.add(`XML 1.0 cannot carry U+${digits.padStart(4, "0")}, which is at index ${index}`, key);
    return "";
  };
}

function writeScalar(type: ScalarType, start: string, end: string): Write {
  if (type.xml?.node === "cdata") {
    return (value, writing, key) => start + cdata(scalarText(type, value), replaceAt(writing, key)) + end;
  }
  return (value, writing, key) => start + escapeText(scalarText(type, value), () => replaceAt(writing, key)) + end;
}

function scalarText(type: ScalarType, value: unknown): string {
  switch (type.kind) {
    case "string":
      return type.isChar ? String((value as string).charCodeAt(0)) : (value as string);
    case "number":
      return type.isDecimal ? decimalText(value as number) : numberText(value as number);
    default:
      return String(value);
  }
}

/** A section whose end stands in the text is written as two. A CR has no form in it. */
function cdata(text: string, replace: Replace): string {
  const parts = text.split("\r").map((part) => {
    escapeText(part, () => replace);
    return part === "" ? "" : `<![CDATA[${part.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
  });
  return parts.join("&#xD;");
}

/** Writes a value without a schema: a text, or null. */
function writeAnything(start: string, end: string, environment: Environment): Write {
  const nil = `${start}${nilAttribute(environment)} />`;
  return (value, writing, key) => {
    if (value === null) return nil;
    if (typeof value === "object") {
      writing.collector.add(`XML carries a text where there is no schema, not a ${describeKind(value)}`, key);
    }
    return `${start}>${escapeText(String(value), () => replaceAt(writing, key))}${end}`;
  };
}

/** Writes while the path leads to the value. */
function under({ collector: { path } }: Writing, key: Key, write: () => string): string {
  if (key === undefined) return write();
  path.push(key);
  const written = write();
  path.pop();
  return written;
}

function writeList(table: Table<unknown>, { item, isJoined }: ListType, frame: Frame): Write {
  if (isJoined) {
    return (value, writing, key) =>
      `${frame.start}>${escapeText((value as string[]).join(" "), () => replaceAt(writing, key))}${frame.end}`;
  }
  const place = elementPlace(item.xml, "", frame.inherited);
  const write = lazily(() => elementWriter(table, item, contextOf(place, frame.environment)));
  return (value, writing, key) => framed(frame, "", writeItems(value as readonly unknown[], write, writing, key));
}

function writeItems(items: readonly unknown[], write: Write, writing: Writing, key: Key): string {
  return under(writing, key, () => {
    const joined: string[] = [];
    let written = "";
    for (let i = 0; i < items.length; i++) {
      written += write(items[i], writing, i);
      if (written.length <= maxUnjoined) continue;
      // V8 joins the parts of a text before it searches it; the search itself ends at the last character.
      written.lastIndexOf(">");
      joined.push(written);
      written = "";
    }
    return joined.length === 0 ? written : joined.join("") + written;
  });
}

/** Writes a list whose items stand where it would: nothing can say that there is none. */
function writeBareList(items: readonly unknown[] | null, write: Write, writing: Writing, key: Key): string {
  if (items !== null) return writeItems(items, write, writing, key);
  writing.collector.add("XML has no null for a list that nothing wraps: leave it out, or write an empty list", key);
  return "";
}

function writeObject(table: Table<unknown>, type: ObjectType, frame: Frame): Write {
  const { elements, attributes, text } = xmlMembers(table, type, frame.inherited);
  let inTagEnvironment = frame.environment;
  const attributeSlots = attributes.map(({ member, path, place }) => {
    const { prefix, inside } = spellAttribute(place, inTagEnvironment);
    inTagEnvironment = inside;
    // Whether it has to be declared depends on which of the attributes are there.
    const isDeclared = prefix === "" || Object.hasOwn(frame.environment.prefixes, prefix.slice(0, -1));
    const declaration = isDeclared ? "" : declarePrefix(prefix.slice(0, -1), place.namespace, frame.environment).declarations;
    return { member, path, declaration, start: ` ${prefix}${place.name}="` };
  });
  const slots = elements.map(({ member, path, place, item }) => {
    const context = contextOf(place, frame.environment);
    return {
      name: member.name,
      path,
      isList: item !== undefined,
      write: elementWriter(table, item ?? member, context),
    };
  });
  const listed = new Set(type.members.map(({ name }) => name));
  const isInherited = (name: string): boolean => name in Object.prototype;
  const isUsual = !slots.some(({ path, name }) => path.length > 0 || isInherited(name));
  const writeOthers = type.others ? othersWriter(table, type, type.others, frame) : undefined;

  return (value, writing, key) => {
    const object = value as Record<string, unknown>;
    let inTag = "";
    for (const { member, path, declaration, start } of attributeSlots) {
      const own = memberOf(object, path, member.name);
      // A null has no attribute.
      if (own === undefined || own === null) continue;
      if (declaration !== "" && !inTag.includes(declaration)) inTag += declaration;
      inTag += `${start}${escapeAttribute(scalarText(member, own), () => replaceAt(writing, member.name))}"`;
    }
    return framed(
      frame,
      inTag,
      under(writing, key, () => {
        if (text !== undefined) return contentText(object, writing);
        let content = "";
        for (const { name, path, isList, write } of slots) {
          const own = isUsual ? object[name] : memberOf(object, path, name);
          if (own === undefined) continue;
          if (isList) content += writeBareList(own as readonly unknown[] | null, write, writing, name);
          else content += write(own, writing, name);
        }
        if (writeOthers !== undefined) {
          for (const name of Object.keys(object)) {
            if (!listed.has(name) && object[name] !== undefined) content += writeOthers(name, object[name], writing);
          }
        }
        return content;
      }),
    );
  };

  function contentText(object: Record<string, unknown>, writing: Writing): string {
    const own = text && memberOf(object, [], text.name);
    if (text === undefined || own === undefined || own === null) return "";
    const written = scalarText(text, own);
    return text.xml?.node === "cdata"
      ? cdata(written, replaceAt(writing, text.name))
      : escapeText(written, () => replaceAt(writing, text.name));
  }
}

/** A member of an object, or of one that has no element of its own. */
function memberOf(object: Record<string, unknown>, path: readonly string[], name: string): unknown {
  let holder: unknown = object;
  for (const step of [...path, name]) {
    if (typeof holder !== "object" || holder === null || !Object.hasOwn(holder, step)) return undefined;
    holder = (holder as Record<string, unknown>)[step];
  }
  return holder;
}

/** Writes a member that is not listed: an element named by its key, or the entry of a dictionary. */
function othersWriter(
  table: Table<unknown>,
  type: ObjectType,
  others: Type,
  { environment, inherited: outer }: Frame,
): (key: string, value: unknown, writing: Writing) => string {
  const inherited = namespaceInside(type, outer);
  if (type.entries !== undefined) {
    const { name, namespace } = type.entries;
    const place = elementPlace({ name, namespace }, name, inherited);
    const write = elementWriter(table, entryType(namespace, others), contextOf(place, environment));
    return (key, value, writing) => write({ Key: key, Value: value }, writing, key);
  }
  const item = bareItem(others);
  const place = elementPlace((item ?? others).xml, standIn, inherited);
  const write = elementWriter(table, item ?? others, contextOf({ ...place, name: standIn }, environment));
  const { prefix } = spellElement(place, environment);
  const taken = new Set(
    xmlMembers(table, type, outer)
      .elements.filter((element) => element.place.namespace === place.namespace)
      .map((element) => element.place.name),
  );
  return (key, value, writing) => {
    const name = type.encodesNames ? encodeName(key) : key;
    const problem = isName(name)
      ? taken.has(name)
        ? "another member has this name in XML"
        : undefined
      : "not a name that XML 1.0 allows";
    if (problem !== undefined) {
      writing.collector.add(problem, key);
      return "";
    }
    const writeNamed: Write = (value, writing, key) => renamed(write(value, writing, key), prefix, name);
    return item !== undefined
      ? writeBareList(value as readonly unknown[] | null, writeNamed, writing, key)
      : writeNamed(value, writing, key);
  };
}

/** The name of an element whose name is known only when it is written. */
const standIn = "_";

/** An element whose name is the stand-in, under its own name. */
function renamed(element: string, prefix: string, name: string): string {
  const start = `<${prefix}`;
  const rest = element.slice(start.length + standIn.length);
  return start + name + (rest.endsWith("/>") ? rest : `${rest.slice(0, -standIn.length - 1)}${name}>`);
}

function writeUnion(
  table: Table<unknown>,
  { discriminator = "", byXmlType, branches }: UnionType,
  place: Place,
  environment: Environment,
  attributes: string,
): Write {
  const writers = new Map<unknown, Write>();
  for (const { type, words = [], isBase } of branches) {
    const contract = contractOf(table, type);
    const typed =
      byXmlType && contract && !isBase ? typeAttribute(contract, place, environment) : { attribute: "", environment };
    const context = contextOf(place, typed.environment, typed.attribute + attributes);
    const write = lazily(() => elementWriter(table, type, context));
    for (const word of words) writers.set(word, write);
  }
  return (value, writing, key) => {
    const write = writers.get((value as Record<string, unknown>)[discriminator]) as Write;
    return write(value, writing, key);
  };
}

interface ContractName {
  readonly name: string;
  readonly namespace: string;
}

function contractOf(table: Table<unknown>, type: Type): ContractName | undefined {
  const resolved = resolveType(table, type);
  const { name, namespace } = (resolved.kind === "object" && resolved.contract) || {};
  return name === undefined || namespace === undefined ? undefined : { name, namespace };
}

/** The attribute that names the type of an element, and the declarations in force with those that it makes. */
function typeAttribute(
  contract: ContractName,
  place: Place,
  environment: Environment,
): { readonly attribute: string; readonly environment: Environment } {
  const own = spellElement(place, environment);
  if (contract.namespace === "" && own.inside.namespace !== "") {
    // Without a prefix a type is in the default namespace, so the element needs a prefix of its own.
    const prefixed = declarePrefix(freePrefix(environment), place.namespace, environment);
    return {
      attribute: ` i:type="${contract.name}"${prefixed.declarations}${environment.namespace === "" ? "" : ' xmlns=""'}`,
      environment: { ...prefixed.inside, namespace: "" },
    };
  }
  const spelling = spellElement({ ...place, ...contract, prefix: undefined }, own.inside);
  if (spelling.declarations === "") return { attribute: ` i:type="${spelling.prefix}${contract.name}"`, environment };
  const { prefix, declarations, inside } = declarePrefix(freePrefix(own.inside), contract.namespace, own.inside);
  return {
    attribute: ` i:type="${prefix}${contract.name}"${declarations}`,
    environment: { ...environment, prefixes: inside.prefixes },
  };
}
