import { fault, type PlantedFault } from "./planted-fault.ts";

const others = "xml/read/read-others.ts";
const union = "xml/read/read-union.ts";
const scalar = "xml/read/read-scalar.ts";
const lexical = "xml/lexical.ts";
const members = "xml/members.ts";
const place = "xml/place.ts";

/** Faults that read another value, or that of another type. */
export const valueFaults: readonly PlantedFault[] = [
  fault(
    "a key may stand twice",
    others,
    `if (known !== undefined) reading.report(`,
    `if (key === "\\0") reading.report(`,
  ),
  fault(
    "a key of a dictionary may stand twice",
    others,
    `if (Object.hasOwn(value, Key)) reading.report(`,
    `if (Key === "\\0") reading.report(`,
  ),
  fault(
    "texts of one name replace each other",
    others,
    `if (isJoined && Array.isArray(known) && Array.isArray(found)) known.push(...found);
        else {`,
    `{`,
  ),
  fault("lists of one key are one list", others, `if (isJoined && Array.isArray(known)`, `if (Array.isArray(known)`),
  fault(
    "nil is refused where no schema says what is there",
    others,
    `(item ?? others).nullable === true || others.kind === "any"`,
    `(item ?? others).nullable === true`,
  ),
  fault(
    "a reference to another object is ignored",
    "xml/read/reading.ts",
    `namespace === serialization && name === "Ref"`,
    `namespace === "" && name === "Ref"`,
  ),
  fault(
    "the keys of a map are not counted",
    others,
    `if (count > limits.maxItems) scanner.fail(`,
    `if (count < 0) scanner.fail(`,
  ),
  fault(
    "the keys of a map have any namespace",
    others,
    `(readEntry === undefined && scanner.namespace !== namespace)`,
    `readEntry === null`,
  ),
  fault("names of keys stay encoded", others, `type.encodesNames ? decodeName(name) : detach(name)`, `detach(name)`),
  fault(
    "every name of a key is decoded",
    others,
    `type.encodesNames ? decodeName(name) : detach(name)`,
    `decodeName(name)`,
  ),
  fault(
    "an i:type has any namespace",
    union,
    `own.name === contract?.name && own.namespace === contract?.namespace`,
    `own.name === contract?.name`,
  ),
  fault(
    "without an i:type the first branch is taken",
    union,
    `if (given === undefined) return isBase;`,
    `if (given === undefined) return true;`,
  ),
  fault(
    "the discriminator of an i:type is lost",
    union,
    `return { [discriminator]: choice.words[0], ...value };`,
    `return value;`,
  ),
  fault(
    "an i:type is compared with its prefix",
    union,
    `const [, prefix = "", name = ""] = /^(?:([^:]+):)?([^:]+)$/.exec(text.trim()) ?? [];`,
    `const [prefix, name] = ["", text];`,
  ),
  fault(
    "a discriminator has any namespace",
    union,
    `    place.name === found.name && place.namespace === found.namespace;
  if`,
    `    place.name === found.name;
  if`,
  ),
  fault(
    "an attribute may be a discriminator that is an element",
    union,
    `if (place.isAttribute) return scanner.rest.attributes.find(isThere)?.value;`,
    `const given = scanner.rest.attributes.find(isThere)?.value;
  if (place.isAttribute || given !== undefined) return given;`,
  ),
  fault(
    "only the first word of a branch counts",
    union,
    `one.id === id && one.words.includes(word)`,
    `one.id === id && one.words[0] === word`,
  ),
  fault(
    "only the first child may be the discriminator",
    union,
    `while (text === undefined && scanner.hasChild(element)) {`,
    `if (scanner.hasChild(element)) {`,
  ),
  fault(
    "what is out of range is read",
    scalar,
    `rule.kind === "integer" ? integerProblem(rule, value as number | bigint) : undefined;`,
    `undefined;`,
  ),
  fault(
    "facets are not validated",
    scalar,
    `(reading.validate ? facetProblem(rule.type, value) : undefined)`,
    `undefined`,
  ),
  fault("a long is read as a number where it is short", scalar, `isBigInt ? BigInt(number) : number`, `number`),
  fault(
    "a long is read as a number",
    scalar,
    `return rule.isBigInt ? BigInt(digits.replace("+", "")) : Number(digits) + 0;`,
    `return Number(digits) + 0;`,
  ),
  fault("-0 with white space is read as -0", scalar, `: Number(digits) + 0;`, `: Number(digits);`),
  fault("a char may be beyond a UTF-16 unit", scalar, `code >= 0 && code <= 0xffff ?`, `code >= 0 ?`),
  fault(
    "a wrong value is missing too",
    scalar,
    `  return null;
`,
    `  return undefined;
`,
  ),
  fault("a whole number may be empty", lexical, "[+-]?\\\\d+${space}*$", "[+-]?\\\\d*${space}*$"),
  fault("True is true", lexical, `(?:(true|1)|false|0)`, `(?:([Tt]rue|1)|false|0)`),
  fault("+INF is a number", lexical, `(-?INF)`, `([+-]?INF)`),
  fault("a point is a number", lexical, "|\\\\.\\\\d+)(?:[eE]", "|\\\\.\\\\d*)(?:[eE]"),
  fault(
    "infinity has no sign",
    lexical,
    `infinity === "INF" ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY`,
    `Number.POSITIVE_INFINITY`,
  ),
  fault(
    "white space around a number is refused",
    lexical,
    "const integer = new RegExp(`^${space}*",
    "const integer = new RegExp(`^",
  ),
  fault(
    "an attribute is in the namespace of its element",
    place,
    `const { namespace = "", prefix } = xml ?? {};`,
    `const { namespace = "urn:orders", prefix } = xml ?? {};`,
  ),
  fault(
    "a namespace with a prefix is for all that is inside",
    place,
    `inside: prefix === undefined ? namespace : inherited`,
    `inside: namespace`,
  ),
  fault(
    "a namespace is for its element alone",
    place,
    `inside: prefix === undefined ? namespace : inherited`,
    `inside: inherited`,
  ),
  fault(
    "the contract of a value has the namespace of its element",
    members,
    `type.contract?.namespace ?? inherited`,
    `inherited`,
  ),
  fault(
    "a type without an XML form is read",
    place,
    `if (type.noXml === undefined) return`,
    `if (type.noXml !== "") return`,
  ),
  fault(
    "an entry of a dictionary needs no value",
    "xml/members.ts",
    `{ ...others, name: "Value", required: true,`,
    `{ ...others, name: "Value",`,
  ),
  fault("an entry of a dictionary needs no key", "xml/members.ts", `name: "Key", required: true,`, `name: "Key",`),
  fault(
    "encoded names of more than four digits stay",
    "xml/xml-names.ts",
    `/_x([\\da-fA-F]{8}|[\\da-fA-F]{4})_/g`,
    `/_x([\\da-f]{4})_/g`,
  ),
  fault("CR alone ends no line", "text-position.ts", `/\\r\\n?|\\n/g`, `/\\n/g`),
  fault("bytes that are not of the encoding are replaced", "text.ts", `{ fatal: true }`, `{ fatal: false }`),
  fault(
    "the charset counts more than a byte order mark",
    "text.ts",
    `markedEncoding(body) ?? namedEncoding(charset)`,
    `namedEncoding(charset) ?? markedEncoding(body)`,
  ),
  fault(
    "a declaration may contradict the bytes",
    "text.ts",
    `if (stated !== undefined && familyOf`,
    `if (stated === "\\0" && familyOf`,
  ),
];
