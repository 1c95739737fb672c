import { fault, type PlantedFault } from "./planted-fault.ts";

const write = "xml/write/write.ts";
const fields = "rules/fields.ts";
const writeScalar = "xml/write/write-scalar.ts";
const writeUnion = "xml/write/write-union.ts";

/** Faults that write what nobody could read, or another value. */
export const writingFaults: readonly PlantedFault[] = [
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
    "rules/conform-union.ts",
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
];
