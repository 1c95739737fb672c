import { fault, type PlantedFault } from "./planted-fault.ts";

const reader = "xml/reader.ts";
const canonical = "xml/canonical.ts";

/** Faults that make something else of what was read. */
export const readingFaults: readonly PlantedFault[] = [
  fault(
    "the namespace of a member is ignored",
    reader,
    `element.namespace === namespace && take(element)`,
    `take(element)`,
  ),
  fault(
    "the namespace of the root is ignored",
    reader,
    `if (element.name !== message || element.namespace !== namespace) {`,
    `if (element.name !== message) {`,
  ),
  fault("a member may stand twice", reader, `if (values.has(name)) report(`, `if (name === "") report(`),
  fault("nil is allowed everywhere", reader, `if (!nullable) report(`, `if (nullable === undefined) report(`),
  fault(
    "what is nil may have a text",
    reader,
    `if (content(true) !== "") report(`,
    `if (content(true) === "x\\0") report(`,
  ),
  fault("a missing member is no error", reader, `else report("A value is required", parent, name);`, ""),
  fault(
    "a missing member that may be null stays missing",
    reader,
    `if (nullable) values.set(name, null);`,
    `if (nullable) continue;`,
  ),
  fault("a whole number may be empty", reader, "([+-]?\\\\d+)", "([+-]?\\\\d*)"),
  fault("-0 is read as -0", reader, `return Number(digits) + 0;`, `return Number(digits);`),
  fault("True is true", "xml/boolean.ts", `(?:(true|1)|false|0)`, `(?:([Tt]rue|1)|false|0)`),
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
    `options.unknownMembers === "refuse"`,
    `options.unknownMembers === undefined`,
  ),
  fault(
    "__proto__ sets what a value inherits",
    reader,
    `return Object.fromEntries(values);`,
    `const value: Record<string, unknown> = {};
    for (const [name, own] of values) value[name] = own;
    return value;`,
  ),
  fault(
    "messages of one name replace each other",
    reader,
    `const list = found.get(name) ?? [];`,
    `const list: string[] = [];`,
  ),
  fault("items are not counted", reader, `if (values.length === maxItems) fail(`, `if (values.length === -1) fail(`),
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
    `!text.startsWith(before) || !isWellFormed(text)`,
    `!text.startsWith(before)`,
  ),
  fault("the short cut does not mind the range of a number", canonical, `"-?\\\\d{1,9}"`, `"-?\\\\d+"`),
  fault("texts that are detached together are cut at wrong places", canonical, `let from = 1;`, `let from = 0;`),
  fault("the last texts are not detached", canonical, `if (!isShort) detachTogether(texts, owners, names);`, ""),
  fault("texts that are detached together reach one owner", canonical, `owners[i]`, `owners[0]`),
  fault(
    "the short cut reads -0 as -0",
    canonical,
    `return 0 - wholeNumber(digits.slice(1));`,
    `return -wholeNumber(digits.slice(1));`,
  ),
  fault(
    "the short cut ignores what follows the root",
    canonical,
    `text.slice(at) !== after`,
    `!text.startsWith(after, at)`,
  ),
  fault(
    "the short cut does not mind prefixes",
    canonical,
    `new RegExp(["", start, ...parts, end, ""].join(\`\${space}*\`), "y")`,
    `new RegExp(["", start, ...parts, end, ""].join(\`\${space}*\`).replace(/<\\/?/g, "$&(?:\\\\w+:)?"), "y")`,
  ),
  fault("the short cut reads one root after the other", canonical, `isList ? maxItems : 1`, `maxItems`),
  fault("the short cut goes deeper than allowed", canonical, `if (maxDepth < 3 ||`, `if (maxDepth < 1 ||`),
  fault(
    "the short cut reads &amp; and &gt; alike",
    canonical,
    `entities[text.slice(at + 1, end)]`,
    `entities[text.slice(at + 1, end) && "amp"]`,
  ),
  fault("the last of several names of a form counts", "form.ts", `if (seen.has(key)) continue;`, ""),
  fault(
    "null is read as a missing member in JSON",
    "conform.ts",
    `(value === null && nullable ? null : conformValue(`,
    `(value === null ? null : conformValue(`,
  ),
  fault(
    "a missing member that may be null stays missing in JSON",
    "conform.ts",
    `else if (nullable && !isWriting) own[name] = null;`,
    `else if (nullable && !isWriting) continue;`,
  ),
  fault(
    "values may nest without end in JSON",
    "conform.ts",
    `if (collector.path.length < limits.maxDepth) return true;`,
    `if (limits.maxDepth > 0) return true;`,
  ),
  fault("items are not counted in JSON", "conform.ts", `value.length > limits.maxItems`, `value.length < 0`),
  fault("names are not counted in JSON", "conform.ts", `names.length > limits.maxItems`, `names.length < 0`),
  fault("bytes that are not of the encoding are replaced", "text.ts", `{ fatal: true }`, `{ fatal: false }`),
  fault(
    "the charset counts more than a byte order mark",
    "text.ts",
    `markedEncoding(body) ?? namedEncoding(charset)`,
    `namedEncoding(charset) ?? markedEncoding(body)`,
  ),
];
