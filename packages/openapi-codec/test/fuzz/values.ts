import type { WireMember, WireSchema } from "../../src/codec/wire-table.ts";
import { allMessages } from "../../src/generated/all-messages.ts";
import type { Random } from "./random.ts";
import { dateTime, legalName, legalText } from "./texts.ts";

/** The schemas that have an XML form. */
export const XML_SCHEMAS: readonly string[] = Object.keys(allMessages.namespaces ?? {});

export function namespaceOf(name: string): string {
  return allMessages.namespaces?.[name] ?? "";
}

export function schemaOf(name: string): WireSchema {
  const schema = allMessages.schemas[name];
  if (schema === undefined) {
    throw new RangeError(`There is no schema ${name}`);
  }
  return schema;
}

/** A value that the schema allows and that XML can carry. Nesting ends by itself, as each level makes the next unlikelier. */
export function validValue(random: Random, schemaName: string, nesting = 0): unknown {
  const schema = schemaOf(schemaName);
  if (schema.nullable === true && random.chance(0.05)) {
    return null;
  }
  if (schema.item !== undefined) {
    const length = random.pick([0, 1, 1, 2, 3, 7]);
    return Array.from({ length }, () => validValue(random, schema.item, nesting + 1));
  }
  const members: [string, unknown][] = [];
  for (const member of schema.members) {
    if (member.required === true || random.chance(0.6 / (nesting + 1))) {
      members.push([member.name, memberValue(random, member, nesting)]);
    }
  }
  if (schema.open === true) {
    const known = new Set(schema.members.map(({ name }) => name));
    for (let left = random.pick([0, 0, 1, 2]); left > 0; left--) {
      const name = legalName(random);
      if (!known.has(name)) {
        known.add(name);
        members.push([name, legalText(random)]);
      }
    }
  }
  return Object.fromEntries(shuffled(random, members));
}

function memberValue(random: Random, member: WireMember, nesting: number): unknown {
  if (member.nullable === true && random.chance(0.2)) {
    return null;
  }
  switch (member.kind) {
    case "string":
      return member.name === "startTime" ? dateTime(random) : legalText(random);
    case "integer":
      return random.chance(0.5)
        ? random.below(100)
        : random.pick([0, -1, -2147483648, 2147483647, random.below(2 ** 32) - 2 ** 31]);
    case "boolean":
      return random.chance(0.5);
    case "object":
      return validValue(random, member.schema, nesting + 1);
    case "map":
      return Object.fromEntries(
        Array.from({ length: random.below(4) }, () => [
          legalName(random),
          Array.from({ length: 1 + random.below(2) }, () => legalText(random)),
        ]),
      );
  }
}

export function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const left = [...items];
  return items.flatMap(() => left.splice(random.below(left.length), 1));
}
