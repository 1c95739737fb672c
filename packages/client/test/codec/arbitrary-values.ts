import fc from "fast-check";
import type { WireMember, WireMessages } from "../../src/codec/wire-table.ts";

/** What differs between the forms. */
export interface Carrier {
  /** Any text that the form can carry. */
  readonly text: fc.Arbitrary<string>;
  /** Any text that it can carry where null is allowed too. */
  readonly nullableText: fc.Arbitrary<string>;
  /** The name of a member that no schema lists. */
  readonly name: fc.Arbitrary<string>;
  /** The texts of one name of a map. */
  readonly list: fc.Arbitrary<readonly string[]>;
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

export const carriers = {
  xml: { text: legalText, nullableText: legalText, name: elementName, list: fc.tuple(legalText) },
  json: { text: anyText, nullableText: anyText, name: anyText, list: fc.array(anyText) },
  form: {
    text: anyText,
    nullableText: anyText.filter((text) => !isBlank(text)),
    name: elementName,
    list: fc.constant([]),
  },
} as const satisfies Record<string, Carrier>;

/** Any value of a schema that a form can carry. */
export function arbitraryValue(
  table: WireMessages,
  schema: string,
  carrier: Carrier,
  depth = 2,
): fc.Arbitrary<unknown> {
  const wire = table.schemas[schema];
  if (wire === undefined) throw new RangeError(`No schema ${schema}`);
  if (wire.item !== undefined) {
    const list = fc.array(arbitraryValue(table, wire.item, carrier), { maxLength: 5 });
    return wire.nullable ? fc.option(list) : list;
  }
  const members = wire.members.filter(({ kind }) => kind !== "object" || depth > 0);
  const model = Object.fromEntries(
    members.map((member) => [member.name, arbitraryMember(table, member, carrier, depth)]),
  );
  const requiredKeys = members.filter(({ required }) => required).map(({ name }) => name);
  const listed = fc.record(model, { requiredKeys, noNullPrototype: true });
  const shuffled = listed.chain((value) =>
    fc
      .shuffledSubarray(Object.entries(value), { minLength: Object.keys(value).length })
      .map((entries) => Object.fromEntries(entries)),
  );
  if (!wire.open) return shuffled;
  const names = new Set(wire.members.map(({ name }) => name.toLowerCase()));
  const unlisted = carrier.name.filter((name) => !names.has(name.toLowerCase()));
  const others = fc.uniqueArray(fc.tuple(unlisted, carrier.text), {
    maxLength: 3,
    selector: ([name]) => name.toLowerCase(),
  });
  return fc.tuple(shuffled, others).map(([value, more]) => Object.fromEntries([...Object.entries(value), ...more]));
}

function arbitraryMember(
  table: WireMessages,
  member: WireMember,
  carrier: Carrier,
  depth: number,
): fc.Arbitrary<unknown> {
  switch (member.kind) {
    case "string":
      return member.nullable ? fc.option(carrier.nullableText) : carrier.text;
    case "boolean":
      return fc.boolean();
    case "integer":
      return fc.integer({ min: member.minimum ?? -(2 ** 31), max: member.maximum ?? 2 ** 31 - 1 });
    case "object":
      return arbitraryValue(table, member.schema, carrier, depth - 1);
    case "map":
      return fc.dictionary(carrier.name, carrier.list, { noNullPrototype: true });
  }
}
