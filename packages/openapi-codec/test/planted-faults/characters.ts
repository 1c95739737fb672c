import { fault, type PlantedFault } from "./planted-fault.ts";

const tagRest = "xml/scan/tag-rest.ts";
const characters = "xml/characters.ts";
const specialCharacters = "xml/scan/special-characters.ts";
const shortDecimal = "xml/scan/short-decimal.ts";
const characterData = "xml/scan/character-data.ts";
const scope = "xml/scan/scope.ts";
const names = "xml/names.ts";

/** Faults in characters, numbers, names and attributes, that let through what is not well-formed or take it for something else. */
export const characterFaults: readonly PlantedFault[] = [
  fault("an attribute may stand twice", tagRest, `if (isRepeated) fail(`, `if (isRepeated && name === "") fail(`),
  fault(
    "attributes are compared by prefix, not by namespace",
    tagRest,
    `standsBefore(attributes, index++, name, namespace);`,
    `attributes.slice(0, index++).some((other) => other.name === name && other.prefix === prefix);`,
  ),
  fault("a prefix may be declared twice", tagRest, `if (declared.has(key)) fail(`, `if (declared.has("\\0")) fail(`),
  fault(
    "any prefix may stand for any namespace",
    tagRest,
    `if (!isDeclarable(key, value)) fail(`,
    `if (!isDeclarable("p", value) && value !== "" && key === "\\0") fail(`,
  ),
  fault(
    "white space between attributes is optional",
    tagRest,
    `if (end === at || prefixEnd === end`,
    `if (prefixEnd === end`,
  ),
  fault("< is allowed in attributes", tagRest, `if (raw.includes("<")) fail(unexpected, at);`, ""),
  fault(
    "-0 is read as -0",
    shortDecimal,
    `return isNegative ? 0 - value : value;`,
    `return isNegative ? -value : value;`,
  ),
  fault(
    "a slash may stand within a tag",
    tagRest,
    `while (isSpace(text.charCodeAt(at))) at++;`,
    `while (isSpace(text.charCodeAt(at)) || (text[at] === "/" && text[at + 1] !== ">")) at++;`,
  ),
  fault(
    "an undeclared prefix of an attribute is not a namespace",
    tagRest,
    "scope.resolve(prefix) ?? fail(`the prefix ${prefix} is not declared`, start)",
    `scope.resolve(prefix) ?? ""`,
  ),
  fault(
    "nil counts whatever its namespace",
    tagRest,
    `if (name === "nil" && attribute.namespace === schemaInstance) nil`,
    `if (name === "nil") nil`,
  ),
  fault(
    "nil may say anything",
    tagRest,
    `return parseBoolean(nil) ?? fail("nil must be true or false", start);`,
    `return parseBoolean(nil) ?? false;`,
  ),
  fault(
    "attributes of a tag are not limited",
    tagRest,
    `if (count === maxAttributes) fail(`,
    `if (count === -1) fail(`,
  ),
  fault("U+FFFE and U+FFFF are read", specialCharacters, `\\x0F\\uFFFE\\uFFFF]/g`, `\\x0F]/g`),
  fault("control characters are read", specialCharacters, `[/[\\0-\\x08\\v\\f`, `[/[`),
  fault("]]> is read where nothing else is special", specialCharacters, `indexOf(text, "]", from)`, `text.length`),
  fault("a text with an ampersand is read as it is", specialCharacters, `indexOf(text, "&", from)`, `text.length`),
  fault(
    "a name may begin with a digit",
    characters,
    `=> isLetter(code) || code >= 128;`,
    `=> isLetter(code) || isDigit(code) || code >= 128;`,
  ),
  fault(
    "a name may have any character beyond ASCII",
    names,
    `if (!(code >= 128) && text.charCodeAt(from) < 128) return to;`,
    `while (code >= 128 || isInName(code)) code = text.charCodeAt(++to);
  return to;`,
  ),
  fault(
    "the first character of a name is not looked at beyond ASCII",
    names,
    "export const name: string = `[${start}]",
    "export const name: string = `[\\\\x80-\\\\uFFFF${start}]",
  ),
  fault("long numbers are rounded", shortDecimal, `if (!Number.isSafeInteger(value) || (`, `if ((`),
  fault("a digit is added after rounding", shortDecimal, `+ (code - zero)`, `+ code - zero`),
  fault("no digits are a number", shortDecimal, `if (from === end || end`, `if (end`),
  fault(
    "reading ahead goes on from where it ended",
    "xml/read/read-union.ts",
    `  scanner.reset(mark);
`,
    "",
  ),
  fault("a CR is read as it is", specialCharacters, `indexOf(text, "\\r", from)`, `text.length`),
  fault("a number may go on in a text", shortDecimal, `else return undefined;`, `else break;`),
  fault("a number may have two points", shortDecimal, ` && point === end`, ""),
  fault("a CR stays in a text", characterData, `content += "\\n";`, `content += "\\r";`),
  fault(
    "CR LF is two line ends",
    characterData,
    `copied = text.charCodeAt(at + 1) === lineFeed ? at + 2 : at + 1;`,
    `copied = at + 1;`,
  ),
  fault("a reference without digits is one", characterData, `digitsAt === end ? Number.NaN : 0`, `0`),
  fault("g is a hexadecimal digit", characterData, `letter < 6`, `letter < 7`),
  fault(
    "a decimal reference has hexadecimal digits",
    characterData,
    `isHex ? hexDigit(text.charCodeAt(at)) : decimalDigit(text.charCodeAt(at))`,
    `hexDigit(text.charCodeAt(at))`,
  ),
  fault(
    "a reference is cut off at 16 bits",
    characterData,
    `String.fromCodePoint(replaced)`,
    `String.fromCharCode(replaced)`,
  ),
  fault("a CR stays in CDATA", characterData, `return raw.replace(/\\r\\n?/g, "\\n");`, `return raw;`),
  fault(
    "]]> is allowed in a text",
    characterData,
    `if (code === closingBracket && !text.startsWith("]]>", at)) continue;`,
    `if (code === closingBracket) continue;`,
  ),
  fault(
    "]]> is refused in an attribute",
    characterData,
    `    .split("]]>")
`,
    `    .split("\\0")
`,
  ),
  fault(
    "a reference is replaced twice",
    characterData,
    `return joined(content + cutter.cut(copied, to), parts);`,
    `return (content + cutter.cut(copied, to)).replaceAll("&lt;", "<");`,
  ),
  fault(
    "references to illegal characters are read",
    characterData,
    `return acceptIllegal || (code >= blank ? code !== 0xfffe && code !== 0xffff : isSpace(code));`,
    `return true;`,
  ),
  fault(
    "references to illegal characters are never read",
    characterData,
    `return acceptIllegal || (code >= blank ? code !== 0xfffe && code !== 0xffff : isSpace(code));`,
    `return code >= blank ? code !== 0xfffe && code !== 0xffff : isSpace(code);`,
  ),
  fault(
    "references to surrogates are read",
    characterData,
    `if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return false;`,
    `if (code > 0x10ffff) return false;`,
  ),
  fault(
    "control characters are allowed in comments and CDATA",
    characterData,
    `if (index !== -1) fail(`,
    `if (index === -2) fail(`,
  ),
  fault(
    "white space in an attribute stays",
    characterData,
    `.replace(/\\r\\n|[\\t\\n\\r]/g, " ")`,
    `.replace(/\\0/g, " ")`,
  ),
  fault(
    "the namespace of xml may have another prefix",
    scope,
    `return (prefix === "xml") === (namespace === xmlNamespace) &&`,
    `return (prefix !== "xml" || namespace === xmlNamespace) &&`,
  ),
  fault("a prefix may be taken back", scope, `(prefix === "" || namespace !== "")`, `true`),
  fault(
    "the prefix xmlns may be declared",
    scope,
    `if (prefix === "xmlns" || namespace === xmlnsNamespace) return false;`,
    "",
  ),
  fault(
    "an inner declaration does not hide an outer one",
    scope,
    `      scope = scope.#outer;`,
    `      scope = undefined;`,
  ),
  fault(
    "the default namespace is that of the outermost element",
    scope,
    `declared.get("") ?? outer?.defaultNamespace ?? ""`,
    `outer?.defaultNamespace || (declared.get("") ?? "")`,
  ),
  fault(
    "the default namespace cannot be taken back",
    scope,
    `declared.get("") ?? outer?.defaultNamespace ?? ""`,
    `declared.get("") || outer?.defaultNamespace || ""`,
  ),
  fault(
    "a name may begin with a hyphen",
    characters,
    `=> isLetter(code) || code >= 128;`,
    `=> isLetter(code) || code === hyphen || code >= 128;`,
  ),
];
