import { fault, type PlantedFault } from "./planted-fault.ts";

const escaping = "xml/escape.ts";
const writer = "xml/writer.ts";
const scalar = "scalar.ts";

/** Faults that write what nobody could read, or another value. */
export const writingFaults: readonly PlantedFault[] = [
  fault("a lone surrogate is written", escaping, `if (code > 0xffff) {`, `if (code > 0xd7ff) {`),
  fault(
    "a control character is written as it is",
    escaping,
    `const specials = /[^\\t\\n\\x20-%'`,
    `const specials = /[^\\t\\n\\x01-%'`,
  ),
  fault(
    "references to surrogates are written",
    escaping,
    `writing.references && !isSurrogate(code)`,
    `writing.references`,
  ),
  fault("a CR is written as it is", escaping, `13: "&#xD;"`, `13: "\\r"`),
  fault("> is not escaped", escaping, `62: "&gt;"`, `62: ">"`),
  fault(
    "members are written in the order of the value",
    writer,
    `slots.sort((one, other) => (one.name < other.name ? -1 : 1));`,
    "",
  ),
  fault(
    "members are sorted without regard to case",
    writer,
    `(one.name < other.name ? -1 : 1)`,
    `one.name.localeCompare(other.name)`,
  ),
  fault(
    "null is left out",
    writer,
    `if (own === null && slot.nil !== undefined) written += slot.nil;`,
    `if (own === null && slot.nil !== undefined) written += "";`,
  ),
  fault(
    "null is written where it is not allowed",
    writer,
    `nullable = open && member === undefined }`,
    `nullable = true }`,
  ),
  fault(
    "an empty list has two tags",
    writer,
    `return content === start ? text + empty : content + close;`,
    `return content + close;`,
  ),
  fault(
    "any key can be the name of an element",
    writer,
    `if (!isName(key)) collector.add(`,
    `if (key === "") collector.add(`,
  ),
  fault(
    "an unlisted member may have any name",
    writer,
    `return isName(name) ? scalarWriter`,
    `return name !== "" ? scalarWriter`,
  ),
  fault(
    "a text that was plain once is never escaped again",
    writer,
    `if (text === slot.plain) return text;`,
    `if (text.length === slot.plain.length) return text;`,
  ),
  fault(
    "the parts of a long list are put together in the wrong order",
    writer,
    `[...writing.joined, rest].join("")`,
    `[rest, ...writing.joined].join("")`,
  ),
  fault(
    "a number outside its range is written",
    writer,
    `return value >= minimum && value <= maximum && Number.isInteger(value);`,
    `return value >= minimum && Number.isInteger(value);`,
  ),
  fault("a fraction is written", scalar, `if (Number.isInteger(value) && value >= minimum`, `if (value >= minimum`),
  fault("a length is counted in code points", scalar, `text.length > maxLength`, `[...text].length > maxLength`),
  fault(
    "a missing member is not noticed",
    writer,
    `required && !names.includes(name)`,
    `required && !names.includes(name) && name === ""`,
  ),
  fault(
    "an unknown member is not noticed",
    writer,
    `refuse(unlistedMember(name, listed.keys()), name)`,
    `(text) => text`,
  ),
  fault(
    "inherited members count",
    "value-type.ts",
    `return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;`,
    `return prototype !== undefined;`,
  ),
  fault(
    "the members of another value are taken for those of this one",
    writer,
    `if (one.length !== other.length) return false;`,
    `return one.length === other.length;`,
  ),
  fault(
    "blank text is written into a form",
    "form.ts",
    `member.nullable && isBlank(own)`,
    `member.nullable && isBlank("x")`,
  ),
  fault("a value is read more than once", "conform.ts", `isWriting ? { ...value } : value`, `value`),
  fault(
    "an unknown member is not noticed in JSON",
    "conform.ts",
    `!(isWriting || refuseUnknown)`,
    `!refuseUnknown || isWriting`,
  ),
  fault("a missing member is not noticed in JSON", "conform.ts", `collector.add("A value is required", name);`, ""),
  fault(
    "a member that is not listed is passed over in JSON where another one is missing",
    "conform.ts",
    `        continue;
      }`,
    "      }",
  ),
];
