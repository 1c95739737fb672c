import fc from "fast-check";
import type { Member, ObjectType, Table, Type, UnionType } from "../src/table.ts";

/** What differs between the forms. */
interface Carrier {
  /** Any text that the form can carry. */
  readonly text: fc.Arbitrary<string>;
  /** Any text that it can carry where null is allowed too. */
  readonly nullableText: fc.Arbitrary<string>;
  /** The name of a member that no schema lists. */
  readonly name: fc.Arbitrary<string>;
  /** Any number. */
  readonly number: fc.Arbitrary<number>;
  /** What a list of texts comes back as, where texts are joined. */
  readonly joins: boolean;
}

const codePoint = (from: number, to: number): fc.Arbitrary<string> =>
  fc.integer({ min: from, max: to }).map((code) => String.fromCodePoint(code));

/** The characters of XML 1.0, those with a meaning of their own more often than others. */
const legalCharacter = fc.oneof(
  fc.constantFrom(..."<>&\"'\r\n\t ;]-!?/=\u0085\u2028\u007F\uFFFD\uFEFF"),
  codePoint(0x20, 0x7e),
  codePoint(0x20, 0xd7ff),
  codePoint(0xe000, 0xfffd),
  codePoint(0x10000, 0x10ffff),
);

const legalText = fc.oneof(
  fc.string({ unit: legalCharacter }),
  fc.constantFrom(
    "]]>",
    "<![CDATA[x]]>",
    "<!-- x -->",
    "&amp;",
    "&#xD;",
    "\r\n",
    " ",
    "",
    "0012",
    "550e8400-e29b-41d4-a716-446655440000",
  ),
);

const anyText = fc.oneof(legalText, fc.string({ unit: "binary" }));
const isBlank = (text: string) => /^[\s\x85]*$/.test(text);
const elementName = fc.stringMatching(/^[A-Za-z_é][\w.é-]{0,9}$/);
const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0);

export const carriers = {
  xml: {
    text: legalText,
    nullableText: legalText,
    name: elementName,
    number: fc.double().map((n) => n + 0),
    joins: true,
  },
  json: { text: anyText, nullableText: anyText, name: anyText, number: finite, joins: false },
  form: {
    text: anyText,
    nullableText: anyText.filter((text) => !isBlank(text)),
    name: elementName,
    number: finite,
    joins: false,
  },
} as const satisfies Record<string, Carrier>;

/** Any value of a type. Members that can be missing are, `depth` levels down. */
export function arbitraryValue(table: Table<unknown>, type: Type, carrier: Carrier, depth = 3): fc.Arbitrary<unknown> {
  const value = arbitraryByKind(table, type, carrier, depth);
  const isBare = type.kind === "list" && !type.isWrapped && !type.isJoined;
  if (!type.nullable || (isBare && carrier.joins)) return value;
  return type.kind === "string" ? fc.option(carrier.nullableText) : fc.option(value);
}

function arbitraryByKind(table: Table<unknown>, type: Type, carrier: Carrier, depth: number): fc.Arbitrary<unknown> {
  switch (type.kind) {
    case "string":
      if (type.isChar) return fc.integer({ min: 0, max: 0xd7ff }).map((code) => String.fromCharCode(code));
      return type.nullable ? carrier.nullableText : carrier.text;
    case "boolean":
      return fc.boolean();
    case "integer": {
      if (type.isBigInt) return fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
      const [min, max] = type.range ?? [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
      return fc.integer({ min, max });
    }
    case "number":
      return type.isDecimal ? finite : carrier.number;
    case "any":
      return carrier.text;
    case "ref":
      return arbitraryValue(table, table.types[type.to] as Type, carrier, depth);
    case "list": {
      const item = arbitraryValue(table, type.item, carrier, depth - 1);
      if (type.isJoined && carrier.joins) return fc.tuple(item);
      return fc.array(item, { maxLength: depth > 0 ? 4 : 0 });
    }
    case "union":
      return arbitraryUnion(table, type, carrier, depth);
    default:
      return arbitraryObject(table, type, carrier, depth);
  }
}

function arbitraryUnion(
  table: Table<unknown>,
  union: UnionType,
  carrier: Carrier,
  depth: number,
): fc.Arbitrary<unknown> {
  const { discriminator, branches } = union;
  return fc.oneof(
    ...branches.map(({ type, words = [] }) => {
      const value = arbitraryValue(table, type, carrier, depth);
      if (discriminator === undefined) return value;
      return fc
        .tuple(value, fc.constantFrom(...words))
        .map(([own, word]) => ({ ...(own as object), [discriminator]: word }));
    }),
  );
}

function arbitraryObject(
  table: Table<unknown>,
  type: ObjectType,
  carrier: Carrier,
  depth: number,
): fc.Arbitrary<unknown> {
  const canBeMissing = (member: Member) => !member.required || (member.nullable && depth <= 0);
  const members = type.members.filter(({ xml, ...member }) => {
    if (xml?.node === "xsi:type") return false;
    return depth > 0 || !canBeMissing(member as Member) || member.kind === "string";
  });
  const model = Object.fromEntries(
    members.map((member) => [member.name, arbitraryValue(table, member, carrier, depth - 1)]),
  );
  const requiredKeys = members.filter(({ required }) => required).map(({ name }) => name);
  const listed = fc.record(model, { requiredKeys, noNullPrototype: true });
  const shuffled = listed.chain((value) =>
    fc
      .shuffledSubarray(Object.entries(value), { minLength: Object.keys(value).length })
      .map((entries) => Object.fromEntries(entries)),
  );
  if (type.others === undefined) return shuffled;
  const names = new Set(type.members.map(({ name }) => name.toLowerCase()));
  const unlisted = carrier.name.filter((name) => !names.has(name.toLowerCase()));
  const others = fc.uniqueArray(fc.tuple(unlisted, arbitraryValue(table, type.others, carrier, depth - 1)), {
    maxLength: 3,
    selector: ([name]) => name.toLowerCase(),
  });
  return fc.tuple(shuffled, others).map(([value, more]) => Object.fromEntries([...Object.entries(value), ...more]));
}
