import { fault, type PlantedFault } from "./planted-fault.ts";

const read = "xml/read/read.ts";
const object = "xml/read/read-object.ts";
const others = "xml/read/read-others.ts";
const union = "xml/read/read-union.ts";
const reading = "xml/read/reading.ts";
const scalar = "xml/read/read-scalar.ts";
const lexical = "xml/lexical.ts";
const members = "xml/members.ts";
const place = "xml/place.ts";

/** Faults that make something else of what was read. */
export const readingFaults: readonly PlantedFault[] = [
  fault(
    "the namespace of a member is ignored",
    object,
    `while (slot !== undefined && slot.namespace !== scanner.namespace) slot = slot.next;`,
    "",
  ),
  fault("members of one name in two namespaces are one", object, `next: byName.get(name),`, `next: undefined,`),
  fault(
    "the namespace of an item is ignored",
    read,
    `if (scanner.name !== name || scanner.namespace !== namespace) {`,
    `if (scanner.name !== name) {`,
  ),
  fault(
    "the namespace of the root is ignored",
    read,
    `if (scanner.name !== place.name || scanner.namespace !== place.namespace) {`,
    `if (scanner.name !== place.name) {`,
  ),
  fault(
    "the name of the root is ignored",
    read,
    `if (scanner.name !== place.name || scanner.namespace !== place.namespace) {`,
    `if (scanner.namespace !== place.namespace) {`,
  ),
  fault(
    "what stands after the root is not read",
    read,
    `    scanner.end();
`,
    "",
  ),
  fault(
    "the issues of a document are not thrown",
    read,
    `    scanner.end();
    collector.throwIfAny();`,
    `    scanner.end();`,
  ),
  fault(
    "a member may stand twice",
    object,
    `if (values[index] !== undefined) reading.report(`,
    `if (index < 0) reading.report(`,
  ),
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
    "nil is allowed everywhere",
    reading,
    `if (!isNullable) reading.report(`,
    `if (!isNullable && key === "\\0") reading.report(`,
  ),
  fault(
    "nil is refused where no schema says what is there",
    others,
    `(item ?? others).nullable === true || others.kind === "any"`,
    `(item ?? others).nullable === true`,
  ),
  fault(
    "what is nil may have a text",
    reading,
    `if (reading.content(key) !== "") reading.report(`,
    `if (reading.content(key) === "x\\0") reading.report(`,
  ),
  fault(
    "an empty element is null",
    reading,
    `if (!rest.nil) return read(reading, key);`,
    `if (!rest.nil && !(isNullable && rest.isEmpty)) return read(reading, key);`,
  ),
  fault(
    "unknown members are not refused",
    reading,
    `if (reading.refuseUnknown) reading.report("not a member"`,
    `if (reading.refuseUnknown && reading.validate) reading.report("not a member"`,
  ),
  fault(
    "unknown attributes are not refused",
    object,
    `else if (refuseUnknown && !isMetadata(namespace)) reading`,
    `else if (refuseUnknown && namespace === "\\0") reading`,
  ),
  fault(
    "what is said of the document is refused",
    object,
    `else if (refuseUnknown && !isMetadata(namespace)) reading`,
    `else if (refuseUnknown) reading`,
  ),
  fault(
    "a reference to another object is ignored",
    "xml/read/reading.ts",
    `namespace === serialization && name === "Ref"`,
    `namespace === "" && name === "Ref"`,
  ),
  fault(
    "attributes have any namespace",
    object,
    `place?.name === name && place.namespace === namespace;`,
    `place?.name === name;`,
  ),
  fault(
    "attributes are read into the wrong members",
    object,
    `values[firstIndex + index] = scalarOf(`,
    `values[firstIndex] = scalarOf(`,
  ),
  fault(
    "items are not counted",
    read,
    "if (items.length === maxItems) scanner.fail(`more than ${maxItems} items`, scanner.start);",
    "",
  ),
  fault(
    "items among members are not counted",
    reading,
    "if (items.length === limits.maxItems) scanner.fail(`more than ${limits.maxItems} items`, scanner.start);",
    "",
  ),
  fault(
    "the keys of a map are not counted",
    others,
    `if (count > limits.maxItems) scanner.fail(`,
    `if (count < 0) scanner.fail(`,
  ),
  fault(
    "the number of items is not validated",
    read,
    `    if (reading.validate) checkCount(reading, type, items, start);
`,
    "",
  ),
  fault(
    "the number of items among members is not validated",
    object,
    `if (item === undefined || member.kind !== "list") continue;`,
    `continue;`,
  ),
  fault(
    "members out of order are not reported",
    object,
    `else if (isOrdered) reading.tellUnordered(`,
    `else if (isOrdered && index < 0) reading.tellUnordered(`,
  ),
  fault(
    "members of any object have an order",
    object,
    `else if (isOrdered) reading.tellUnordered(`,
    `else reading.tellUnordered(`,
  ),
  fault(
    "the items of an unwrapped list have an order",
    object,
    `if (index >= next) next = isItem ? index : index + 1;`,
    `if (index >= next) next = index + 1;
      else if (isItem) reading.report("late", scanner.start);`,
  ),
  fault(
    "an expected member is looked for once",
    object,
    `    const slot = slots[index];
    if (slot === undefined) return undefined;`,
    `    const slot = slots[index];
    if (slot === undefined) return undefined;
    if (index > next) {
      scanner.startTag();
      return slot;
    }`,
  ),
  fault(
    "a member that was found soon is another",
    object,
    `if (scanner.tryStartTag(slot.name, slot.namespace)) return slot;`,
    `if (scanner.tryStartTag(slot.name, slot.namespace)) return slots[next];`,
  ),
  fault(
    "an empty required list is missing",
    object,
    `if (isEmptyList && !Object.hasOwn(value, member.name)) setMember(`,
    `if (isEmptyList && member.nullable) setMember(`,
  ),
  fault(
    "a group without an element is not completed",
    object,
    `if (group !== undefined) completeMembers(`,
    `if (group === null) completeMembers(`,
  ),
  fault(
    "a group without an element is always there",
    object,
    `member.required && holderOf(value, path.slice(0, -1)) !== undefined`,
    `path.length > 0`,
  ),
  fault(
    "a group in one that is not there is asked for",
    object,
    `member.required && holderOf(value, path.slice(0, -1)) !== undefined`,
    `member.required`,
  ),
  fault(
    "a missing number is not missing where it is a text",
    object,
    `const isMissing = content === "" && (rule.kind !== "string" || rule.isChar);`,
    `const isMissing = false;`,
  ),
  fault(
    "an empty text is missing",
    object,
    `const isMissing = content === "" && (rule.kind !== "string" || rule.isChar);`,
    `const isMissing = content === "";`,
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
  fault(
    "the place of an issue is that of the next",
    reading,
    `this.collector.add(problem, key, this.#positionOf(offset));`,
    `this.collector.add(problem, key, this.#positionOf(offset + 1));`,
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
