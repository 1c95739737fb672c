import { compileOnce, findObject, findSchema } from "../compile.ts";
import type { IssueCollector } from "../issue-collector.ts";
import { describeType, findMembers, isPlainObject, type Slot } from "../own-members.ts";
import { scalarProblem } from "../scalar.ts";
import { isWellFormed } from "../well-formed.ts";
import type { WireArray, WireMember, WireMessages, WireObject } from "../wire-table.ts";

/** What one writing of a message needs to know. */
export interface JsonWriting {
  readonly validate: boolean;
  readonly collector: IssueCollector;
}

/** Gives the JSON of a value. What is wrong goes to the collector, and the text is of no use then. */
export type JsonWriter = (value: unknown, writing: JsonWriting) => string;

interface JsonSlot extends Slot {
  /** The name in quotes, and a colon. */
  readonly label: string;
  readonly write: JsonWriter;
}

/** A value that nests deeper refers to itself: no message of the API nests deeper than its errors do. */
const maxDepth = 256;

export const jsonWriter: (table: WireMessages, schema: string) => JsonWriter = compileOnce((table, name) => {
  const schema = findSchema(table, name);
  const write = schema.kind === "array" ? listWriter(table, schema) : objectWriter(table, schema);
  return (value, writing) => (value === null && schema.nullable ? "null" : write(value, writing));
});

function listWriter(table: WireMessages, schema: WireArray): JsonWriter {
  const writeItem = objectWriter(table, findObject(table, schema.item));
  return (value, writing) => writeList(value, writing, writeItem);
}

function objectWriter(table: WireMessages, schema: WireObject): JsonWriter {
  const findOwn = findMembers(schema, (name, member): JsonSlot => {
    const write = member === undefined ? writeAnything : memberWriter(table, member);
    return { name, member, label: `${JSON.stringify(name)}:`, write };
  });
  return (value, writing) => {
    const { collector } = writing;
    const texts: string[] = [];
    for (const slot of findOwn(value, collector)?.slots ?? []) {
      const own = (value as Record<string, unknown>)[slot.name];
      if (own === undefined) {
        if (slot.member?.required) collector.add("A value is required", slot.name);
      } else {
        texts.push(slot.label + within(slot.name, own, writing, slot.write));
      }
    }
    return `{${texts.join()}}`;
  };
}

function memberWriter(table: WireMessages, member: WireMember): JsonWriter {
  const write = valueWriter(table, member);
  return (value, writing) => (value === null && member.nullable ? "null" : write(value, writing));
}

function valueWriter(table: WireMessages, member: WireMember): JsonWriter {
  switch (member.kind) {
    case "object":
      return (value, writing) => jsonWriter(table, member.schema)(value, writing);
    case "map":
      return (value, writing) => writeMap(value, writing, writeTexts);
    default:
      return (value, writing) => {
        const problem = scalarProblem(member, value, writing.validate);
        if (problem === undefined) return typeof value === "string" ? JSON.stringify(value) : String(value);
        writing.collector.add(problem);
        return "";
      };
  }
}

const writeTexts: JsonWriter = (value, writing) => writeList(value, writing, writeText);

function writeText(value: unknown, { collector }: JsonWriting): string {
  if (typeof value === "string") return quote(value, collector);
  collector.add(`Expected string, found ${describeType(value)}`);
  return "";
}

/** The writer of members that no schema lists: any JSON there is. */
function writeAnything(value: unknown, writing: JsonWriting): string {
  if (typeof value === "string") return quote(value, writing.collector);
  if (value === null || typeof value === "boolean" || Number.isFinite(value)) return String(value);
  if (Array.isArray(value)) return writeList(value, writing, writeAnything);
  if (isPlainObject(value)) return writeMap(value, writing, writeAnything);
  writing.collector.add(`JSON has no form for ${describeType(value)}`);
  return "";
}

function writeList(value: unknown, writing: JsonWriting, writeItem: JsonWriter): string {
  if (Array.isArray(value)) {
    return `[${Array.from(value, (item, index) => within(index, item, writing, writeItem)).join()}]`;
  }
  writing.collector.add(`Expected list, found ${describeType(value)}`);
  return "";
}

function writeMap(value: unknown, writing: JsonWriting, writeItem: JsonWriter): string {
  if (isPlainObject(value)) {
    const texts = Object.keys(value).map(
      (name) => `${quote(name, writing.collector)}:${within(name, value[name], writing, writeItem)}`,
    );
    return `{${texts.join()}}`;
  }
  writing.collector.add(`Expected object, found ${describeType(value)}`);
  return "";
}

function within(key: string | number, value: unknown, writing: JsonWriting, write: JsonWriter): string {
  const { collector } = writing;
  if (collector.path.length === maxDepth) {
    collector.add(`Nested deeper than ${maxDepth} levels, perhaps without end`);
    return "";
  }
  collector.path.push(key);
  const text = write(value, writing);
  collector.path.pop();
  return text;
}

function quote(text: string, collector: IssueCollector): string {
  if (!isWellFormed(text)) collector.add("Half of a surrogate pair, which no encoding can carry");
  return JSON.stringify(text);
}
