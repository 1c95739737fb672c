import { fault, type PlantedFault } from "./planted-fault.ts";

const scanner = "xml/scanner.ts";
const characterData = "xml/character-data.ts";
const namespaces = "xml/namespaces.ts";
const names = "xml/names.ts";

/** Faults that let through what is not well-formed, or take it for something else. */
export const wellFormednessFaults: readonly PlantedFault[] = [
  fault(
    "the slash of an end tag is optional",
    scanner,
    `return isAt("</") ? readEndTag() : readStartTag();`,
    `if (isAt("</") || (isAt("<") && text.startsWith(String(open.at(-1)?.spelling), at + 1))) { if (!isAt("</")) at--; return readEndTag(); }\n      return readStartTag();`,
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
    `\`{\${resolve(prefix, declared, start)}}\${local}\``,
    `\`{\${resolve(prefix, declared, start) && prefix}}\${local}\``,
  ),
  fault(
    "a prefix may be declared twice",
    scanner,
    `if (Object.hasOwn(declared, key) || !isDeclarable(key, meaning))`,
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
  fault("nil may say anything", "xml/boolean.ts", `(true|1)|false|0)\${space}*$`, `(true|1)|.*)\${space}*$`),
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
    `[^\\t\\n\\r\\x20-%'-\\uFFFD]|\\]\\]>/g`,
    `[^\\t\\n\\r\\x20-%'-\\uFFFD]/g`,
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
];
