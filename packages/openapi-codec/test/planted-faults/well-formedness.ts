import { fault, type PlantedFault } from "./planted-fault.ts";

const scanner = "xml/scan/scanner.ts";
const textReader = "xml/scan/text-reader.ts";
const tagRest = "xml/scan/tag-rest.ts";
const characters = "xml/characters.ts";
const specialCharacters = "xml/scan/special-characters.ts";
const shortDecimal = "xml/scan/short-decimal.ts";
const characterData = "xml/scan/character-data.ts";
const scope = "xml/scan/scope.ts";
const names = "xml/names.ts";

/** Faults that let through what is not well-formed, or take it for something else. */
export const wellFormednessFaults: readonly PlantedFault[] = [
  fault(
    "an end tag may have any name",
    scanner,
    `if (standsAt(text, from, local) && (prefix === "" || standsAt(text, at + 2, prefix))) {`,
    `if (prefix === "" || standsAt(text, at + 2, prefix)) {`,
  ),
  fault(
    "an end tag may have any prefix",
    scanner,
    `if (standsAt(text, from, local) && (prefix === "" || standsAt(text, at + 2, prefix))) {`,
    `if (standsAt(text, from, local)) {`,
  ),
  fault(
    "an end tag may go on after its name",
    scanner,
    `while (isSpace(code)) code =`,
    `while (code !== greaterThan && to < text.length) code =`,
  ),
  fault(
    "an end tag needs no end",
    scanner,
    `      if (code === greaterThan) {
        this.at = to + 1;
        return;`,
    `      if (to > 0) {
        this.at = to + 1;
        return;`,
  ),
  fault(
    "white space before the end of an end tag is refused",
    scanner,
    `      while (isSpace(code)) code = text.charCodeAt(++to);
`,
    "",
  ),
  fault(
    "text after the root is ignored",
    scanner,
    `if (this.at < this.text.length) this.fail(`,
    `if (this.at < 0) this.fail(`,
  ),
  fault(
    "comments after the root are refused",
    scanner,
    `  end(): void {
    this.skipMisc();`,
    `  end(): void {`,
  ),
  fault(
    "text before the root is ignored",
    scanner,
    `if (this.skipMisc() !== lessThan) fail("expected the start tag of the root element", this.at);`,
    `if (this.skipMisc() !== lessThan) this.at = Math.max(this.at, text.indexOf("<", this.at));`,
  ),
  fault(
    "text between elements is ignored",
    scanner,
    `      if (code !== lessThan) {
        const found`,
    `      if (!Number.isNaN(code)) this.at = Math.max(this.at, this.text.indexOf("<", this.at));
      else if (code !== lessThan) {
        const found`,
  ),
  fault(
    "-- is allowed in a comment",
    textReader,
    `to === -1 || text.charCodeAt(to + 2) !== greaterThan`,
    `to === -1 || Number.isNaN(text.charCodeAt(to + 2))`,
  ),
  fault(
    "a comment is text",
    textReader,
    `else if (code === exclamationMark) this.#comment();`,
    `else if (code === exclamationMark) {
        this.#comment();
        content += text.slice(to, this.at);
      }`,
  ),
  fault(
    "CDATA is allowed between elements",
    textReader,
    `else if (next === exclamationMark) this.#comment();`,
    `else if (next === exclamationMark && standsAt(text, at, sectionStart)) this.#section();
      else if (next === exclamationMark) this.#comment();`,
  ),
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
    "an undeclared prefix of an element is not a namespace",
    scanner,
    "?? this.fail(`the prefix ${key} is not declared`, this.start)",
    `?? ""`,
  ),
  fault(
    "a prefix leaks to the siblings",
    scanner,
    `    const { text, at } = this;
    this.scope = element.scope;`,
    `    const { text, at } = this;`,
  ),
  fault(
    "a prefix leaks out of what is passed over",
    scanner,
    `      this.scope = element.scope;
      if (!element.isEmpty) {
        this.specialContent`,
    `      if (!element.isEmpty) {
        this.specialContent`,
  ),
  fault(
    "a prefix that is spelt as before stands for what it stood for",
    scanner,
    `if (this.scope === scope || this.#resolve(prefix) === namespace) return true;`,
    `if (this.scope !== undefined) return true;`,
  ),
  fault(
    "an expected element has any namespace",
    scanner,
    `if (namespace !== scope.lastNamespace || !standsAt(text, at + 1, prefix)) return false;`,
    `if (!standsAt(text, at + 1, prefix)) return false;`,
  ),
  fault(
    "an expected name may go on",
    scanner,
    `if (code !== greaterThan && code !== slash && !isSpace(code)) return false;`,
    `if (Number.isNaN(code)) return false;`,
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
    "the depth is not limited",
    scanner,
    `if (this.#depth >= this.#maxDepth) this.fail(`,
    `if (this.#depth >= 10_000) this.fail(`,
  ),
  fault(
    "an empty element counts as open",
    scanner,
    `    if (rest.isEmpty) {
      this.#depth--;
      return "";`,
    `    if (rest.isEmpty) {
      return "";`,
  ),
  fault(
    "attributes of a tag are not limited",
    tagRest,
    `if (count === maxAttributes) fail(`,
    `if (count === -1) fail(`,
  ),
  fault(
    "a document type is skipped",
    scanner,
    `    if (this.skipMisc() !== lessThan) fail("expected the start`,
    `    this.at = text.replace(/<!DOCTYPE[^>]*>/, (found) => " ".repeat(found.length)).search(/<\\w/);
    if (this.skipMisc() !== lessThan) fail("expected the start`,
  ),
  fault(
    "processing instructions are refused between elements",
    textReader,
    `if (next === questionMark) this.#instruction();`,
    `if (next === questionMark) this.failAtMarkup();`,
  ),
  fault(
    "processing instructions are refused in a text",
    textReader,
    `else if (code === questionMark) this.#instruction();`,
    `else if (code === questionMark) this.failAtMarkup();`,
  ),
  fault(
    "a processing instruction ends at any >",
    textReader,
    `text.indexOf("?>", dataAt)`,
    `text.indexOf(">", dataAt) - 1`,
  ),
  fault("a processing instruction needs no name", textReader, `if (name === "" || end`, `if (end`),
  fault("a declaration may stand anywhere", textReader, `if (/^xml$/i.test(name)) this.failAtMarkup();`, ""),
  fault("a declaration may be of XML 1.1", scanner, `option("version", "1\\\\.0")`, `option("version", "1\\\\.\\\\d")`),
  fault("an encoding may have any name", scanner, `[A-Za-z][-.\\\\w]*`, `[-.\\\\w]*`),
  fault("a byte order mark is text", scanner, `if (text.startsWith("\\uFEFF")) this.at = 1;`, ""),
  fault("half of a surrogate pair is read", scanner, `if (!isWellFormed(text)) fail(`, `if (text === "\\0") fail(`),
  fault(
    "elements in a text are ignored",
    textReader,
    `else if (code === slash || elementsAllowed) return joined(content, parts);`,
    `else if (code === slash || elementsAllowed) return joined(content, parts);
      else if (code !== questionMark) this.at = text.indexOf(">", to) + 1;`,
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
  fault(
    "a number is read beyond its digits",
    scanner,
    `text.charCodeAt(to + 1) === slash ? shortDecimal(`,
    `to > 0 ? shortDecimal(`,
  ),
  fault("long numbers are rounded", shortDecimal, `const maxDigits = 15;`, `const maxDigits = 30;`),
  fault("no digits are a number", shortDecimal, `if (digits === 0 || digits`, `if (digits`),
  fault(
    "a start tag is taken for a longer one that was read before",
    scanner,
    `standsAt(text, from, rest.raw)`,
    `standsAt(text, from, rest.raw.slice(0, 4))`,
  ),
  fault(
    "reading ahead goes on from where it ended",
    "xml/read/read-union.ts",
    `  scanner.reset(mark);
`,
    "",
  ),
  fault("a CR is read as it is", specialCharacters, `indexOf(text, "\\r", from)`, `text.length`),
  fault("a CDATA section ends at a bracket", textReader, `!standsAt(text, to, "]]>")`, `text[to] !== "]"`),
  fault("a comment ends at a hyphen", textReader, `text.charCodeAt(to + 1) !== hyphen) to`, `to === 0) to`),
  fault("a number may go on in a text", shortDecimal, `else return undefined;`, `else break;`),
  fault("a number may have two points", shortDecimal, ` && point === end`, ""),
  fault(
    "a prefix that an element declares again is what it was",
    scanner,
    `const isRemembered = this.scope === scope && prefix`,
    `const isRemembered = prefix`,
  ),
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
