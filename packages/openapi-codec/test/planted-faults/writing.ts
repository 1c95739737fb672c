import { fault, type PlantedFault } from "./planted-fault.ts";

const escaping = "xml/write/escape.ts";
const write = "xml/write/write.ts";
const fields = "rules/fields.ts";
const writeScalar = "xml/write/write-scalar.ts";
const writeUnion = "xml/write/write-union.ts";
const environment = "xml/write/environment.ts";
const lexical = "xml/lexical.ts";
const xmlNames = "xml/xml-names.ts";

/** Faults that write what nobody could read, or another value. */
export const writingFaults: readonly PlantedFault[] = [
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
    "references to illegal characters are written unasked",
    writeScalar,
    `options.unrepresentable === "reference" && (code`,
    `options.unrepresentable !== "throw" && (code`,
  ),
  fault(
    "illegal characters are left out",
    writeScalar,
    "    collector.add(`XML 1.0 cannot carry U+",
    "    if (collector.path.length > 99) collector.add(`XML 1.0 cannot carry U+",
  ),
  fault("]]> ends a CDATA section", writeScalar, `part.replaceAll("]]>", "]]]]><![CDATA[>")`, `part`),
  fault("a CR stands in a CDATA section", writeScalar, `text.split("\\r")`, `text.split("\\0")`),
  fault(
    "illegal characters stand in a CDATA section",
    writeScalar,
    `    escapeText(part, replace);
`,
    "",
  ),
  fault(
    "a text is not a CDATA section",
    write,
    `return text.xml?.node === "cdata"
      ?`,
    `return text.xml?.node === "text"
      ?`,
  ),
  fault(
    "members are written in another order",
    write,
    `for (const { name, path, index, isList, write } of slots) {`,
    `for (const { name, path, index, isList, write } of slots.toReversed()) {`,
  ),
  fault(
    "null is left out",
    write,
    `if (own === undefined) continue;
      if (isList`,
    `if (own === undefined || own === null) continue;
      if (isList`,
  ),
  fault(
    "null is an empty element",
    write,
    "const nil = `<${prefix}${place.name}${nilAttribute(inside)}",
    "const nil = `<${prefix}${place.name}${nilAttribute(inside).slice(0, 0)}",
  ),
  fault(
    "nil has a prefix that nobody declared",
    environment,
    `prefixes["xsi"] === schemaInstance ? "" :`,
    `prefixes["xsi"] !== schemaInstance ? "" :`,
  ),
  fault(
    "null is an empty attribute",
    write,
    `if (own === undefined || own === null) continue;`,
    `if (own === undefined) continue;`,
  ),
  fault("an empty list has two tags", write, `return content === "" ?`, `return content === "\\0" ?`),
  fault("any key can be the name of an element", write, `if (!isName(name)) return`, `if (name === "\\0") return`),
  fault(
    "a key is encoded nowhere",
    write,
    `const name = type.encodesNames ? encodeName(key) : key;`,
    `const name = key;`,
  ),
  fault(
    "a key is encoded everywhere",
    write,
    `const name = type.encodesNames ? encodeName(key) : key;`,
    `const name = encodeName(key);`,
  ),
  fault(
    "members that are not listed are not written",
    write,
    `if (writeOthers !== undefined) {`,
    `if (writeOthers === null) {`,
  ),
  fault(
    "listed members are written twice",
    fields,
    `if (index !== undefined) values[index] = object[name];
      else {`,
    `if (index !== undefined) values[index] = object[name];
      {`,
  ),
  fault(
    "an object where no schema says so is written as a text",
    writeScalar,
    `if (typeof value === "object") {
      writing`,
    `if (typeof value === "symbol") {
      writing`,
  ),
  fault(
    "the parts of a long list are put together in the wrong order",
    write,
    `joined.join("") + written`,
    `written + joined.join("")`,
  ),
  fault("the last part of a long list is lost", write, `joined.join("") + written`, `joined.join("")`),
  fault("texts are joined by a comma", write, `(value as string[]).join(" ")`, `(value as string[]).join(",")`),
  fault(
    "a char is written as a text",
    writeScalar,
    `return type.isChar ? (value) => String((value as string).charCodeAt(0)) : (value) => value as string;`,
    `return (value) => value as string;`,
  ),
  fault(
    "a decimal has an exponent",
    writeScalar,
    `return (type.isDecimal ? decimalText : numberText) as`,
    `return numberText as`,
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
    "an inherited member is written",
    fields,
    `others.filter(({ name }) => Object.hasOwn(object, name));`,
    `others;`,
  ),
  fault(
    "a member is taken for the one that stood there before",
    fields,
    `if (index === undefined || names[index] !== name) {`,
    `if (index === undefined) {`,
  ),
  fault(
    "members of a group are lost",
    "xml/field-place.ts",
    `for (const index of path) holder`,
    `for (const index of path.slice(0, 0)) holder`,
  ),
  fault(
    "an attribute of a group is lost",
    "xml/members.ts",
    `attributes.push({ member, path, place`,
    `attributes.push({ member, path: [], place`,
  ),
  fault("i:type is written for the base", writeUnion, `byXmlType && contract && !isBase ?`, `byXmlType && contract ?`),
  fault(
    "i:type is not written",
    writeUnion,
    `byXmlType && contract && !isBase ?`,
    `byXmlType && contract && isBase === null ?`,
  ),
  fault(
    "i:type has no prefix for another namespace",
    writeUnion,
    'attribute: ` i:type="${prefix}${contract.name}"${declarations}`,',
    'attribute: ` i:type="${contract.name}"${declarations}`,',
  ),
  fault(
    "the prefix of i:type is declared again inside",
    writeUnion,
    `environment: { ...environment, prefixes: inside.prefixes },`,
    `environment,`,
  ),
  fault(
    "an unknown word writes the first branch",
    "rules/conform.ts",
    `const type = typeof word === "string" ? byWord.get(word) : undefined;`,
    `const type = byWord.get(String(word)) ?? branches[0]?.type;`,
  ),
  fault(
    "a dictionary has its keys as names",
    write,
    `if (type.entries !== undefined) {
    const { name, namespace } = type.entries;`,
    `if (type.entries !== undefined && type.entries.name === "") {
    const { name, namespace } = type.entries;`,
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
  fault(
    "two attributes declare one prefix",
    write,
    `if (declaration !== "" && !written.includes(declaration)) written += declaration;`,
    `written += declaration;`,
  ),
  fault(
    "a prefix of attributes is declared for each namespace again",
    write,
    `    inTagEnvironment = inside;
`,
    "",
  ),
  fault("a key may be the XML name of a listed member", write, `return taken.has(name) ?`, `return taken.has("") ?`),
  fault(
    "null for a list that nothing wraps is not a list",
    write,
    `  if (items !== null) return writeItems(items, write, writing, key);
  writing.collector.add(`,
    `  if (items !== null) return writeItems(items, write, writing, key);
  if (items === undefined) writing.collector.add(`,
  ),
  fault(
    "a type without a namespace is that of the default one",
    writeUnion,
    `if (contract.namespace === "" && own.inside.namespace !== "") {`,
    `if (contract.namespace === "\0") {`,
  ),
  fault(
    "the root of DataContract does not declare i",
    write,
    "isDataContract ? ` xmlns:i=",
    "!isDataContract ? ` xmlns:i=",
  ),
  fault(
    "a foreign namespace is declared on each item",
    write,
    `const foreign = table.dialect && foreignNamespace(`,
    `const foreign = !table.dialect && foreignNamespace(`,
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
