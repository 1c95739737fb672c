import { type DecodeOptions, decodeLimits } from "../options.ts";
import { compileOnce, lazily, namedType, resolveType } from "../rules/compile.ts";
import { countProblem } from "../rules/conform.ts";
import { completeMissing, valueRequired } from "../rules/missing.ts";
import { isScalar } from "../rules/scalar.ts";
import { setMember } from "../rules/value-kind.ts";
import type { ListType, Member, ObjectType, RootType, Table, Type, UnionType } from "../table.ts";
import { detach, forgetDocument } from "./detach.ts";
import { entryType } from "./entry-type.ts";
import {
  type AttributeMember,
  bareItem,
  type ElementMember,
  isListOfTexts,
  namespaceInside,
  xmlMembers,
} from "./members.ts";
import { schemaInstance, serialization } from "./names.ts";
import { attributePlace, elementPlace, type Place, rootPlace } from "./place.ts";
import { readScalar, scalarOf } from "./read-scalar.ts";
import { type ReadContent, Reading } from "./reading.ts";
import type { Scanner } from "./scanner.ts";
import { decodeName } from "./xml-names.ts";

/**
 * The value of an XML document, the same that its JSON form has. Throws `DecodeError` with the issues up to the first
 * place where the text stops being XML, `InvalidOptionError` for a type that has no XML form.
 */
export function decodeXml(
  table: Table<unknown>,
  type: RootType,
  subject: string,
  text: string,
  options: DecodeOptions = {},
): unknown {
  const root = rootPlace(type, subject);
  const reading = new Reading(text, subject, decodeLimits(options, text.length), options);
  const { scanner, collector } = reading;
  try {
    scanner.root();
    if (scanner.name !== root.name || scanner.namespace !== root.namespace) {
      scanner.fail(`expected ${inWords(root)}, found ${inWords(scanner)}`, scanner.start);
    }
    const value = readElement(reading, type, undefined, readContent(table, type, root.inside));
    scanner.end();
    collector.throwIfAny();
    return value;
  } finally {
    forgetDocument();
  }
}

const inWords = ({ name, namespace }: { readonly name: string; readonly namespace: string }): string =>
  `the element ${name} in ${namespace === "" ? "no namespace" : namespace}`;

/** Reads the element whose start tag was read last: null where it says that it has no value. */
function readElement(
  reading: Reading,
  { nullable, kind }: Type,
  key: string | number | undefined,
  read: ReadContent,
): unknown {
  const { scanner } = reading;
  if (!scanner.rest.nil) return read(reading, key);
  const { start } = scanner;
  if (!nullable && kind !== "any") reading.report(valueRequired, start, key);
  if (reading.content(key) !== "") reading.report("expected no content, since nil is true", start, key);
  return null;
}

/** The reader of a type's content, where `inside` is the default namespace of the description. */
const readContent: (table: Table<unknown>, type: Type, inside?: string) => ReadContent = compileOnce(
  (table, type, inside) => {
    if (isScalar(type)) return readScalar(type);
    switch (type.kind) {
      case "any":
        return (reading, key) => reading.content(key);
      case "ref":
        return lazily(() => readContent(table, namedType(table, type.to), inside));
      case "object":
        return under(readObject(table, type, inside));
      case "list":
        return under(readList(table, type, inside));
      default:
        return readUnion(table, type, inside);
    }
  },
);

/** Reads something while the path leads to it. */
function under(read: (reading: Reading) => unknown): ReadContent {
  return (reading, key) => {
    if (key === undefined) return read(reading);
    const { path } = reading.collector;
    path.push(key);
    const value = read(reading);
    path.pop();
    return value;
  };
}

/** Passes over an element that no schema lists. */
function skipUnknown(reading: Reading): void {
  const { scanner } = reading;
  if (reading.refuseUnknown) reading.report("not a member", scanner.start, scanner.name);
  scanner.skip();
}

function readList(table: Table<unknown>, type: ListType, inside: string): (reading: Reading) => unknown {
  const { item } = type;
  if (type.isJoined) return (reading) => [reading.content(undefined)];
  const place = elementPlace(item.xml, "", inside);
  const read = readContent(table, item, place.inside);
  return (reading) => {
    const { scanner, limits } = reading;
    const { start } = scanner;
    const items: unknown[] = [];
    const element = scanner.opened();
    while (scanner.hasChild(element)) {
      if (!scanner.tryStartTag(place.name, place.namespace)) {
        scanner.startTag();
        if (scanner.name !== place.name || scanner.namespace !== place.namespace) {
          skipUnknown(reading);
          continue;
        }
      }
      if (items.length === limits.maxItems) scanner.fail(`more than ${limits.maxItems} items`, scanner.start);
      items.push(readElement(reading, item, items.length, read));
    }
    if (reading.validate) checkCount(reading, type, items, start);
    return items;
  };
}

function checkCount(reading: Reading, type: ListType, items: unknown, start: number, key?: string): void {
  const problem = Array.isArray(items) ? countProblem(type, items.length) : undefined;
  if (problem !== undefined) reading.report(problem, start, key);
}

interface Slot extends ElementMember {
  /** Its place in the order. */
  readonly index: number;
  readonly read: ReadContent;
  /** A member whose element has the same name in another namespace. */
  readonly next: Slot | undefined;
}

function readObject(table: Table<unknown>, type: ObjectType, inside: string): (reading: Reading) => unknown {
  const { elements, attributes, text, groups } = xmlMembers(table, type, inside);
  const byName = new Map<string, Slot>();
  const slots = elements.map((element, index): Slot => {
    const { member, item, place } = element;
    const read = readContent(table, item ?? member, place.inside);
    const slot = { ...element, index, read, next: byName.get(place.name) };
    byName.set(place.name, slot);
    return slot;
  });
  const readOther = type.others ? readOthers(table, type, type.others, inside) : undefined;
  const fields = [...elements, ...attributes, ...(text ? [{ member: text, path: [] }] : [])];
  const build = objectBuilder(type, fields);

  return (reading) => {
    const { scanner } = reading;
    const { start } = scanner;
    // In the order of the fields; undefined where there is none.
    const values: unknown[] = new Array(fields.length);
    const others: Record<string, unknown> | undefined = readOther && {};
    if (scanner.rest.attributes.length > 0) readAttributes(reading, attributes, values, slots.length);
    if (text !== undefined) {
      const content = scanner.content();
      // Without a text of its own, an element has no value, unless that is a text.
      const isMissing = content === "" && (text.kind !== "string" || text.isChar);
      if (!isMissing) values[fields.length - 1] = scalarOf(text, content, reading, start, text.name);
    } else {
      let next = 0;
      const element = scanner.opened();
      while (scanner.hasChild(element)) {
        let slot = expectedSlot(scanner, slots, next);
        if (slot === undefined) {
          scanner.startTag();
          slot = byName.get(scanner.name);
          while (slot !== undefined && slot.place.namespace !== scanner.namespace) slot = slot.next;
        }
        if (slot === undefined) {
          if (readOther === undefined) skipUnknown(reading);
          else readOther(reading, others as Record<string, unknown>);
          continue;
        }
        const { index, member, item, read } = slot;
        if (index >= next) next = item === undefined ? index + 1 : index;
        else if (type.isOrdered) reading.tellUnordered(scanner.start, member.name);
        if (item !== undefined) {
          values[index] ??= [];
          readItem(reading, values[index] as unknown[], member.name, item, read);
          continue;
        }
        if (values[index] !== undefined) reading.report("the member stands twice", scanner.start, member.name);
        values[index] = readElement(reading, member, member.name, read);
      }
    }
    const value = build(values);
    if (others !== undefined) for (const name of Object.keys(others)) setMember(value, name, others[name]);
    if (groups.length > 0 || values.includes(undefined)) {
      for (const { path, type, member } of groups) {
        if (member.required || holderOf(value, path) !== undefined) {
          completeMembers(reading, targetOf(value, path), type.members, start);
        }
      }
      completeMembers(reading, value, type.members, start);
    }
    if (reading.validate) {
      for (const { path, member, item } of slots) {
        if (item === undefined || member.kind !== "list") continue;
        const holder = holderOf(value, path);
        checkCount(reading, member, holder?.[member.name], start, member.name);
      }
    }
    return value;
  };
}

/** As many members may be missing before the next one has to be looked up by its name. */
const maxLookAhead = 3;

/** Reads the start tag of the next member, or of one soon after it; undefined where it is of another. */
function expectedSlot(scanner: Scanner, slots: readonly Slot[], next: number): Slot | undefined {
  for (let index = next; index < next + maxLookAhead; index++) {
    const slot = slots[index];
    if (slot === undefined) return undefined;
    if (scanner.tryStartTag(slot.place.name, slot.place.namespace)) return slot;
  }
  return undefined;
}

/** Makes objects of the values of their fields. */
function objectBuilder(
  { members }: ObjectType,
  fields: readonly { readonly member: Member; readonly path: readonly string[] }[],
): (values: readonly unknown[]) => Record<string, unknown> {
  const names = fields.map(({ member }) => member.name);
  const isUsual =
    fields.length === members.length &&
    fields.every(({ member, path }) => path.length === 0 && member.name !== "__proto__");
  // V8 copies an object faster than it adds one member after the other.
  const template = Object.fromEntries(members.map(({ name, kind }) => [name, kind === "integer" ? 0 : ""]));
  return (values) => {
    if (isUsual && !values.includes(undefined)) {
      const value: Record<string, unknown> = { ...template };
      for (let i = 0; i < names.length; i++) value[names[i] as string] = values[i];
      return value;
    }
    const value: Record<string, unknown> = {};
    fields.forEach(({ member, path }, i) => {
      if (values[i] !== undefined) setMember(targetOf(value, path), member.name, values[i]);
    });
    return value;
  };
}

function readAttributes(
  reading: Reading,
  attributes: readonly AttributeMember[],
  values: unknown[],
  firstIndex: number,
): void {
  const { scanner, refuseUnknown } = reading;
  const { start } = scanner;
  for (const { namespace, name, value } of scanner.rest.attributes) {
    const index = attributes.findIndex(({ place }) => place.name === name && place.namespace === namespace);
    const member = attributes[index]?.member;
    if (member !== undefined) values[firstIndex + index] = scalarOf(member, value, reading, start, member.name);
    else if (namespace === serialization && name === "Ref") {
      scanner.fail("a reference to another object (z:Ref) cannot be resolved", start);
    } else if (refuseUnknown && !isMetadata(namespace)) reading.report("not a member", start, name);
  }
}

/** Attributes that say something about the document, not of its data. */
const isMetadata = (namespace: string): boolean =>
  namespace === schemaInstance || namespace === serialization || namespace === "http://www.w3.org/XML/1998/namespace";

/** The object that a member's value stands in, made where it is not there. */
function targetOf(value: Record<string, unknown>, path: readonly string[]): Record<string, unknown> {
  let target = value;
  for (const name of path) {
    if (!Object.hasOwn(target, name)) setMember(target, name, {});
    target = target[name] as Record<string, unknown>;
  }
  return target;
}

/** The object that a member's value stands in; undefined where nothing was read into it. */
function holderOf(value: Record<string, unknown>, path: readonly string[]): Record<string, unknown> | undefined {
  let holder = value;
  for (const name of path) {
    if (!Object.hasOwn(holder, name)) return undefined;
    holder = holder[name] as Record<string, unknown>;
  }
  return holder;
}

function completeMembers(
  reading: Reading,
  value: Record<string, unknown>,
  members: readonly Member[],
  start: number,
): void {
  for (const member of members) {
    const isEmptyList = member.kind === "list" && !member.isWrapped && member.required;
    if (isEmptyList && !Object.hasOwn(value, member.name)) setMember(value, member.name, []);
    const problem = completeMissing(value, member);
    if (problem !== undefined) reading.report(problem, start, member.name);
  }
}

/** Reads an item of a list whose items stand among the members. */
function readItem(reading: Reading, items: unknown[], name: string, item: Type, read: ReadContent): void {
  const { scanner, limits, collector } = reading;
  if (items.length === limits.maxItems) scanner.fail(`more than ${limits.maxItems} items`, scanner.start);
  collector.path.push(name);
  items.push(readElement(reading, item, items.length, read));
  collector.path.pop();
}

/** Reads an element whose name is a key, or the entries of a dictionary. */
function readOthers(
  table: Table<unknown>,
  type: ObjectType,
  others: Type,
  inside: string,
): (reading: Reading, value: Record<string, unknown>) => void {
  const item = bareItem(others);
  const { namespace, inside: around } = elementPlace((item ?? others).xml, "", namespaceInside(type, inside));
  const read = readContent(table, item ?? others, around);
  const readEntry = type.entries ? readContent(table, entryType(type.entries.namespace, others)) : undefined;
  // Web API writes the errors of a member so.
  const isKeyed = readEntry === undefined || isListOfTexts(others);
  const isJoined = readEntry !== undefined || (others.kind === "list" && others.isJoined === true);
  const readKeyed: ReadContent = readEntry ? (reading, key) => [reading.content(key)] : read;
  const counted = new WeakMap<object, number>();
  return (reading, value) => {
    const { scanner, limits } = reading;
    const { start, name } = scanner;
    const count = (counted.get(value) ?? 0) + 1;
    counted.set(value, count);
    if (count > limits.maxItems) scanner.fail(`more than ${limits.maxItems} members`, start);
    if (readEntry !== undefined && name === type.entries?.name && scanner.namespace === type.entries.namespace) {
      const { Key, Value } = readEntry(reading, undefined) as { Key: string; Value: unknown };
      if (Object.hasOwn(value, Key)) reading.report("the key stands twice", start, Key);
      setMember(value, Key, Value);
    } else if (!isKeyed || (readEntry === undefined && scanner.namespace !== namespace)) skipUnknown(reading);
    else {
      const key = type.encodesNames ? decodeName(name) : detach(name);
      if (item !== undefined) {
        if (!Object.hasOwn(value, key)) setMember(value, key, []);
        readItem(reading, value[key] as unknown[], key, item, read);
      } else {
        const known = Object.hasOwn(value, key) ? value[key] : undefined;
        const found = readElement(reading, others, key, readKeyed);
        // Who joins texts may write several all the same.
        if (isJoined && Array.isArray(known) && Array.isArray(found)) known.push(...found);
        else {
          if (known !== undefined) reading.report("the member stands twice", start, key);
          setMember(value, key, found);
        }
      }
    }
  };
}

function readUnion(
  table: Table<unknown>,
  { discriminator = "", byXmlType, branches }: UnionType,
  inside: string,
): ReadContent {
  const choices = branches.map(({ type, words = [], isBase = false }) => ({
    words,
    isBase,
    object: resolveType(table, type),
    read: lazily(() => readContent(table, type, inside)),
  }));
  if (byXmlType) {
    return (reading, key) => {
      const { scanner } = reading;
      const { start } = scanner;
      const given = scanner.rest.attributes.find(
        ({ name, namespace }) => name === "type" && namespace === schemaInstance,
      );
      const contract = given && qualifiedName(scanner, given.value);
      const choice = choices.find(({ object, isBase }) => {
        if (given === undefined) return isBase;
        const own = object.kind === "object" ? object.contract : undefined;
        return own !== undefined && own.name === contract?.name && own.namespace === contract?.namespace;
      });
      if (choice === undefined) {
        const names = choices.map(({ object }) => (object.kind === "object" ? object.contract?.name : undefined));
        const found = given === undefined ? "none" : given.value;
        return scanner.fail(`expected an i:type of ${names.join(", ")}, found ${found}`, start);
      }
      const value = choice.read(reading, key) as Record<string, unknown>;
      return { [discriminator]: choice.words[0], ...value };
    };
  }
  const places = choices.map(({ object }) => discriminatorPlace(object, discriminator, inside));
  return (reading, key) => {
    const { start, fail } = reading.scanner;
    const word = peek(reading.scanner, places);
    const choice = choices.find(({ words }) => word !== undefined && words.includes(word));
    if (choice !== undefined) return choice.read(reading, key);
    const words = choices.flatMap(({ words }) => words).join(", ");
    return fail(
      `expected ${discriminator} to be one of ${words}, found ${word === undefined ? "none" : "another"}`,
      start,
    );
  };
}

/** What a text says as a qualified name; undefined where it is none. */
function qualifiedName(
  scanner: Scanner,
  text: string,
): { readonly name: string; readonly namespace: string } | undefined {
  const [, prefix = "", name = ""] = /^(?:([^:]+):)?([^:]+)$/.exec(text.trim()) ?? [];
  const namespace = scanner.scope.resolve(prefix);
  return name === "" || namespace === undefined ? undefined : { name, namespace };
}

function discriminatorPlace(type: Type, discriminator: string, inside: string) {
  const member = type.kind === "object" ? type.members.find(({ name }) => name === discriminator) : undefined;
  const isAttribute = member?.xml?.node === "attribute";
  const place = isAttribute
    ? attributePlace(member.xml, discriminator)
    : elementPlace(member?.xml, discriminator, type.kind === "object" ? namespaceInside(type, inside) : inside);
  return { ...place, isAttribute };
}

/** Reads ahead to the attribute or child that has one of the names, and gives its text. */
function peek(scanner: Scanner, places: readonly (Place & { readonly isAttribute: boolean })[]): string | undefined {
  const isOneOf = (found: { readonly name: string; readonly namespace: string }, isAttribute: boolean): boolean =>
    places.some(
      (place) => place.isAttribute === isAttribute && place.name === found.name && place.namespace === found.namespace,
    );
  const attribute = scanner.rest.attributes.find((found) => isOneOf(found, true));
  if (attribute !== undefined) return attribute.value;
  if (scanner.rest.isEmpty) return undefined;
  const mark = scanner.mark();
  const element = scanner.opened();
  let text: string | undefined;
  while (text === undefined && scanner.hasChild(element)) {
    scanner.startTag();
    if (isOneOf(scanner, false)) text = scanner.content();
    else scanner.skip();
  }
  scanner.reset(mark);
  return text;
}
