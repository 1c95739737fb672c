import { fault, type PlantedFault } from "./planted-fault.ts";

const escaping = "xml/escape.ts";
const encode = "xml/encode.ts";
const canonical = "xml/canonical-writer.ts";
const full = "xml/full-writer.ts";
const scalar = "scalar.ts";

/** Faults that write what nobody could read, or another value. */
export const writingFaults: readonly PlantedFault[] = [
  fault("a lone surrogate is written", escaping, `if (code > 0xffff)`, `if (code > 0xd7ff)`),
  fault(
    "a control character is written as it is",
    escaping,
    `const specials = /[^\\t\\n\\x20-%'`,
    `const specials = /[^\\t\\n\\x01-%'`,
  ),
  fault(
    "references to surrogates are written",
    full,
    `unrepresentable === "reference" && (code < 0xd800 || code > 0xdfff)`,
    `unrepresentable === "reference"`,
  ),
  fault("a CR is written as it is", escaping, `13: "&#xD;"`, `13: "\\r"`),
  fault("> is not escaped", escaping, `62: "&gt;"`, `62: ">"`),
  fault(
    "members are written in the order of the value",
    full,
    `[...own].sort(([one], [other]) => (one < other ? -1 : 1))`,
    `[...own]`,
  ),
  fault("members are sorted without regard to case", full, `(one < other ? -1 : 1)`, `one.localeCompare(other)`),
  fault("null is left out", canonical, `written += slot.nil;`, ""),
  fault("null is missing where the short cut does not write", full, `if (given === undefined)`, `if (given == null)`),
  fault("null is written where it is not allowed", canonical, `nil: nullable ?`, `nil: name ?`),
  fault(
    "null is written where it is not allowed and the short cut does not write",
    full,
    `(!member || member.nullable)`,
    `(member !== null)`,
  ),
  fault("an empty list has two tags", encode, `return content === start ?`, `return content === "" ?`),
  fault("an empty map has two tags", full, `return content === "" ?`, `return content === name ?`),
  fault(
    "any key can be the name of an element",
    full,
    `if (!isName(name)) return issue(notName);`,
    `if (name === "") return issue(notName);`,
  ),
  fault("an unlisted member may have any name", full, `if (!(member || isName(name)))`, `if (!(member || name))`),
  fault(
    "a text that was plain once is never escaped again",
    canonical,
    `if (own === slot.plain) return own;`,
    `if (own.length === slot.plain.length) return own;`,
  ),
  fault(
    "the parts of a long list are put together in the wrong order",
    encode,
    `joined.join("") + written`,
    `written + joined.join("")`,
  ),
  fault("the short cut writes numbers of any range", canonical, `(own | 0) === own`, `Number.isInteger(own)`),
  fault("the short cut writes fractions", canonical, ` && (own | 0) === own`, ""),
  fault("the short cut fails at a BigInt", canonical, `typeof own === "number" && (own | 0)`, `((own as number) | 0)`),
  fault(
    "a fraction is written where the short cut does not write",
    scalar,
    `if (Number.isInteger(value) && value >= minimum`,
    `if (value >= minimum`,
  ),
  fault("a length is counted in code points", scalar, `text.length > maxLength`, `[...text].length > maxLength`),
  fault("a missing member is not noticed", canonical, `own === undefined && !slot.required`, `own === undefined`),
  fault(
    "a missing member is written as nothing",
    full,
    `return member?.required ? issue("A value is required") : "";`,
    `return "";`,
  ),
  fault("an unknown member is not noticed", canonical, `found === countOf(value, found)`, `found >= 0`),
  fault(
    "an unknown member is not noticed where others are undefined",
    canonical,
    `Object.values(value).filter((own) => own !== undefined).length`,
    `expected`,
  ),
  fault("an unknown member is left out", full, `return issue(unlistedMember(name, listed.keys()));`, `return "";`),
  fault(
    "what is asked for is not validated",
    encode,
    `options.validate ? undefined : writeCanonical(text, own)`,
    `writeCanonical(text, own)`,
  ),
  fault(
    "inherited members count",
    "value-type.ts",
    `return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;`,
    `return prototype !== undefined;`,
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
