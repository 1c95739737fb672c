import type { IntegerType, Member, ObjectType, Table, Type, UnionType } from "../../../src/table.ts";
import type { Target } from "../subject.ts";
import type { Random } from "./random.ts";
import { controlText, legalName, legalText } from "./texts.ts";

/** Of which text the value is to be. */
export type Carrier = "xml" | "json";

/** A value that the schema allows and that the carrier can carry. Nesting ends by itself, as each level makes the next unlikelier. */
export function validValue(random: Random, { table, schema }: Target, carrier: Carrier = "xml"): unknown {
  return makeValue(random, table, table.types[schema] as Type, carrier, 0);
}

export function makeValue(random: Random, table: Table, type: Type, carrier: Carrier, nesting: number): unknown {
  if (type.nullable && !(carrier === "xml" && isBare(type)) && random.chance(nesting > 4 ? 0.9 : 0.15)) return null;
  switch (type.kind) {
    case "string":
      return type.isChar
        ? String.fromCharCode(random.pick([0, 1, 38, 60, 0x41, 0xe9, 0xfffe, 0xffff]))
        : stringOf(random, type.values, carrier);
    case "boolean":
      return random.chance(0.5);
    case "integer":
      return integerOf(random, type);
    case "number":
      return numberOf(random, type.isDecimal === true || carrier === "json");
    case "any":
      return legalText(random);
    case "ref":
      return makeValue(random, table, table.types[type.to] as Type, carrier, nesting);
    case "list": {
      if (type.isJoined) return [legalText(random)];
      const length = nesting > 4 ? 0 : random.pick([0, 1, 1, 2, 3]);
      return Array.from({ length }, () => makeValue(random, table, type.item, carrier, nesting + 1));
    }
    case "union":
      return unionOf(random, table, type, carrier, nesting);
    default:
      return objectOf(random, table, type, carrier, nesting);
  }
}

/** JSON carries control characters too. */
function stringOf(random: Random, values: readonly unknown[] | undefined, carrier: Carrier): string {
  if (values !== undefined && random.chance(0.8)) return String(random.pick(values));
  return carrier === "json" && random.chance(0.2) ? controlText(random) : legalText(random);
}

function integerOf(random: Random, { isBigInt, range }: IntegerType): number | bigint {
  if (isBigInt) return random.pick([0n, -1n, 5n, 2n ** 53n + 1n, 2n ** 63n - 1n, -(2n ** 63n)]);
  const [minimum, maximum] = range ?? [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
  const number = random.pick([0, 7, minimum, maximum, random.below(1000), -random.below(1000)]);
  return Math.min(maximum, Math.max(minimum, number)) + 0;
}

function numberOf(random: Random, mustBeFinite: boolean): number {
  const finite = [0, 0.1, -2.5, 1e21, -1.25e-9, 5e-324, 1.7976931348623157e308, 123456789012, random.below(100) / 8];
  return random.pick(
    mustBeFinite ? finite : [...finite, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}

function unionOf(random: Random, table: Table, union: UnionType, carrier: Carrier, nesting: number): unknown {
  const { type, words = [] } = random.pick(union.branches);
  const value = makeValue(random, table, type, carrier, nesting);
  if (union.discriminator === undefined) return value;
  const word = union.byXmlType && carrier === "xml" ? words[0] : random.pick(words);
  return Object.fromEntries([
    [union.discriminator, word],
    ...Object.entries(value as object).filter(([name]) => name !== union.discriminator),
  ]);
}

function objectOf(random: Random, table: Table, type: ObjectType, carrier: Carrier, nesting: number): unknown {
  const members: [string, unknown][] = [];
  for (const member of type.members) {
    if (member.xml?.node === "xsi:type") continue;
    if (member.required || random.chance(0.7 / (nesting + 1))) {
      members.push([member.name, makeValue(random, table, member, carrier, nesting + 1)]);
    }
  }
  if (type.others !== undefined && nesting < 5) {
    const known = takenNames(table, type);
    for (let left = random.pick([0, 1, 2]); left > 0; left--) {
      const name = type.entries || type.encodesNames ? `k${legalText(random)}` : legalName(random);
      if (known.has(name) || (type.encodesNames && /_x[\da-f]{4}/i.test(name))) continue;
      known.add(name);
      members.push([name, makeValue(random, table, type.others, carrier, nesting + 1)]);
    }
  }
  return Object.fromEntries(shuffled(random, members));
}

/** Names that a member which no schema lists cannot have: those of the listed ones, and their elements'. */
function takenNames(table: Table, { members }: ObjectType): Set<string> {
  const names = members.flatMap((member) => {
    const { name, xml } = member;
    const item = member.kind === "list" ? member.item.xml?.name : undefined;
    const object = member.kind === "ref" ? table.types[member.to] : member;
    const inner = xml?.node === "none" && object?.kind === "object" ? [...takenNames(table, object)] : [];
    return [name, xml?.name ?? name, item ?? name, ...inner];
  });
  return new Set(names);
}

export function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const left = [...items];
  return items.flatMap(() => left.splice(random.below(left.length), 1));
}

/** Whether a type is a list whose items stand where the list would. */
export const isBare = (type: Type | undefined): boolean =>
  type?.kind === "list" && type.isWrapped !== true && type.isJoined !== true;

/**
 * The value as it comes back from a text: null for what is missing, required and may be null; in XML without null
 * attributes, empty lists that nothing wraps, and groups of which nothing is there.
 */
export function asRead(table: Table, type: Type, value: unknown, carrier: Carrier): unknown {
  if (value === null) return null;
  switch (type.kind) {
    case "ref":
      return asRead(table, table.types[type.to] as Type, value, carrier);
    case "list":
      return (value as unknown[]).map((item) => asRead(table, type.item, item, carrier));
    case "union": {
      const word = (value as Readonly<Record<string, unknown>>)[type.discriminator ?? ""];
      const branch = type.branches.find(({ words }) => words?.includes(String(word)));
      return branch === undefined ? value : asRead(table, branch.type, value, carrier);
    }
    case "object":
      return objectAsRead(table, type, value as object, carrier);
    default:
      return value;
  }
}

function objectAsRead(table: Table, type: ObjectType, value: object, carrier: Carrier): unknown {
  const listed = new Map(type.members.map((member) => [member.name, member]));
  const read = new Map<string, unknown>();
  for (const [name, own] of Object.entries(value)) {
    const member = listed.get(name);
    const kept = member ?? type.others;
    const back = kept === undefined ? own : asRead(table, kept, own, carrier);
    if (carrier === "json" || !isLost(table, member, kept, back)) read.set(name, back);
  }
  for (const member of type.members) {
    if (read.has(member.name)) continue;
    const isText = carrier === "xml" && (member.xml?.node === "text" || member.xml?.node === "cdata");
    if (isText && mayBeEmptyText(member)) read.set(member.name, "");
    else if (member.required && carrier === "xml" && isBare(member)) read.set(member.name, []);
    else if (member.required && carrier === "xml" && member.xml?.node === "none") {
      read.set(member.name, asRead(table, member, {}, carrier));
    } else if (member.required && member.nullable) read.set(member.name, null);
  }
  return Object.fromEntries(read);
}

/** Whether an element without a text has an empty one: where a text has a length or a list, only if an empty one is allowed. */
export function mayBeEmptyText(member: Member): boolean {
  if (member.kind !== "string" || member.isChar) return false;
  const isListed = member.values === undefined || member.values.includes("");
  return member.required === true || (isListed && (member.minLength ?? 0) === 0);
}

function isLost(table: Table, member: Member | undefined, type: Type | undefined, value: unknown): boolean {
  const node = member?.xml?.node;
  if (value === "" && (node === "text" || node === "cdata")) return !mayBeEmptyText(member as Member);
  if (value === null)
    return node === "attribute" || node === "text" || node === "cdata" || (isBare(type) && member !== undefined);
  if (isBare(type)) return (value as unknown[]).length === 0;
  return node === "none" && member?.required !== true && isNothing(table, member, value);
}

/** Whether nothing is written for a member: the group that it is, or is in, is then not there for a reader. */
function isNothing(table: Table, member: Member | undefined, value: unknown): boolean {
  const node = member?.xml?.node;
  if (value === null) return node === "attribute";
  if (isBare(member)) return Array.isArray(value) && value.length === 0;
  if (node !== "none") return false;
  const object = (member?.kind === "ref" ? table.types[member.to] : member) as ObjectType;
  return Object.entries(value as object).every(([name, own]) => {
    return isNothing(
      table,
      object.members.find((one) => one.name === name),
      own,
    );
  });
}
