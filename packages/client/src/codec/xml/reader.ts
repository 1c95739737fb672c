import { InvalidOptionError, type Issue } from "../../errors.ts";
import { compileOnce, findObject, findSchema } from "../compile.ts";
import { IssueCollector } from "../issue-collector.ts";
import { decodeLimits } from "../limits.ts";
import type { DecodeOptions } from "../options.ts";
import { rangeProblem } from "../scalar.ts";
import { isWellFormed } from "../well-formed.ts";
import type { WireArray, WireInteger, WireMember, WireObject, WireTable } from "../wire-table.ts";
import { canonicalForm } from "./canonical.ts";
import { detach } from "./detach.ts";
import { Scanner } from "./scanner.ts";
import { expectedRoot } from "./start-tag.ts";

const integer = /^[\t\n\r ]*([+-]?\d+)[\t\n\r ]*$/;
const boolean = /^[\t\n\r ]*(?:(true|1)|(false|0))[\t\n\r ]*$/;

/** What one reading of a message needs to know. */
interface XmlReading {
  readonly scanner: Scanner;
  readonly collector: IssueCollector;
  readonly hasReferences: boolean;
  readonly maxItems: number;
  readonly refuseUnknown: boolean;
  readonly onUnordered: ((issue: Issue) => void) | undefined;
}

/** Reads what the open element holds, and its end tag. What is wrong with the value goes to the collector. */
type XmlReader = (reading: XmlReading) => unknown;

/** Gives the value of a document. Throws `DecodeError`. */
export const xmlReader: (table: WireTable, schema: string) => (text: string, options: DecodeOptions) => unknown =
  compileOnce((table, name) => {
    const schema = findSchema(table, name);
    const { root, namespace = "", nullable = false } = schema;
    if (root === undefined) throw new InvalidOptionError(`${name} has no XML form`);
    const expected = expectedRoot(root, namespace);
    const isList = schema.kind === "array";
    const canonical = isList ? undefined : canonicalForm(expected.text, schema, `</${root}>`);
    const read = nillable(nullable, isList ? itemsReader(table, schema) : membersReader(table, schema));
    return (text, options) => {
      const { maxDepth, maxItems } = decodeLimits(options, text.length);
      const hasReferences = text.includes("&");
      if (canonical !== undefined && maxDepth > 1 && isWellFormed(text)) {
        const value = canonical.read(text, 0, hasReferences);
        if (value !== undefined && canonical.end === text.length) return value;
      }
      const collector = new IssueCollector(name, 100);
      const scanner = new Scanner(text, collector, maxDepth, options.illegalCharacterReferences === "accept");
      scanner.root(expected);
      if (scanner.name !== root || scanner.namespace !== namespace) {
        scanner.fail(`Expected the root element ${root} in ${namespace || "no namespace"}`, scanner.start);
      }
      const { onUnordered, unknownMembers } = options;
      const refuseUnknown = unknownMembers === "refuse";
      const value = read({ scanner, collector, hasReferences, maxItems, refuseUnknown, onUnordered });
      scanner.end();
      if (collector.issues.length > 0) throw collector.decodeError();
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
  const canonical = canonicalForm(`<${itemName}>`, object, `</${itemName}>`);
  return (reading) => {
    const { scanner, collector, maxItems, hasReferences } = reading;
    const items: unknown[] = [];
    const form = scanner.isCanonical(3) ? canonical : undefined;
    for (;;) {
      while (form !== undefined && items.length < maxItems) {
        const item = form.read(scanner.text, scanner.at, hasReferences);
        if (item === undefined) break;
        items.push(item);
        scanner.at = form.end;
      }
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

function membersReader(table: WireTable, schema: WireObject): XmlReader {
  const { namespace = "", open = false } = schema;
  const members = schema.members.map((member, index) => {
    return { ...member, index, read: nillable(member.nullable === true, memberReader(table, member, namespace)) };
  });
  const listed = new Map(members.map((member) => [member.name, member]));
  const required = members.filter((member) => member.required);
  return (reading) => {
    const { scanner, collector } = reading;
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
