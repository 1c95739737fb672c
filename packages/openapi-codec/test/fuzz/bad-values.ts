import type { WireMember } from "../../src/codec/wire-table.ts";
import type { Random } from "./random.ts";
import { illegalText } from "./texts.ts";
import { schemaOf, validValue } from "./values.ts";

/** A value that no writer may write, with the fault that was planted in it. */
export interface BadValue {
  readonly value: unknown;
  readonly fault: string;
}

/** Plants one fault in a valid value. */
export function badValue(random: Random, schemaName: string): BadValue {
  const schema = schemaOf(schemaName);
  if (random.chance(0.1)) {
    const value = random.pick([5, "text", true, 1n, ...(schema.nullable === true ? [] : [null])]);
    return { value, fault: "the message is of another type" };
  }
  if (schema.item !== undefined) {
    if (random.chance(0.2)) {
      return { value: [random.pick([null, undefined, 5, []])], fault: "the item is of another type" };
    }
    const { value, fault } = badValue(random, schema.item);
    return { value: [validValue(random, schema.item), value], fault };
  }
  const members = Object(validValue(random, schemaName));
  if (schema.open !== true && random.chance(0.1)) {
    return { value: { ...members, [random.pick(["RunID", "zzz", "xmlns"])]: "x" }, fault: "a member is not listed" };
  }
  const member = random.pick(schema.members);
  if (member.required === true && member.nullable !== true && random.chance(0.2)) {
    return { value: without(members, member.name), fault: `${member.name} is missing` };
  }
  const planted = badMember(random, member);
  return { value: { ...members, [member.name]: planted.value }, fault: `${member.name}: ${planted.fault}` };
}

function without(members: object, name: string): unknown {
  return Object.fromEntries(Object.entries(members).filter(([key]) => key !== name));
}

function badMember(random: Random, member: WireMember): BadValue {
  if (member.nullable !== true && random.chance(0.2)) {
    return { value: null, fault: "null is not allowed" };
  }
  switch (member.kind) {
    case "string":
      return random.chance(0.7)
        ? { value: illegalText(random), fault: "XML cannot carry a character" }
        : { value: random.pick([5, true, {}, ["x"], 1n, Symbol.iterator]), fault: "no string" };
    case "integer":
      return {
        value: random.pick([0.5, Number.NaN, Infinity, 2 ** 31, -(2 ** 31) - 1, 1e21, "5", true, {}, 5n]),
        fault: "no integer in range",
      };
    case "boolean":
      return { value: random.pick(["true", 1, 0, "", {}]), fault: "no boolean" };
    case "object":
      return badValue(random, member.schema);
    case "map":
      return badMap(random);
  }
}

function badMap(random: Random): BadValue {
  if (random.chance(0.5)) {
    const name = random.pick(["", " ", "a b", "1", "-a", "a:b", ":a", "a>", "<a", "a/", "\ud800", "a\0", "×"]);
    return { value: { [name]: ["x"] }, fault: "a key is no XML name" };
  }
  const value = random.pick([[illegalText(random)], "text", 5, null, [5], [null], [["x"]]]);
  return { value: { "request.runID": value }, fault: "no list of texts" };
}
