import { fault, type PlantedFault } from "./planted-fault.ts";

const escaping = "xml/write/escape.ts";
const environment = "xml/write/environment.ts";
const lexical = "xml/lexical.ts";
const xmlNames = "xml/xml-names.ts";

/** Faults in how texts, numbers, names and namespaces are written. */
export const spellingFaults: readonly PlantedFault[] = [
  fault(
    "a control character is written as it is",
    escaping,
    `const textSpecials = /[^\\t\\n\\x20-%'`,
    `const textSpecials = /[^\\t\\n\\x01-%'`,
  ),
  fault(
    "a noncharacter is written as it is",
    escaping,
    `=?-\\uD7FF\\uE000-\\uFFFD]/g;
const attribute`,
    `=?-\\uD7FF\\uE000-\\uFFFF]/g;
const attribute`,
  ),
  fault(
    "a control character is written in an attribute",
    escaping,
    `const attributeSpecials = /[^\\x20\\x21`,
    `const attributeSpecials = /[^\\x01-\\x08\\x20\\x21`,
  ),
  fault("a quote is written in an attribute", escaping, `34: "&quot;"`, `34: '"'`),
  fault("a tab is written in an attribute", escaping, `9: "&#x9;"`, `9: "\\t"`),
  fault("a line feed is written in an attribute", escaping, `10: "&#xA;"`, `10: "\\n"`),
  fault("a CR is written as it is", escaping, `13: "&#xD;"`, `13: "\\r"`),
  fault("> is not escaped", escaping, `62: "&gt;"`, `62: ">"`),
  fault(
    "characters of two units are looked at twice",
    escaping,
    `if (code > 0xffff) specials.lastIndex++;`,
    `if (code > 0x10ffff) specials.lastIndex++;`,
  ),
  fault(
    "what stands before an escape is lost",
    escaping,
    `result += text.slice(from, at) + `,
    `result += text.slice(at, at) + `,
  ),
  fault("what stands after an escape is lost", escaping, `return result + text.slice(from);`, `return result;`),
  fault(
    "a search goes on where another ended",
    escaping,
    `  specials.lastIndex = 0;
`,
    "",
  ),
  fault(
    "nil has a prefix that nobody declared",
    environment,
    `prefixes["xsi"] === schemaInstance ? "" :`,
    `prefixes["xsi"] !== schemaInstance ? "" :`,
  ),
  fault(
    "a decimal loses its last digits",
    lexical,
    `return point >= digits.length
    ? sign + digits.padEnd(point, "0")`,
    `return point >= digits.length
    ? sign + digits`,
  ),
  fault("a small decimal has a zero too many", lexical, `"0".repeat(-point)`, `"0".repeat(1 - point)`),
  fault(
    "infinity is written as JavaScript writes it",
    lexical,
    `return Number.isNaN(value) ? "NaN" : value > 0 ? "INF" : "-INF";`,
    `return String(value);`,
  ),
  fault("infinity loses its sign", lexical, `value > 0 ? "INF" : "-INF"`, `"INF"`),
  fault(
    "an attribute of a group is lost",
    "xml/members.ts",
    `attributes.push({ member, path, place`,
    `attributes.push({ member, path: [], place`,
  ),
  fault(
    "a known prefix is not used",
    environment,
    `if (known !== undefined) return { prefix: \`\${known}:\`, declarations: "", inside: environment };`,
    "",
  ),
  fault(
    "a prefix is declared again where it stands for the same",
    environment,
    `const isDeclared = environment.prefixes[prefix] === namespace;`,
    `const isDeclared = false;`,
  ),
  fault(
    "a prefix is not declared where it stands for another",
    environment,
    `const isDeclared = environment.prefixes[prefix] === namespace;`,
    `const isDeclared = Object.hasOwn(environment.prefixes, prefix);`,
  ),
  fault(
    "a default namespace is not declared",
    environment,
    'const declarations = ` xmlns="${attributeText(namespace)}"`;',
    `const declarations = "";`,
  ),
  fault(
    "a default namespace holds outside too",
    environment,
    `return { prefix: "", declarations, inside: { ...environment, namespace } };`,
    `return { prefix: "", declarations, inside: environment };`,
  ),
  fault(
    "a prefix of an element is not written",
    environment,
    `if (prefix !== undefined && namespace !== "") return declarePrefix(`,
    `if (prefix === "" && namespace !== "") return declarePrefix(`,
  ),
  fault(
    "an attribute has no prefix",
    environment,
    `inside: environment };
  const { prefixes } = environment;`,
    `inside: environment };
  if (namespace !== "\0") return { prefix: "", declarations: "", inside: environment };
  const { prefixes } = environment;`,
  ),
  fault("names that look encoded are not encoded again", xmlNames, `) && !looksEncoded;`, `);`),
  fault(
    "a digit at the start of a name is not encoded",
    xmlNames,
    "isName(at === 0 ? character : `_${character}`)",
    "isName(`_${character}`)",
  ),
  fault("encoded characters have small digits", xmlNames, `.toUpperCase()`, `.toLowerCase()`),
];
