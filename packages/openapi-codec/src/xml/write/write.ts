import { EncodeError } from "../../errors.ts";
import { IssueCollector } from "../../issue-collector.ts";
import type { EncodeOptions } from "../../options.ts";
import { compileOnce, lazily, namedType, resolveType } from "../../rules/compile.ts";
import { conform } from "../../rules/conform.ts";
import { Fields } from "../../rules/fields.ts";
import { writingRules } from "../../rules/rules.ts";
import { isScalar } from "../../rules/scalar.ts";
import type { ListType, ObjectType, RootType, Table, Type } from "../../table.ts";
import { fieldOf, holderOf } from "../field-place.ts";
import { bareItem, entryType, namespaceInside, xmlMembers } from "../members.ts";
import { isName, schemaInstance, xmlNamespace } from "../names.ts";
import { elementPlace, type Place, rootPlace } from "../place.ts";
import { encodeName } from "../xml-names.ts";
import {
  declarePrefix,
  type Environment,
  freePrefix,
  nilAttribute,
  spellAttribute,
  spellElement,
} from "./environment.ts";
import { attributeOf, cdata, replaceAt, scalarText, textOf, writeAnything, writeScalar } from "./write-scalar.ts";
import { writeUnion } from "./write-union.ts";
import { type CompileElement, contextOf, type Key, type Write, type Writing } from "./writing.ts";

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
  const { conformRoot, write } = rootOf(table, type, subject);
  const collector = new IssueCollector(EncodeError, subject);
  const sound = conformRoot(value, writingRules(collector, options.validate, true));
  collector.throwIfAny();
  const text = write(sound, { collector, options }, undefined);
  collector.throwIfAny();
  return text;
}

/** What writes a document of a type. */
const rootOf = compileOnce((table, type, subject) => {
  const root = rootPlace(type, subject);
  const resolved = resolveType(table, type);
  const hasNoContract = resolved.kind === "object" && resolved.contract === undefined;
  const isDataContract = table.dialect === "data-contract" && !hasNoContract;
  const environment = isDataContract ? dataContractRoot : plainRoot;
  const context = contextOf(root, environment, isDataContract ? ` xmlns:i="${schemaInstance}"` : "");
  return { conformRoot: conform(table, type), write: elementWriter(table, type, context) };
});

const plainRoot: Environment = { namespace: "", prefixes: { xml: xmlNamespace } };
const dataContractRoot: Environment = { namespace: "", prefixes: { ...plainRoot.prefixes, i: schemaInstance } };

const elementWriter: CompileElement = compileOnce((table, type, context) => {
  const [place, environment, attributes] = JSON.parse(context) as [Place, Environment, string];
  const write = valueWriter(table, type, place, environment, attributes);
  if (!type.nullable) return write;
  const { prefix, declarations, inside } = spellElement(place, environment);
  const nil = `<${prefix}${place.name}${nilAttribute(inside)}${attributes}${declarations} />`;
  return (value, writing, key) => (value === null ? nil : write(value, writing, key));
});

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
  if (type.kind === "union") return writeUnion(table, type, place, environment, attributes, elementWriter);
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

function writeList(table: Table<unknown>, { item, isJoined }: ListType, frame: Frame): Write {
  if (isJoined) {
    return (value, writing, key) => `${frame.start}>${textOf((value as string[]).join(" "), writing, key)}${frame.end}`;
  }
  const place = elementPlace(item.xml, "", frame.inherited);
  const write = lazily(() => elementWriter(table, item, contextOf(place, frame.environment)));
  return (value, writing, key) => framed(frame, "", writeItems(value as readonly unknown[], write, writing, key));
}

function writeItems(items: readonly unknown[], write: Write, writing: Writing, key: Key): string {
  const { path } = writing.collector;
  if (key !== undefined) path.push(key);
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
  if (key !== undefined) path.pop();
  return joined.length === 0 ? written : joined.join("") + written;
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
    const declaration = isDeclared
      ? ""
      : declarePrefix(prefix.slice(0, -1), place.namespace, frame.environment).declarations;
    const start = ` ${prefix}${place.name}="`;
    return { name: member.name, ...fieldOf(table, type, path, member), toText: scalarText(member), declaration, start };
  });
  const slots = elements.map(({ member, path, place, item }) => {
    const context = contextOf(place, frame.environment);
    return {
      name: member.name,
      ...fieldOf(table, type, path, member),
      isList: item !== undefined,
      write: elementWriter(table, item ?? member, context),
    };
  });
  const textIndex = text ? type.members.indexOf(text) : -1;
  const writeOthers = type.others ? othersWriter(table, type, type.others, frame) : undefined;

  return (value, writing, key) => {
    const object = value as Fields;
    const inTag = attributeSlots.length === 0 ? "" : attributesText(object, writing);
    const { path } = writing.collector;
    if (key !== undefined) path.push(key);
    const content = text === undefined ? elementsText(object, writing) : contentText(object, writing);
    if (key !== undefined) path.pop();
    return framed(frame, inTag, content);
  };

  function attributesText(object: Fields, writing: Writing): string {
    let written = "";
    for (const { name, path, index, toText, declaration, start } of attributeSlots) {
      const own = holderOf(object, path)?.values[index];
      // A null has no attribute.
      if (own === undefined || own === null) continue;
      if (declaration !== "" && !written.includes(declaration)) written += declaration;
      written += `${start}${attributeOf(toText(own), writing, name)}"`;
    }
    return written;
  }

  function elementsText(object: Fields, writing: Writing): string {
    let content = "";
    for (const { name, path, index, isList, write } of slots) {
      const own = holderOf(object, path)?.values[index];
      if (own === undefined) continue;
      if (isList) content += writeBareList(own as readonly unknown[] | null, write, writing, name);
      else content += write(own, writing, name);
    }
    if (writeOthers !== undefined) {
      for (const { name, value } of object.others) {
        if (value !== undefined) content += writeOthers(name, value, writing);
      }
    }
    return content;
  }

  function contentText(object: Fields, writing: Writing): string {
    const own = object.values[textIndex];
    if (text === undefined || own === undefined || own === null) return "";
    const written = scalarText(text)(own);
    return text.xml?.node === "cdata"
      ? cdata(written, replaceAt(writing, text.name))
      : textOf(written, writing, text.name);
  }
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
    const entry = entryType(namespace, others);
    const write = elementWriter(table, entry, contextOf(place, environment));
    return (key, value, writing) => write(new Fields(entry, [key, value], []), writing, key);
  }
  const item = bareItem(others);
  const valueType = item ?? others;
  const place = elementPlace(valueType.xml, standIn, inherited);
  const write = elementWriter(table, valueType, contextOf({ ...place, name: standIn }, environment));
  const writeText = isScalar(valueType) ? writeScalar(valueType, "", "") : undefined;
  const { prefix, declarations } = spellElement(place, environment);
  const taken = new Set(
    xmlMembers(table, type, outer)
      .elements.filter((element) => element.place.namespace === place.namespace)
      .map((element) => element.place.name),
  );
  const problemOf = (name: string): string | undefined => {
    if (!isName(name)) return "not a name that XML 1.0 allows";
    return taken.has(name) ? "another member has this name in XML" : undefined;
  };
  const writeNamed = (name: string, value: unknown, writing: Writing, key: Key): string => {
    if (writeText === undefined || value === null) return renamed(write(value, writing, key), prefix, name);
    return `<${prefix}${name}${declarations}>${writeText(value, writing, key)}</${prefix}${name}>`;
  };
  return (key, value, writing) => {
    const name = type.encodesNames ? encodeName(key) : key;
    const problem = problemOf(name);
    if (problem !== undefined) {
      writing.collector.add(problem, key);
      return "";
    }
    if (item === undefined) return writeNamed(name, value, writing, key);
    const writeItem: Write = (value, writing, index) => writeNamed(name, value, writing, index);
    return writeBareList(value as readonly unknown[] | null, writeItem, writing, key);
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
