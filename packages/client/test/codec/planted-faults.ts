/** A mistake that somebody could make: a change of one place in one source file. */
export interface PlantedFault {
  readonly name: string;
  /** Below `src/`. */
  readonly file: string;
  /** Stands once in the file. */
  readonly find: string;
  readonly replace: string;
}

const scanner = "codec/xml/scanner.ts";
const characterData = "codec/xml/character-data.ts";
const namespaces = "codec/xml/namespaces.ts";
const reader = "codec/xml/reader.ts";
const canonical = "codec/xml/canonical.ts";
const escaping = "codec/xml/escape.ts";
const writer = "codec/xml/writer.ts";
const names = "codec/xml/names.ts";
const ownMembers = "codec/own-members.ts";
const scalar = "codec/scalar.ts";

const fault = (name: string, file: string, find: string, replace: string): PlantedFault => ({
  name,
  file,
  find,
  replace,
});

export const plantedFaults: readonly PlantedFault[] = [
  fault(
    "the slash of an end tag is optional",
    scanner,
    `if (isAt("</")) return readEndTag();`,
    `if (isAt("</") || (isAt("<") && text.startsWith(parent.spelling, at + 1))) { if (!isAt("</")) at--; return readEndTag(); }`,
  ),
  fault("an end tag may go on after its name", scanner, `if (!isSpelt || text[at] !== ">")`, `if (!isSpelt)`),
  fault("an end tag may have any name", scanner, `if (!isSpelt || text[at] !== ">")`, `if (text[at] !== ">")`),
  fault("text after the root is ignored", scanner, `if (at < text.length) fail(`, `if (at < 0) fail(`),
  fault(
    "-- is allowed in a comment",
    scanner,
    `isComment && text[to + 2] !== ">"`,
    `isComment && text[to + 2] === undefined`,
  ),
  fault("a comment is text", scanner, `return isComment ? "" : content;`, `return content;`),
  fault(
    "CDATA is allowed between elements",
    scanner,
    `while (isAt("<!--") && markup() === "");`,
    `while (isAt("<!") && markup().trim() === "");`,
  ),
  fault("an attribute may stand twice", scanner, `if (seen.has(identity)) fail(`, `if (seen.has("")) fail(`),
  fault(
    "attributes are compared by prefix, not by namespace",
    scanner,
    `\`{\${resolve(prefix, scope, start)}}\${local}\``,
    `\`{\${resolve(prefix, scope, start) && prefix}}\${local}\``,
  ),
  fault(
    "a prefix may be declared twice",
    scanner,
    `if (declared.has(key) || !isDeclarable(key, meaning))`,
    `if (!isDeclarable(key, meaning))`,
  ),
  fault("white space between attributes is optional", scanner, `((?:\${space}+\${name}`, `((?:\${space}*\${name}`),
  fault("< is allowed in attributes", scanner, `(?:"[^<"]*"|'[^<']*')`, `(?:"[^"]*"|'[^']*')`),
  fault(
    "a prefix leaks to the siblings",
    scanner,
    `const outer = open.at(-1)?.scope ?? outermost;`,
    `const outer = last;`,
  ),
  fault(
    "the namespace of a prefix is the default one",
    scanner,
    `const namespace = resolve(prefix, scope, start);`,
    `const namespace = resolve("", scope, start);`,
  ),
  fault(
    "nil counts whatever its namespace",
    scanner,
    `seen.get(nilIdentity) ?? "0"`,
    `seen.get(nilIdentity) ?? seen.get("nil") ?? "0"`,
  ),
  fault("nil may say anything", scanner, `(true|1)|false|0)\${space}*$`, `(true|1)|.*)\${space}*$`),
  fault(
    "the depth is not limited",
    scanner,
    `if (open.length >= maxDepth)`,
    `if (open.length >= maxDepth && maxDepth < 2)`,
  ),
  fault(
    "a document type is skipped",
    scanner,
    `if (declaration.test(text)) at = declaration.lastIndex;`,
    `if (declaration.test(text)) at = declaration.lastIndex;\n      skipMisc();\n      if (isAt("<!DOCTYPE")) at = text.indexOf(">", at) + 1;`,
  ),
  fault(
    "processing instructions are skipped",
    scanner,
    `    do skipSpace();`,
    `    skipSpace();\n    while (isAt("<?")) at = text.indexOf("?>", at) + 2;\n    do skipSpace();`,
  ),
  fault("a declaration may be of XML 1.1", scanner, `option("version", "1\\\\.0")`, `option("version", "1\\\\.\\\\d")`),
  fault("any encoding may be declared", scanner, `[Uu][Tt][Ff]-(?:8|16)`, `[A-Za-z][-.\\\\w]*`),
  fault("half of a surrogate pair is read", scanner, `if (!isWellFormed(text)) fail(`, `if (text === "") fail(`),
  fault("elements in a text are ignored", scanner, `else if (!elementsAllowed) fail(`, `else if (at < 0) fail(`),
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
    `[^\\t\\n\\x20-%'-\\uFFFD]|\\]\\]>/;`,
    `[^\\t\\n\\x20-%'-\\uFFFD]/;`,
  ),
  fault(
    "a reference is replaced twice",
    characterData,
    `return entities[entity] ?? "";`,
    `return entity === "amp" && raw.startsWith("lt;", index + 5) ? "" : entities[entity] ?? "";`,
  ),
  fault(
    "references to illegal characters are read",
    characterData,
    `if (acceptIllegal || !illegal.test(text)) return text;`,
    `return text;`,
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
    namespaces,
    `return (prefix === "xml") === (namespace === xmlNamespace) &&`,
    `return (prefix !== "xml" || namespace === xmlNamespace) &&`,
  ),
  fault("a prefix may be taken back", namespaces, `(prefix === "" || namespace !== "")`, `true`),
  fault("names may begin with a digit", names, `[\${start}][-.`, `[\\\\d\${start}][-.`),
  fault(
    "the namespace of a member is ignored",
    reader,
    `if (member === undefined || element.namespace !== namespace) {`,
    `if (member === undefined) {`,
  ),
  fault(
    "the namespace of the root is ignored",
    reader,
    `if (element.name !== root || element.namespace !== namespace) {`,
    `if (element.name !== root) {`,
  ),
  fault("a member may stand twice", reader, `if (Object.hasOwn(value, name)) report(`, `if (name === "") report(`),
  fault("nil is allowed everywhere", reader, `if (!nullable) report(`, `if (nullable === undefined) report(`),
  fault(
    "what is nil may have a text",
    reader,
    `if (reading.content(true) !== "") report(`,
    `if (reading.content(true) === "x\\0") report(`,
  ),
  fault("a missing member is no error", reader, `else report("A value is required", parent, reading, name);`, ""),
  fault(
    "a missing member that may be null stays missing",
    reader,
    `if (nullable) value[name] = null;`,
    `if (nullable) continue;`,
  ),
  fault("a whole number may be empty", reader, "([+-]?\\\\d+)", "([+-]?\\\\d*)"),
  fault("-0 is read as -0", reader, `return Number(digits) + 0;`, `return Number(digits);`),
  fault("True is true", reader, `(?:(true|1)|false|0)`, `(?:([Tt]rue|1)|false|0)`),
  fault(
    "members out of order are not reported",
    reader,
    `index < latest && namespace !== ""`,
    `index < latest && namespace === ""`,
  ),
  fault("an error's members have an order", reader, `index < latest && namespace !== ""`, `index < latest`),
  fault(
    "unknown members are not refused",
    reader,
    `reading.options.unknownMembers === "refuse"`,
    `reading.options.unknownMembers === undefined`,
  ),
  fault(
    "__proto__ sets what a value inherits",
    reader,
    `if (name !== "__proto__") target[name] = value;`,
    `if (name !== "") target[name] = value;`,
  ),
  fault(
    "messages of one name replace each other",
    reader,
    `const list = lists.get(name) ?? [];`,
    `const list: string[] = [];`,
  ),
  fault(
    "items are not counted",
    reader,
    `if (items.length === maxItems) reading.fail(`,
    `if (items.length === -1) reading.fail(`,
  ),
  fault(
    "the short cut reads control characters",
    canonical,
    `const characters = "[\\\\t\\\\n\\\\x20-%'-;=?-\\\\uFFFD]*";`,
    `const characters = "[^<&>\\\\r]*";`,
  ),
  fault("the short cut reads ]]>", canonical, `%'-;=?-\\\\uFFFD]*";`, `%'-;=-\\\\uFFFD]*";`),
  fault(
    "the short cut reads half of a surrogate pair",
    canonical,
    `const value = maxDepth > 1 && isWellFormed(text) ?`,
    `const value = maxDepth > 1 ?`,
  ),
  fault(
    "the short cut does not mind the range of a number",
    canonical,
    `if (number < minimum || number > maximum) return undefined;`,
    "",
  ),
  fault(
    "the short cut reads -0 as -0",
    canonical,
    `const number = Number(found) + 0;`,
    `const number = Number(found);`,
  ),
  fault(
    "the short cut ignores what follows the root",
    canonical,
    `return root.end() === text.length ? value : undefined;`,
    `return value;`,
  ),
  fault(
    "the short cut ignores what follows the list",
    canonical,
    `at + endTag.length === text.length ? items`,
    `at > 0 ? items`,
  ),
  fault("the short cut goes deeper than allowed", canonical, `if (maxDepth < 3 ||`, `if (maxDepth < 1 ||`),
  fault("the short cut reads &amp; and &gt; alike", canonical, `reference === "gt" ? ">"`, `reference === "gt" ? "&"`),
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
  fault("a CR is written as it is", escaping, `      return "&#xD;";`, `      return "\\r";`),
  fault("> is not escaped", escaping, `      return "&gt;";`, `      return ">";`),
  fault(
    "members are written in the order of the value",
    writer,
    `slots.toSorted((one, other) => (one.name < other.name ? -1 : 1))`,
    `[...slots]`,
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
    `const isNullable = member === undefined || member.nullable === true;`,
    `const isNullable = true;`,
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
    `if (isName(name)) return scalarWriter(name, undefined);`,
    `return scalarWriter(name, undefined);`,
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
    ownMembers,
    `required.filter((name) => !keys.includes(name))`,
    `required.filter((name) => keys.includes(\`\${name} \`))`,
  ),
  fault("an unknown member is not noticed", ownMembers, `else unknown.push(key);`, ""),
  fault(
    "inherited members count",
    ownMembers,
    `return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;`,
    `return prototype !== undefined;`,
  ),
  fault(
    "the members of another value are taken for those of this one",
    ownMembers,
    `if (one.length !== other.length) return false;`,
    `return one.length === other.length;`,
  ),
  fault(
    "blank text is written into a form",
    "codec/form.ts",
    `else if (member?.nullable && isBlank(String(own)))`,
    `else if (member?.nullable && isBlank("x"))`,
  ),
  fault("the last of several names of a form counts", "codec/form.ts", `if (seen.has(key)) continue;`, ""),
  fault(
    "null is read as a missing member in JSON",
    "codec/json/reader.ts",
    `value === null && member.nullable ? null`,
    `value === null ? null`,
  ),
  fault(
    "unknown members may nest without end in JSON",
    "codec/json/reader.ts",
    `if (left <= 0 && level.length > 0) return false;`,
    "",
  ),
  fault("bytes that are not of the encoding are replaced", "codec/text.ts", `{ fatal: true }`, `{ fatal: false }`),
  fault(
    "the charset counts more than a byte order mark",
    "codec/text.ts",
    `markedEncoding(body) ?? namedEncoding(charset)`,
    `namedEncoding(charset) ?? markedEncoding(body)`,
  ),
];
