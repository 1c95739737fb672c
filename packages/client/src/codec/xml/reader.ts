import { compileOnce, findNamespace, findObject, findSchema } from "../compile.ts";
import { IssueCollector } from "../issue-collector.ts";
import type { DecodeLimits } from "../limits.ts";
import type { DecodeOptions } from "../options.ts";
import { rangeProblem } from "../scalar.ts";
import { LineCounter } from "../text-position.ts";
import type { WireArray, WireInteger, WireMember, WireMessages } from "../wire-table.ts";
import { parseBoolean } from "./boolean.ts";
import type { Fail } from "./character-data.ts";
import { detach } from "./detach.ts";
import { space } from "./names.ts";
import { createScanner, type Element, type Scanner } from "./scanner.ts";

const integer = new RegExp(`^${space}*([+-]?\\d+)${space}*$`);

/** What one reading of a message needs to know. */
interface XmlReading extends Scanner {
  readonly fail: Fail;
  readonly collector: IssueCollector;
  readonly lines: LineCounter;
  readonly maxItems: number;
  readonly options: DecodeOptions;
}

/** Reads what an element holds, and its end tag. What is wrong with the value goes to the collector. */
type XmlReader = (element: Element, reading: XmlReading) => unknown;

/** Gives the value of a document, however it is spelt. Throws `DecodeError`. */
type DocumentReader = (text: string, limits: DecodeLimits, options: DecodeOptions) => unknown;

export const documentReader: (table: WireMessages, schema: string) => DocumentReader = compileOnce((table, name) => {
  const schema = findSchema(table, name);
  const { nullable = false } = schema;
  const namespace = findNamespace(table, name);
  const read = nillable(
    nullable,
    schema.kind === "array" ? itemsReader(table, schema, namespace) : membersReader(table, name),
  );
  return (text, limits, options) => {
    const collector = new IssueCollector(name, 100);
    const lines = new LineCounter(text);
    const fail: Fail = (message, offset) => {
      collector.add(message, undefined, lines.positionOf(offset));
      throw collector.decodeError();
    };
    const acceptIllegal = options.illegalCharacterReferences === "accept";
    const scanner = createScanner(text, limits.maxDepth, acceptIllegal, fail);
    const element = scanner.root();
    if (element.name !== name || element.namespace !== namespace) {
      fail(`Expected ${name} in ${namespace || "no namespace"}`, element.start);
    }
    const value = read(element, { ...scanner, fail, collector, lines, maxItems: limits.maxItems, options });
    scanner.end();
    if (collector.issues.length > 0) throw collector.decodeError();
    return value;
  };
});

function report(message: string, { start }: Element, { collector, lines }: XmlReading, member?: string): void {
  collector.add(message, member, lines.positionOf(start));
}

function nillable(nullable: boolean, read: XmlReader): XmlReader {
  return (element, reading) => {
    if (!element.nil) return read(element, reading);
    if (!nullable) report("A value is required", element, reading);
    if (reading.content(true) !== "") report("What is nil must be empty", element, reading);
    return null;
  };
}

function itemsReader(table: WireMessages, { item }: WireArray, namespace: string): XmlReader {
  const read = nillable(false, membersReader(table, item));
  return (_, reading) => {
    const { collector, maxItems } = reading;
    const items: unknown[] = [];
    for (let element = reading.child(); element !== undefined; element = reading.child()) {
      if (element.name !== item || element.namespace !== namespace) {
        skipUnknown(element, reading);
        continue;
      }
      collector.path.push(items.length);
      if (items.length === maxItems) reading.fail(`More than ${maxItems} items`, element.start);
      items.push(read(element, reading));
      collector.path.pop();
    }
    return items;
  };
}

const membersReader: (table: WireMessages, schema: string) => XmlReader = compileOnce((table, schema) => {
  const { open = false, members } = findObject(table, schema);
  const namespace = findNamespace(table, schema);
  const listed = new Map(
    members.map((member, index) => {
      const read = nillable(member.nullable === true, memberReader(table, member, namespace));
      return [member.name, { name: member.name, index, read }];
    }),
  );
  return (parent, reading) => {
    const { collector, lines, options } = reading;
    const value: Record<string, unknown> = {};
    let latest = -1;
    for (let element = reading.child(); element !== undefined; element = reading.child()) {
      const unlisted = open ? { name: element.name, index: latest, read: readAdditional } : undefined;
      const member = listed.get(element.name) ?? unlisted;
      if (member === undefined || element.namespace !== namespace) {
        skipUnknown(element, reading);
        continue;
      }
      // The name as the table has it: V8 finds members faster by names that it knows already.
      const { name, index, read } = member;
      collector.path.push(name);
      if (Object.hasOwn(value, name)) report("The member stands twice", element, reading);
      // An error has no namespace, and no order.
      if (index < latest && namespace !== "") {
        const message = "The member stands after its place in ordinal order";
        options.onUnordered?.({ message, path: [...collector.path], ...lines.positionOf(element.start) });
      }
      latest = Math.max(latest, index);
      const result = read(element, reading);
      if (result !== undefined) setMember(value, name, result);
      collector.path.pop();
    }
    for (const { name, required, nullable } of members) {
      if (!required || Object.hasOwn(value, name)) continue;
      if (nullable) value[name] = null;
      else report("A value is required", parent, reading, name);
    }
    return value;
  };
});

function setMember(target: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== "__proto__") target[name] = value;
  // A plain assignment would change what the target inherits.
  else Object.defineProperty(target, name, { value, configurable: true, enumerable: true, writable: true });
}

function memberReader(table: WireMessages, member: WireMember, namespace: string): XmlReader {
  switch (member.kind) {
    case "string":
      return readText;
    case "integer":
      return (element, reading) => readInteger(member, element, reading);
    case "boolean":
      return readBoolean;
    case "object":
      return (element, reading) => membersReader(table, member.schema)(element, reading);
    case "map":
      return (_, reading) => readMap(namespace, reading);
  }
}

const readText: XmlReader = (_, { content }) => detach(content(false) ?? "");

/** The reader of members that no schema lists: the text of those that have one. */
const readAdditional: XmlReader = nillable(true, (_, { content }) => {
  const text = content(true);
  return text === undefined ? undefined : detach(text);
});

function readInteger(member: WireInteger, element: Element, reading: XmlReading): number {
  const [, digits = Number.NaN] = integer.exec(reading.content(false) ?? "") ?? [];
  const problem = rangeProblem(member, Number(digits));
  if (problem !== undefined) report(problem, element, reading);
  return Number(digits) + 0;
}

function readBoolean(element: Element, reading: XmlReading): boolean {
  const value = parseBoolean(reading.content(false) ?? "");
  if (value === undefined) report("Expected boolean", element, reading);
  return value === true;
}

const readEntry = nillable(false, readText);

function readMap(namespace: string, reading: XmlReading): Record<string, string[]> {
  const { collector, maxItems } = reading;
  const lists = new Map<string, string[]>();
  let count = 0;
  for (let element = reading.child(); element !== undefined; element = reading.child()) {
    const { name, start } = element;
    if (count++ === maxItems) reading.fail(`More than ${maxItems} names`, start);
    if (element.namespace !== namespace) {
      skipUnknown(element, reading);
      continue;
    }
    collector.path.push(name);
    const list = lists.get(name) ?? [];
    list.push(String(readEntry(element, reading)));
    lists.set(name, list);
    collector.path.pop();
  }
  return Object.fromEntries(lists);
}

function skipUnknown(element: Element, reading: XmlReading): void {
  if (reading.options.unknownMembers === "refuse") report("Not a member", element, reading, element.name);
  reading.content(true);
}
