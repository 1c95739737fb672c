import { InvalidOptionError, type Issue } from "../../errors.ts";
import { compileOnce, findObject, findSchema } from "../compile.ts";
import type { IssueCollector } from "../issue-collector.ts";
import { rangeProblem } from "../scalar.ts";
import type { WireArray, WireInteger, WireMember, WireObject, WireTable } from "../wire-table.ts";
import { canonicalForm } from "./canonical.ts";
import { detach } from "./detach.ts";
import type { Scanner } from "./scanner.ts";
import { expectedRoot } from "./start-tag.ts";

const integer = /^[\t\n\r ]*([+-]?\d+)[\t\n\r ]*$/;
const boolean = /^[\t\n\r ]*(?:(true|1)|(false|0))[\t\n\r ]*$/;

/** What one reading of a message needs to know. */
export interface XmlReading {
  readonly scanner: Scanner;
  readonly collector: IssueCollector;
  readonly maxItems: number;
  readonly refuseUnknown: boolean;
  readonly onUnordered: ((issue: Issue) => void) | undefined;
}

/** Reads what the open element holds, and its end tag. What is wrong with the value goes to the collector. */
export type XmlReader = (reading: XmlReading) => unknown;

/** Reads a whole document. */
export const xmlReader: (table: WireTable, schema: string) => XmlReader = compileOnce((table, name) => {
  const schema = findSchema(table, name);
  const { root, namespace = "", nullable = false } = schema;
  if (root === undefined) throw new InvalidOptionError(`${name} has no XML form`);
  const expected = expectedRoot(root, namespace);
  const read = nillable(nullable, schema.kind === "array" ? itemsReader(table, schema) : membersReader(table, schema));
  return (reading) => {
    const { scanner } = reading;
    scanner.root(expected);
    if (scanner.name !== root || scanner.namespace !== namespace) {
      scanner.fail(`Expected the root element ${root} in ${namespace || "no namespace"}`, scanner.start);
    }
    const value = read(reading);
    scanner.end();
    return value;
  };
});

function nillable(nullable: boolean, read: XmlReader): XmlReader {
  return (reading) => {
    const { scanner } = reading;
    if (!scanner.nil) return read(reading);
    if (!nullable) scanner.report("A value is required here, nil is not allowed", scanner.start);
    if (scanner.textContent() !== "") scanner.report("An element that is nil must be empty", scanner.start);
    return null;
  };
}

function itemsReader(table: WireTable, { item, itemName, namespace = "" }: WireArray): XmlReader {
  const object = findObject(table, item);
  const read = nillable(false, membersReader(table, object));
  const readCanonicalItems = canonicalItemsReader(object, itemName);
  return (reading) => {
    const { scanner, collector, maxItems } = reading;
    const items: unknown[] = [];
    const isCanonical = scanner.isCanonical(namespace, 2);
    for (;;) {
      if (isCanonical) readCanonicalItems(reading, items);
      if (!scanner.child()) return items;
      if (scanner.name !== itemName || scanner.namespace !== namespace) {
        skipUnknown(reading);
        continue;
      }
      if (items.length === maxItems) scanner.fail(`More than ${maxItems} items`, scanner.start);
      collector.path.push(items.length);
      items.push(read(reading));
      collector.path.pop();
    }
  };
}

/** Reads items for as long as they are as the framework writes them. */
function canonicalItemsReader(item: WireObject, name: string): (reading: XmlReading, items: unknown[]) => void {
  const form = canonicalForm(item);
  const [startTag, endTag] = [`<${name}>`, `</${name}>`];
  return ({ scanner, maxItems }, items) => {
    while (form !== undefined && items.length < maxItems && scanner.startsWith(startTag)) {
      const value = form.read(scanner.text, scanner.at + startTag.length);
      if (value === undefined || !scanner.text.startsWith(endTag, form.end)) return;
      items.push(value);
      scanner.at = form.end + endTag.length;
    }
  };
}

function membersReader(table: WireTable, schema: WireObject): XmlReader {
  const { namespace = "", open = false } = schema;
  const members = schema.members.map((member, index) => {
    return { ...member, index, read: nillable(member.nullable === true, memberReader(table, member, namespace)) };
  });
  const listed = new Map(members.map((member) => [member.name, member]));
  const required = members.filter((member) => member.required);
  const form = canonicalForm(schema);
  return (reading) => {
    const { scanner, collector } = reading;
    if (form !== undefined && scanner.isCanonical(namespace, 1)) {
      const canonical = form.read(scanner.text, scanner.at);
      if (canonical !== undefined && scanner.text.startsWith("</", form.end)) {
        scanner.at = form.end;
        scanner.child();
        return canonical;
      }
    }
    const value: Record<string, unknown> = {};
    let latest = -1;
    while (scanner.child()) {
      const { name } = scanner;
      const isMember = scanner.namespace === namespace && (open || listed.has(name));
      if (!isMember) {
        skipUnknown(reading);
        continue;
      }
      collector.path.push(name);
      if (Object.hasOwn(value, name)) scanner.report("The member stands twice", scanner.start);
      const member = listed.get(name);
      if (member !== undefined && namespace !== "") {
        if (member.index < latest) {
          const message = "The member stands after its place in ordinal order";
          reading.onUnordered?.({ message, path: [...collector.path], ...scanner.positionOf(scanner.start) });
        }
        latest = Math.max(latest, member.index);
      }
      const read = member?.read ?? readAdditional;
      const result = read(reading);
      if (result !== undefined) setOwn(value, name, result);
      collector.path.pop();
    }
    for (const { name, nullable } of required) {
      if (Object.hasOwn(value, name)) continue;
      if (nullable) value[name] = null;
      else scanner.report("A value is required", scanner.at, name);
    }
    return value;
  };
}

function memberReader(table: WireTable, member: WireMember, namespace: string): XmlReader {
  switch (member.kind) {
    case "string":
      return readText;
    case "integer":
      return (reading) => readInteger(member, reading);
    case "boolean":
      return readBoolean;
    case "object": {
      let read: XmlReader | undefined;
      return (reading) => {
        read ??= membersReader(table, findObject(table, member.schema));
        return read(reading);
      };
    }
    case "map":
      return (reading) => readMap(namespace, reading);
  }
}

const readText: XmlReader = ({ scanner }) => detach(scanner.textContent());

const readAdditional: XmlReader = nillable(true, ({ scanner }) => {
  const text = scanner.anyContent();
  return text === undefined ? undefined : detach(text);
});

function readInteger(member: WireInteger, { scanner }: XmlReading): number {
  const [, digits] = integer.exec(scanner.textContent()) ?? [];
  const value = digits === undefined ? Number.NaN : Number(digits);
  const problem = rangeProblem(member, value);
  if (problem !== undefined) scanner.report(problem, scanner.start);
  return value + 0;
}

function readBoolean({ scanner }: XmlReading): boolean {
  const [, yes, no] = boolean.exec(scanner.textContent()) ?? [];
  if (yes === undefined && no === undefined) scanner.report("Expected true or false", scanner.start);
  return yes !== undefined;
}

const readEntry = nillable(false, readText);

function readMap(namespace: string, reading: XmlReading): Record<string, string[]> {
  const { scanner, collector, maxItems } = reading;
  const lists = new Map<string, string[]>();
  for (let count = 0; scanner.child(); count++) {
    if (scanner.namespace !== namespace) {
      skipUnknown(reading);
      continue;
    }
    if (count === maxItems) scanner.fail(`More than ${maxItems} names`, scanner.start);
    const { name } = scanner;
    collector.path.push(name);
    const text = String(readEntry(reading));
    collector.path.pop();
    const list = lists.get(name);
    if (list === undefined) lists.set(name, [text]);
    else list.push(text);
  }
  return Object.fromEntries(lists);
}

function skipUnknown({ scanner, refuseUnknown }: XmlReading): void {
  if (refuseUnknown) scanner.report("Not a member", scanner.start, scanner.name);
  scanner.anyContent();
}

/** A plain assignment to `__proto__` would change what the value inherits. */
function setOwn(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, configurable: true, enumerable: true, writable: true });
}
