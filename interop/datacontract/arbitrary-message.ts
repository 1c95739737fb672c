import fc from "fast-check";
import type { Member, MessageModel } from "./message-model.ts";

/** A member's value as the client has it: moments are texts. */
export type Value = string | number | boolean | null;
export type Message = Readonly<Record<string, Value>>;

const codePoint = (from: number, to: number): fc.Arbitrary<string> =>
  fc.integer({ min: from, max: to }).map((code) => String.fromCodePoint(code));

/** The characters of XML 1.0, those with a meaning of their own more often than others. */
const legalCharacter = fc.oneof(
  fc.constantFrom(..."<>&\"'\r\n\t ;]-!?/=\u0085\u2028\u007F\u00A0\uFEFF\uFFFD😀"),
  codePoint(0x20, 0x7e),
  codePoint(0x20, 0xd7ff),
  codePoint(0xe000, 0xfffd),
  codePoint(0x10000, 0x10ffff),
);

const text = fc.oneof(
  { weight: 8, arbitrary: fc.string({ unit: legalCharacter }) },
  { weight: 1, arbitrary: fc.string({ unit: legalCharacter, minLength: 200, maxLength: 2000, size: "max" }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "",
      " ",
      "\r\n",
      "\n",
      "]]>",
      "<!-- x -->",
      "<![CDATA[x]]>",
      "&amp;",
      "&#xD;",
      "0012",
      "null",
    ),
  },
);

const digits = (value: number, length: number): string => String(value).padStart(length, "0");

/** Every moment that a DateTime can be, with the offset of UTC, that of the program's time zone, or none. */
const moment = fc
  .record({
    seconds: fc.integer({ min: Date.parse("0001-01-02") / 1000, max: Date.parse("9999-12-30") / 1000 }),
    fraction: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9_999_999 })),
    offset: fc.constantFrom("", "Z", "+00:00"),
  })
  .map(({ seconds, fraction, offset }) => {
    const whole = new Date(seconds * 1000).toISOString().slice(0, 19);
    const part = fraction === 0 ? "" : `.${digits(fraction, 7).replace(/0+$/, "")}`;
    return `${whole}${part}${offset}`;
  });

function arbitraryMember({ kind, nullable }: Member): fc.Arbitrary<Value> {
  switch (kind) {
    case "text":
      return nullable ? fc.option(text, { freq: 8 }) : text;
    case "integer":
      return fc.oneof(fc.integer({ min: -2_147_483_648, max: 2_147_483_647 }), fc.constantFrom(0, 1, 2, 3));
    case "boolean":
      return fc.boolean();
    case "moment":
      return moment;
  }
}

/** Any value of a message that XML can carry; members in any order, those that are not required now and then missing. */
export function arbitraryMessage({ isList, members }: MessageModel): fc.Arbitrary<Message | readonly Message[] | null> {
  const requiredKeys = members.filter(({ required }) => required).map(({ name }) => name);
  const one = fc
    .record(Object.fromEntries(members.map((member) => [member.name, arbitraryMember(member)])), {
      requiredKeys,
      noNullPrototype: true,
    })
    .chain((value) => {
      const entries = Object.entries(value);
      return fc
        .shuffledSubarray(entries, { minLength: entries.length })
        .map((shuffled): Message => Object.fromEntries(shuffled));
    });
  return isList ? fc.option(fc.array(one, { maxLength: 4 }), { freq: 10 }) : one;
}
