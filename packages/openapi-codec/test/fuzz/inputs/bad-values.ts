import type { ObjectType, Table, Type } from "../../../src/table.ts";
import type { Target } from "../subject.ts";
import type { Random } from "./random.ts";
import { illegalText } from "./texts.ts";
import { isBare, makeValue } from "./values.ts";

/** A value that no writer of XML may write, with the fault that was planted in it. */
export interface BadValue {
  readonly value: unknown;
  readonly fault: string;
}

/** Plants one fault in a valid value. */
export function badValue(random: Random, { table, schema }: Target): BadValue {
  return badOf(random, table, table.types[schema] as Type, 0);
}

function badOf(random: Random, table: Table, type: Type, nesting: number): BadValue {
  if (!type.nullable && type.kind !== "any" && type.kind !== "ref" && random.chance(0.1)) {
    return { value: null, fault: "null is not allowed" };
  }
  switch (type.kind) {
    case "ref":
      return badOf(
        random,
        table,
        { ...(table.types[type.to] as Type), ...(type.nullable && { nullable: true }) },
        nesting,
      );
    case "string":
      return type.isChar || random.chance(0.3)
        ? { value: random.pick([5, true, {}, ["x"], 1n, Symbol.iterator, new Date(0)]), fault: "no string" }
        : { value: illegalText(random), fault: "XML cannot carry a character" };
    case "boolean":
      return { value: random.pick(["true", 1, 0, "", {}, []]), fault: "no boolean" };
    case "integer":
      return {
        value: type.isBigInt
          ? random.pick([1, 2n ** 63n, -(2n ** 63n) - 1n, "5"])
          : random.pick([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, -(2 ** 53), "5", true, {}, 5n]),
        fault: "no integer in range",
      };
    case "number":
      return { value: random.pick(["1", true, {}, [1], 1n]), fault: "no number" };
    case "any":
      return { value: random.pick([{}, [], Symbol.iterator, 1n, illegalText(random)]), fault: "no text" };
    case "union":
      return { value: random.pick([{}, 5, "x", [], { [type.discriminator ?? ""]: "nothing" }]), fault: "no branch" };
    case "list": {
      if (type.nullable && isBare(type)) return { value: null, fault: "nothing says that there is no list" };
      if (nesting > 3 || random.chance(0.2)) return { value: random.pick([5, "x", {}, true]), fault: "no list" };
      const { value, fault } = badOf(random, table, type.item, nesting + 1);
      return { value: [makeValue(random, table, type.item, "xml", nesting + 1), value], fault };
    }
    default:
      return badObject(random, table, type, nesting);
  }
}

function badObject(random: Random, table: Table, type: ObjectType, nesting: number): BadValue {
  const noObject = { value: random.pick([5, "x", [], new Map()]), fault: "no object" };
  if (nesting > 3 || random.chance(0.1)) return noObject;
  const members = Object(makeValue(random, table, { ...type, nullable: false as never }, "xml", nesting));
  const own = type.members.filter(({ xml }) => xml?.node !== "xsi:type");
  if (type.others === undefined && (own.length === 0 || random.chance(0.1))) {
    return { value: { ...members, zzz: "x" }, fault: "a member is not listed" };
  }
  const required = own.find((member) => member.required && random.chance(0.2));
  if (required !== undefined) {
    const left = Object.entries(members).filter(([name]) => name !== required.name);
    return { value: Object.fromEntries(left), fault: `${required.name} is missing` };
  }
  const isKey = type.others !== undefined && !type.entries && !type.encodesNames && random.chance(0.4);
  if (isKey && type.others !== undefined) {
    const key = random.pick(["", " ", "a b", "1", "-a", "a:b", ":a", "a>", "<a", "a/", "\ud800", "a\0", "×"]);
    const kind = type.others.kind === "list" && !type.others.isWrapped ? "list" : "";
    const value = makeValue(random, table, { ...type.others, nullable: false as never }, "xml", 9);
    return kind === "list" ? noObject : { value: { ...members, [key]: value }, fault: "a key is not an XML name" };
  }
  const others: Type = type.others ?? { kind: "any" };
  const [name, member] = own.length > 0 ? pickMember(random, own) : (["key", others] as const);
  const planted = badOf(random, table, member, nesting + 1);
  return { value: withMember(members, name, planted.value), fault: `${name}: ${planted.fault}` };
}

function pickMember(random: Random, members: ObjectType["members"]): readonly [string, Type] {
  const member = random.pick(members);
  return [member.name, member];
}

const withMember = (object: object, name: string, value: unknown): object =>
  Object.fromEntries([...Object.entries(object).filter(([other]) => other !== name), [name, value]]);
