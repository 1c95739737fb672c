import { InvalidOptionError } from "../../errors.ts";
import { compileOnce, findObject, findSchema } from "../compile.ts";
import { IssueCollector } from "../issue-collector.ts";
import { decodeLimits } from "../limits.ts";
import type { DecodeOptions } from "../options.ts";
import { rangeProblem } from "../scalar.ts";
import type { WireArray, WireInteger, WireMember, WireMessages } from "../wire-table.ts";
import { canonicalReader } from "./canonical.ts";
import { detach } from "./detach.ts";
import { space } from "./names.ts";
import { Scanner } from "./scanner.ts";

const integer = new RegExp(`^${space}*([+-]?\\d+)${space}*$`);
const boolean = new RegExp(`^${space}*(?:(true|1)|false|0)${space}*$`);

/** Reads what the open element holds, and its end tag. What is wrong with the value goes to the scanner's collector. */
type XmlReader = (scanner: Scanner) => unknown;

/** Gives the value of a document. Throws `DecodeError`. */
export const xmlReader: (table: WireMessages, schema: string) => (text: string, options: DecodeOptions) => unknown =
  compileOnce((table, name) => {
    const schema = findSchema(table, name);
    const { root, namespace = "", nullable = false } = schema;
    if (root === undefined) throw new InvalidOptionError(`${name} has no XML form`);
    const readCanonical = canonicalReader(table, schema);
    const read = nillable(nullable, schema.kind === "array" ? itemsReader(table, schema) : membersReader(table, name));
    return (text, options) => {
      const limits = decodeLimits(options, text.length);
      const canonical = readCanonical?.(text, limits);
      if (canonical !== undefined) return canonical;
      const collector = new IssueCollector(name, 100);
      const scanner = new Scanner(text, collector, limits, options);
      scanner.root();
      if (scanner.name !== root || scanner.namespace !== namespace) {
        scanner.fail(`Expected ${root} in ${namespace || "no namespace"}`, scanner.start);
      }
      const value = read(scanner);
      scanner.end();
      if (collector.issues.length > 0) throw collector.decodeError();
      return value;
    };
  });

function nillable(nullable: boolean, read: XmlReader): XmlReader {
  return (scanner) => {
    if (!scanner.nil) return read(scanner);
    if (!nullable) scanner.report("A value is required");
    if (scanner.content(true) !== "") scanner.report("What is nil must be empty");
    return null;
  };
}

function itemsReader(table: WireMessages, { item, itemName, namespace = "" }: WireArray): XmlReader {
  const read = nillable(false, membersReader(table, item));
  return (scanner) => {
    const { path } = scanner.collector;
    const items: unknown[] = [];
    while (scanner.child(itemName)) {
      if (scanner.name !== itemName || scanner.namespace !== namespace) {
        skipUnknown(scanner);
        continue;
      }
      if (items.length === scanner.limits.maxItems) scanner.fail(`More than ${items.length} items`, scanner.start);
      path.push(items.length);
      items.push(read(scanner));
      path.pop();
    }
    return items;
  };
}

const membersReader: (table: WireMessages, schema: string) => XmlReader = compileOnce((table, schema) => {
  const { namespace = "", open = false, members } = findObject(table, schema);
  const listed = new Map(
    members.map((member, index) => {
      const read = nillable(member.nullable === true, memberReader(table, member, namespace));
      return [member.name, { name: member.name, index, read }];
    }),
  );
  return (scanner) => {
    const { collector, options } = scanner;
    const value: Record<string, unknown> = {};
    let latest = -1;
    while (scanner.child(members[latest + 1]?.name)) {
      const unlisted = open ? { name: scanner.name, index: latest, read: readAdditional } : undefined;
      const member = listed.get(scanner.name) ?? unlisted;
      if (member === undefined || scanner.namespace !== namespace) {
        skipUnknown(scanner);
        continue;
      }
      // The name as the table has it: V8 finds members faster by names that it knows already.
      const { name, index, read } = member;
      collector.path.push(name);
      if (Object.hasOwn(value, name)) scanner.report("The member stands twice");
      // An error has no namespace, and no order.
      if (index < latest && namespace !== "") {
        const message = "The member stands after its place in ordinal order";
        options.onUnordered?.({ message, path: [...collector.path], ...scanner.position() });
      }
      latest = Math.max(latest, index);
      const result = read(scanner);
      if (result !== undefined) setMember(value, name, result);
      collector.path.pop();
    }
    for (const { name, required, nullable } of members) {
      if (!required || Object.hasOwn(value, name)) continue;
      if (nullable) value[name] = null;
      else scanner.report("A value is required", name);
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
      return (scanner) => readInteger(member, scanner);
    case "boolean":
      return readBoolean;
    case "object":
      return (scanner) => membersReader(table, member.schema)(scanner);
    case "map":
      return (scanner) => readMap(namespace, scanner);
  }
}

const readText: XmlReader = (scanner) => detach(scanner.content(false) ?? "");

/** The reader of members that no schema lists: the text of those that have one. */
const readAdditional: XmlReader = nillable(true, (scanner) => {
  const text = scanner.content(true);
  return text === undefined ? undefined : detach(text);
});

function readInteger(member: WireInteger, scanner: Scanner): number {
  const [, digits = Number.NaN] = integer.exec(scanner.content(false) ?? "") ?? [];
  const problem = rangeProblem(member, Number(digits));
  if (problem !== undefined) scanner.report(problem);
  return Number(digits) + 0;
}

function readBoolean(scanner: Scanner): boolean {
  const [found, yes] = boolean.exec(scanner.content(false) ?? "") ?? [];
  if (found === undefined) scanner.report("Expected boolean");
  return yes !== undefined;
}

const readEntry = nillable(false, readText);

function readMap(namespace: string, scanner: Scanner): Record<string, string[]> {
  const { path } = scanner.collector;
  const { maxItems } = scanner.limits;
  const lists = new Map<string, string[]>();
  for (let count = 0; scanner.child(); count++) {
    if (count === maxItems) scanner.fail(`More than ${maxItems} names`, scanner.start);
    const { name } = scanner;
    if (scanner.namespace !== namespace) {
      skipUnknown(scanner);
      continue;
    }
    path.push(name);
    const list = lists.get(name) ?? [];
    list.push(String(readEntry(scanner)));
    lists.set(name, list);
    path.pop();
  }
  return Object.fromEntries(lists);
}

function skipUnknown(scanner: Scanner): void {
  if (scanner.options.unknownMembers === "refuse") scanner.report("Not a member", scanner.name);
  scanner.content(true);
}
