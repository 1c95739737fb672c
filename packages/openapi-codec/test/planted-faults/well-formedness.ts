import { fault, type PlantedFault } from "./planted-fault.ts";

const scanner = "xml/scan/scanner.ts";
const textReader = "xml/scan/text-reader.ts";

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
  fault(
    "an undeclared prefix of an element is not a namespace",
    scanner,
    "?? this.fail(`the prefix ${key} is not declared`, this.start)",
    `?? ""`,
  ),
  fault(
    "a prefix leaks to the siblings",
    scanner,
    `    const { text } = this;
    this.scope = element.scope;`,
    `    const { text } = this;`,
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
  fault("a byte order mark is text", scanner, `if (text.charCodeAt(0) === byteOrderMark) this.at = 1;`, ""),
  fault("half of a surrogate pair is read", scanner, `if (!isWellFormed(text)) fail(`, `if (text === "\\0") fail(`),
  fault(
    "elements in a text are ignored",
    textReader,
    `else if (code === slash || elementsAllowed) return joined(content, parts);`,
    `else if (code === slash || elementsAllowed) return joined(content, parts);
      else if (code !== questionMark) this.at = text.indexOf(">", to) + 1;`,
  ),
  fault(
    "a number is read beyond its digits",
    scanner,
    `text.charCodeAt(to + 1) === slash ? shortDecimal(`,
    `to > 0 ? shortDecimal(`,
  ),
  fault(
    "a start tag is taken for a longer one that was read before",
    scanner,
    `standsAt(text, from, rest.raw)`,
    `standsAt(text, from, rest.raw.slice(0, 4))`,
  ),
  fault("a CDATA section ends at a bracket", textReader, `!standsAt(text, to, "]]>")`, `text[to] !== "]"`),
  fault("a comment ends at a hyphen", textReader, `text.charCodeAt(to + 1) !== hyphen) to`, `to === 0) to`),
  fault(
    "a prefix that an element declares again is what it was",
    scanner,
    `const isRemembered = this.scope === scope && prefix`,
    `const isRemembered = prefix`,
  ),
];
