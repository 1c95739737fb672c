import { completeMissing } from "../../rules/missing.ts";
import { facetProblem, type ScalarRule, type ScalarType, scalarRule } from "../../rules/scalar.ts";
import { setMember } from "../../rules/value-kind.ts";
import type { Member, ObjectType, Table } from "../../table.ts";
import { xmlMembers } from "../members.ts";
import { schemaInstance, serialization, xmlNamespace } from "../names.ts";
import type { Scanner } from "../scan/scanner.ts";
import { readOthers } from "./read-others.ts";
import { scalarOf } from "./read-scalar.ts";
import {
  type CompileContent,
  checkCount,
  type ReadContent,
  type Reading,
  readElement,
  readItem,
  skipUnknown,
} from "./reading.ts";

/** A member that is an element, and how it is read. */
interface Slot {
  readonly key: string;
  /** Its place in the order. */
  readonly index: number;
  readonly name: string;
  readonly namespace: string;
  /** Whether the element is an item of a list that stands among the members. */
  readonly isItem: boolean;
  readonly isNullable: boolean;
  readonly read: ReadContent;
  /** A member whose element has the same name in another namespace. */
  readonly next: Slot | undefined;
}

interface AttributeSlot {
  readonly key: string;
  readonly name: string;
  readonly namespace: string;
  readonly rule: ScalarRule;
}

/** The reader of an object's content. */
export function readObject(
  table: Table<unknown>,
  type: ObjectType,
  inside: string,
  readContent: CompileContent,
): (reading: Reading) => unknown {
  const { elements, attributes, text, groups } = xmlMembers(table, type, inside);
  const byName = new Map<string, Slot>();
  const slots = elements.map(({ member, item, place }, index): Slot => {
    const { name, namespace } = place;
    const slot = {
      key: member.name,
      index,
      name,
      namespace,
      isItem: item !== undefined,
      isNullable: (item ?? member).nullable === true || (item ?? member).kind === "any",
      read: readContent(table, item ?? member, place.inside),
      next: byName.get(name),
    };
    byName.set(name, slot);
    return slot;
  });
  const readOther = type.others ? readOthers(table, type, type.others, inside, readContent) : undefined;
  const textRule = text && scalarRule(text);
  const mayBeEmpty = text && textMayBeEmpty(text);
  const fields = [...elements, ...attributes, ...(text ? [{ member: text, path: [] }] : [])];
  const build = objectBuilder(fields);
  const isOrdered = type.isOrdered === true;
  const attributeSlots = attributes.map(({ member, place }) => {
    return { key: member.name, name: place.name, namespace: place.namespace, rule: scalarRule(member) };
  });

  return (reading) => {
    const { scanner } = reading;
    const { start } = scanner;
    // In the order of the fields; undefined where there is none.
    const values: unknown[] = new Array(fields.length);
    const others: Record<string, unknown> | undefined = readOther && {};
    if (scanner.rest.attributes.length > 0) readAttributes(reading, attributeSlots, values, slots.length);
    if (textRule !== undefined) values[fields.length - 1] = readText(reading, textRule, start);
    else readElements(reading, values, others);
    const isWhole = !values.includes(undefined);
    const value = build(values, isWhole, others);
    if (!isWhole || groups.length > 0) complete(reading, value, start);
    if (reading.validate) checkCounts(reading, value, start);
    return value;
  };

  /** Without a text, an element has no value, unless that may be an empty text. */
  function readText(reading: Reading, rule: ScalarRule, start: number): unknown {
    const key = text?.name;
    const content = reading.content(key);
    return content === "" && !mayBeEmpty ? undefined : scalarOf(rule, content, reading, start, key);
  }

  function checkCounts(reading: Reading, value: Record<string, unknown>, start: number): void {
    for (const { path, member, item } of elements) {
      if (item === undefined || member.kind !== "list") continue;
      checkCount(reading, member, holderOf(value, path)?.[member.name], start, member.name);
    }
  }

  function readElements(reading: Reading, values: unknown[], others: Record<string, unknown> | undefined): void {
    const { scanner } = reading;
    const element = scanner.opened();
    let next = 0;
    let otherCount = 0;
    while (scanner.hasChild(element)) {
      const slot = expectedSlot(scanner, slots, next) ?? namedSlot(scanner);
      if (slot === undefined) {
        if (readOther === undefined || others === undefined) skipUnknown(reading);
        else readOther(reading, others, ++otherCount);
        continue;
      }
      const { key, index, isItem, isNullable, read } = slot;
      if (index >= next) next = isItem ? index : index + 1;
      else if (isOrdered) reading.tellUnordered(scanner.start, key);
      if (isItem) {
        values[index] ??= [];
        readItem(reading, values[index] as unknown[], key, isNullable, read);
        continue;
      }
      if (values[index] !== undefined) reading.report("the member stands twice", scanner.start, key);
      values[index] = readElement(reading, isNullable, key, read);
    }
  }

  /** Reads any start tag, and finds its member; undefined where there is none. */
  function namedSlot(scanner: Scanner): Slot | undefined {
    scanner.startTag();
    let slot = byName.get(scanner.name);
    while (slot !== undefined && slot.namespace !== scanner.namespace) slot = slot.next;
    return slot;
  }

  function complete(reading: Reading, value: Record<string, unknown>, start: number): void {
    // From the outermost: a group is there if it must be in one that is there.
    for (const { path, member } of groups.toReversed()) {
      if (member.required && holderOf(value, path.slice(0, -1)) !== undefined) targetOf(value, path);
    }
    for (const { path, type } of groups) {
      const group = holderOf(value, path);
      if (group !== undefined) completeMembers(reading, group, type.members, start);
    }
    completeMembers(reading, value, type.members, start);
  }
}

/** Nothing tells an empty text from none: it is one where the schema allows that, or demands a text. */
function textMayBeEmpty(type: Member & ScalarType): boolean {
  if (type.kind !== "string" || type.isChar) return false;
  return type.required === true || facetProblem(type, "") === undefined;
}

/** As many members may be missing before the next one has to be looked up by its name. */
const maxLookAhead = 3;

/** Reads the start tag of the next member, or of one soon after it; undefined where it is of another. */
function expectedSlot(scanner: Scanner, slots: readonly Slot[], next: number): Slot | undefined {
  for (let index = next; index < next + maxLookAhead; index++) {
    const slot = slots[index];
    if (slot === undefined) return undefined;
    if (scanner.tryStartTag(slot.name, slot.namespace)) return slot;
  }
  return undefined;
}

type Build = (
  values: readonly unknown[],
  isWhole: boolean,
  others: Record<string, unknown> | undefined,
) => Record<string, unknown>;

/** V8 gives `{}` room for as many members. */
const roomOfEmpty = 4;

/** Makes objects of the values of their fields, and of members that are not listed. */
function objectBuilder(fields: readonly { readonly member: Member; readonly path: readonly string[] }[]): Build {
  if (fields.length === 0) return (_values, _isWhole, others) => others ?? {};
  const names = fields.map(({ member }) => member.name);
  const isPlain = fields.every(({ member, path }) => path.length === 0 && member.name !== "__proto__");
  // A copy of what JSON.parse made takes a third less memory than one member after the other, though longer.
  const empty = Object.fromEntries(fields.map(({ member: { name, kind } }) => [name, kind === "integer" ? 0 : ""]));
  const template: Record<string, unknown> = JSON.parse(JSON.stringify(empty));
  const hasTemplate = isPlain && fields.length > roomOfEmpty;
  return (values, isWhole, others) => {
    const value: Record<string, unknown> = hasTemplate && isWhole ? { ...template } : {};
    for (let i = 0; i < names.length; i++) {
      const own = values[i];
      if (own === undefined) continue;
      const name = names[i] as string;
      if (isPlain) value[name] = own;
      else setMember(targetOf(value, fields[i]?.path ?? []), name, own);
    }
    if (others !== undefined) for (const name of Object.keys(others)) setMember(value, name, others[name]);
    return value;
  };
}

function readAttributes(
  reading: Reading,
  slots: readonly AttributeSlot[],
  values: unknown[],
  firstIndex: number,
): void {
  const { scanner, refuseUnknown } = reading;
  const { start } = scanner;
  for (const { namespace, name, value } of scanner.rest.attributes) {
    let index = 0;
    while (index < slots.length && !isAt(slots[index], name, namespace)) index++;
    const slot = slots[index];
    if (slot !== undefined) values[firstIndex + index] = scalarOf(slot.rule, value, reading, start, slot.key);
    else if (refuseUnknown && !isMetadata(namespace)) reading.report("not a member", start, name);
  }
}

const isAt = (place: AttributeSlot | undefined, name: string, namespace: string): boolean =>
  place?.name === name && place.namespace === namespace;

/** Attributes that say something about the document, not of its data. */
const isMetadata = (namespace: string): boolean =>
  namespace === schemaInstance || namespace === serialization || namespace === xmlNamespace;

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
