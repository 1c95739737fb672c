import { fault, type PlantedFault } from "./planted-fault.ts";

const scanner = "xml/scanner.ts";
const characterData = "xml/character-data.ts";
const scope = "xml/scope.ts";
const names = "xml/names.ts";

/** Faults that let through what is not well-formed, or take it for something else. */
export const wellFormednessFaults: readonly PlantedFault[] = [
  fault("an end tag may have any name", scanner, `if (text.startsWith(local, to)) {`, `if (text.charCodeAt(to) > 0) {`),
  fault(
    "an end tag may have any prefix",
    scanner,
    `if (prefix === "" || text.startsWith(prefix, to)) {`,
    `if (prefix.length >= 0) {`,
  ),
  fault(
    "an end tag may go on after its name",
    scanner,
    `        while (isSpace(text.charCodeAt(to))) to++;
        if (text.charCodeAt(to) === greaterThan) {`,
    `        while (text.charCodeAt(to) !== greaterThan && to < text.length) to++;
        if (text.charCodeAt(to) === greaterThan) {`,
  ),
  fault("an end tag needs no end", scanner, `if (text.charCodeAt(to) === greaterThan) {`, `if (to > 0) {`),
  fault(
    "white space before the end of an end tag is refused",
    scanner,
    `while (isSpace(text.charCodeAt(to))) to++;`,
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
    this.#skipMisc();`,
    `  end(): void {`,
  ),
  fault(
    "text before the root is ignored",
    scanner,
    `if (this.#skipMisc() !== lessThan) fail("expected the start tag of the root element", this.at);`,
    `if (this.#skipMisc() !== lessThan) this.at = Math.max(this.at, text.indexOf("<", this.at));`,
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
    scanner,
    `(isComment && text.charCodeAt(to + 2) !== greaterThan)`,
    `(isComment && Number.isNaN(text.charCodeAt(to + 2)))`,
  ),
  fault("a comment is text", scanner, `return isComment ? "" : content;`, `return content;`),
  fault(
    "CDATA is allowed between elements",
    scanner,
    `if (!text.startsWith("<!--", this.at)) this.#failAtMarkup();`,
    "",
  ),
  fault("an attribute may stand twice", scanner, `if (seen.has(identity)) fail(`, `if (seen.has("")) fail(`),
  fault(
    "attributes are compared by prefix, not by namespace",
    scanner,
    "const identity = `${namespace} ${name}`;",
    "const identity = `${prefix} ${name}`;",
  ),
  fault("a prefix may be declared twice", scanner, `if (declared.has(key)) fail(`, `if (declared.has("\\0")) fail(`),
  fault(
    "any prefix may stand for any namespace",
    scanner,
    `if (!isDeclarable(key, value)) fail(`,
    `if (!isDeclarable("p", value) && value !== "" && key === "\\0") fail(`,
  ),
  fault(
    "white space between attributes is optional",
    scanner,
    "new RegExp(`${space}+(?:(${name}):)?",
    "new RegExp(`${space}*(?:(${name}):)?",
  ),
  fault("< is allowed in attributes", scanner, `("[^<"]*"|'[^<']*')`, `("[^"]*"|'[^']*')`),
  fault("-0 is read as -0", scanner, `return isNegative ? 0 - value : value;`, `return isNegative ? -value : value;`),
  fault(
    "a slash may stand within a tag",
    scanner,
    "const tagEnd = new RegExp(`${space}*(/?)>`",
    "const tagEnd = new RegExp(`${space}*(/?)[^>]*>`",
  ),
  fault(
    "an undeclared prefix of an attribute is no namespace",
    scanner,
    "(scope.resolve(prefix) ?? fail(`the prefix ${prefix} is not declared`, start))",
    `(scope.resolve(prefix) ?? "")`,
  ),
  fault(
    "an undeclared prefix of an element is no namespace",
    scanner,
    "?? this.fail(`the prefix ${key} is not declared`, this.start)",
    `?? ""`,
  ),
  fault(
    "a prefix leaks to the siblings",
    scanner,
    `hasChild(element: OpenElement): boolean {
    this.scope = element.scope;`,
    `hasChild(element: OpenElement): boolean {`,
  ),
  fault(
    "a prefix leaks out of what is passed over",
    scanner,
    `      this.scope = element.scope;
      if (!element.isEmpty) {
        this.#specialContent`,
    `      if (!element.isEmpty) {
        this.#specialContent`,
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
    `if (prefix === "" || !text.startsWith(prefix, at + 1)) return false;`,
    `if (!text.startsWith(prefix, at + 1)) return false;`,
  ),
  fault(
    "an expected name may go on",
    scanner,
    `if (code !== greaterThan && code !== slash && !isSpace(code)) return false;`,
    `if (Number.isNaN(code)) return false;`,
  ),
  fault(
    "nil counts whatever its namespace",
    scanner,
    `name === "nil" && namespace === schemaInstance`,
    `name === "nil" && namespace !== undefined`,
  ),
  fault(
    "nil may say anything",
    scanner,
    `nil: nilOf(attributes) ?? fail("nil must be true or false", start),`,
    `nil: nilOf(attributes) ?? false,`,
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
    scanner,
    `if (count === maxAttributes) fail(`,
    `if (count === -1) fail(`,
  ),
  fault(
    "a document type is skipped",
    scanner,
    `    if (this.#skipMisc() !== lessThan) fail("expected the start`,
    `    this.at = text.replace(/<!DOCTYPE[^>]*>/, (found) => " ".repeat(found.length)).search(/<\\w/);
    if (this.#skipMisc() !== lessThan) fail("expected the start`,
  ),
  fault(
    "processing instructions are skipped between elements",
    scanner,
    `        if (next === questionMark) this.#failAtMarkup();`,
    `        if (next === questionMark) { this.at = text.indexOf("?>", this.at) + 2; code = text.charCodeAt(this.at); continue; }`,
  ),
  fault(
    "processing instructions are skipped in a text",
    scanner,
    `      else if (code === questionMark) this.#failAtMarkup();`,
    `      else if (code === questionMark) this.at = text.indexOf("?>", to) + 2;`,
  ),
  fault("a declaration may be of XML 1.1", scanner, `option("version", "1\\\\.0")`, `option("version", "1\\\\.\\\\d")`),
  fault("any encoding may be declared", scanner, `[Uu][Tt][Ff]-(?:8|16)`, `[A-Za-z][-.\\\\w]*`),
  fault("a byte order mark is text", scanner, `if (text.startsWith("\\uFEFF")) this.at = 1;`, ""),
  fault("half of a surrogate pair is read", scanner, `if (!isWellFormed(text)) fail(`, `if (text === "\\0") fail(`),
  fault(
    "elements in a text are ignored",
    scanner,
    `else if (code === slash || (elementsAllowed && code !== questionMark)) return content;`,
    `else if (code === slash || (elementsAllowed && code !== questionMark)) return content;
      else if (code !== questionMark) this.at = text.indexOf(">", to) + 1;`,
  ),
  fault(
    "U+FFFE and U+FFFF are read",
    scanner,
    `if (code > closingBracket ? code < 0xfffe : isOrdinary(code)) at++;`,
    `if (code > closingBracket || isOrdinary(code)) at++;`,
  ),
  fault(
    "control characters are read",
    scanner,
    `(code >= blank && code !== ampersand && code !== lessThan && code !== closingBracket)`,
    `(code >= 0 && code !== ampersand && code !== lessThan && code !== closingBracket && code !== carriageReturn)`,
  ),
  fault(
    "]]> is read where nothing else is special",
    scanner,
    `code !== lessThan && code !== closingBracket)`,
    `code !== lessThan)`,
  ),
  fault(
    "a text with an ampersand is read as it is",
    scanner,
    `(code >= blank && code !== ampersand && code !== lessThan`,
    `(code >= blank && code !== lessThan`,
  ),
  fault(
    "a name may begin with a digit",
    scanner,
    `if (code < 128 ? isLetter(code) : code >= 128) {`,
    `if (code < 128 ? isLetter(code) || isDigit(code) : code >= 128) {`,
  ),
  fault(
    "a name may have any character beyond ASCII",
    scanner,
    `if (!(code >= 128) && text.charCodeAt(from) < 128) return to;`,
    `while (code >= 128) code = text.charCodeAt(++to);
      return to;`,
  ),
  fault(
    "the first character of a name is not looked at beyond ASCII",
    scanner,
    `if (!(code >= 128) && text.charCodeAt(from) < 128) return to;`,
    `if (!(code >= 128)) return to;`,
  ),
  fault(
    "a number is read beyond its digits",
    scanner,
    `digits === 0 || digits > 15 || code !== lessThan || text.charCodeAt(at + 1) !== slash`,
    `digits === 0 || digits > 15 || code !== lessThan`,
  ),
  fault("long numbers are rounded", scanner, `digits > 15 ||`, `digits > 99 ||`),
  fault("no digits are a number", scanner, `if (digits === 0 || digits > 15`, `if (digits > 15`),
  fault(
    "a start tag is taken for a longer one that was read before",
    scanner,
    `text.startsWith(known.raw, from)`,
    `text.startsWith(known.raw.slice(0, 4), from)`,
  ),
  fault(
    "reading ahead goes on from where it ended",
    "xml/read.ts",
    `  scanner.reset(mark);
`,
    "",
  ),
  fault(
    "a CR stays in a text",
    characterData,
    `if (found.startsWith("\\r")) return "\\n";`,
    `if (found.startsWith("\\r")) return found;`,
  ),
  fault(
    "CR LF is two line ends",
    characterData,
    `|\\r\\n?|[^\\t\\n\\r\\x20-%'-\\uFFFD]`,
    `|\\r|[^\\t\\n\\r\\x20-%'-\\uFFFD]`,
  ),
  fault("a CR stays in CDATA", characterData, `return raw.replace(/\\r\\n?/g, "\\n");`, `return raw;`),
  fault(
    "]]> is allowed in a text",
    characterData,
    `[^\\t\\n\\r\\x20-%'-\\uFFFD]|\\]\\]>/g`,
    `[^\\t\\n\\r\\x20-%'-\\uFFFD]/g`,
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
    `if (entity !== undefined) return entities[entity] ?? "";`,
    `if (entity !== undefined) return entity === "amp" && raw.startsWith("lt;", index + 5) ? "" : (entities[entity] ?? "");`,
  ),
  fault(
    "references to illegal characters are read",
    characterData,
    `if (acceptIllegal || !illegal.test(text)) return text;`,
    `return text;`,
  ),
  fault(
    "references to illegal characters are never read",
    characterData,
    `if (acceptIllegal || !illegal.test(text)) return text;`,
    `if (!illegal.test(text)) return text;`,
  ),
  fault("references to surrogates are read", characterData, `(code < 0xd800 || code > 0xdfff)`, `code > 0`),
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
    names,
    "export const name: string = `[${start}]",
    "export const name: string = `[-${start}]",
  ),
];
