import { compileOnce, findObject, findSchema } from "../compile.ts";
import type { IssueCollector } from "../issue-collector.ts";
import type { DecodeLimits } from "../limits.ts";
import { describeType, isPlainObject } from "../own-members.ts";
import { typeProblem } from "../scalar.ts";
import type { WireMember, WireMessages, WireObject } from "../wire-table.ts";

/** What one reading of a message needs to know. */
export interface JsonReading {
  readonly refuseUnknown: boolean;
  readonly limits: DecodeLimits;
  readonly collector: IssueCollector;
}

/** Checks what `JSON.parse` gave and completes it in place: gives the value that an XML message with that meaning has. */
export type JsonReader = (value: unknown, reading: JsonReading) => unknown;

export const jsonReader: (table: WireMessages, schema: string) => JsonReader = compileOnce((table, name) => {
  const schema = findSchema(table, name);
  const read =
    schema.kind === "array"
      ? listReader(objectReader(table, findObject(table, schema.item)))
      : objectReader(table, schema);
  return (value, reading) => (value === null && schema.nullable ? null : read(value, reading));
});

function listReader(readItem: JsonReader): JsonReader {
  return (value, reading) => {
    const { collector, limits } = reading;
    if (!Array.isArray(value)) collector.add(`Expected list, found ${describeType(value)}`);
    else if (value.length > limits.maxItems) collector.add(`More than ${limits.maxItems} items`);
    else for (let i = 0; i < value.length; i++) value[i] = within(i, value[i], reading, readItem);
    return value;
  };
}

function objectReader(table: WireMessages, schema: WireObject): JsonReader {
  const members = schema.members.map((member) => ({ ...member, read: memberReader(table, member) }));
  const listed = new Set(members.map(({ name }) => name));
  return (value, reading) => {
    const { collector } = reading;
    if (!isPlainObject(value)) {
      collector.add(`Expected object, found ${describeType(value)}`);
      return value;
    }
    let found = 0;
    for (const { name, required, nullable, read } of members) {
      if (Object.hasOwn(value, name)) {
        found++;
        value[name] = within(name, value[name], reading, read);
      } else if (required && nullable) {
        value[name] = null;
        found++;
      } else if (required) {
        collector.add("A value is required", name);
      }
    }
    const names = Object.keys(value);
    if (names.length === found) return value;
    for (const name of names) if (!listed.has(name)) checkUnlisted(name, value[name], schema, reading);
    return value;
  };
}

function checkUnlisted(name: string, value: unknown, schema: WireObject, reading: JsonReading): void {
  const { collector, limits, refuseUnknown } = reading;
  if (refuseUnknown && !schema.open) collector.add("Not a member", name);
  if (!isWithinDepth(value, limits.maxDepth - collector.path.length - 1)) {
    collector.add(`Nested deeper than ${limits.maxDepth} levels`, name);
  }
}

/** Level by level, since what nests deep enough to be refused is too deep to be walked by calls. */
function isWithinDepth(value: unknown, depth: number): boolean {
  let level = [value];
  for (let left = depth; level.length > 0; left--) {
    level = level.filter((node) => typeof node === "object" && node !== null);
    if (left <= 0 && level.length > 0) return false;
    level = level.flatMap((node) => Object.values(node as object));
  }
  return true;
}

function memberReader(table: WireMessages, member: WireMember): JsonReader {
  const read = valueReader(table, member);
  return (value, reading) => (value === null && member.nullable ? null : read(value, reading));
}

function valueReader(table: WireMessages, member: WireMember): JsonReader {
  switch (member.kind) {
    case "object":
      return (value, reading) => jsonReader(table, member.schema)(value, reading);
    case "map":
      return readMap;
    default:
      return (value, { collector }) => {
        const problem = typeProblem(member, value);
        if (problem !== undefined) collector.add(problem);
        return Object.is(value, -0) ? 0 : value;
      };
  }
}

function readMap(value: unknown, { collector, limits }: JsonReading): unknown {
  if (!isPlainObject(value)) {
    collector.add(`Expected object, found ${describeType(value)}`);
    return value;
  }
  const names = Object.keys(value);
  if (names.length > limits.maxItems) collector.add(`More than ${limits.maxItems} names`);
  else for (const name of names) if (!isListOfTexts(value[name])) collector.add("Expected list of strings", name);
  return value;
}

function isListOfTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((text) => typeof text === "string");
}

function within(key: string | number, value: unknown, reading: JsonReading, read: JsonReader): unknown {
  const { collector, limits } = reading;
  if (collector.path.length === limits.maxDepth) {
    collector.add(`Nested deeper than ${limits.maxDepth} levels`);
    return value;
  }
  collector.path.push(key);
  const result = read(value, reading);
  collector.path.pop();
  return result;
}
