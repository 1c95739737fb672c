import { fault, type PlantedFault } from "./planted-fault.ts";

const build = "generate/types/build-types.ts";
const dataContract = "generate/data-contract/data-contract.ts";
const memberOrder = "generate/data-contract/member-order.ts";
const plainXml = "generate/plain-xml.ts";
const unions = "generate/unions.ts";
const unionTypes = "generate/types/union-types.ts";
const shape = "generate/shape.ts";

/** Faults of the generator: the table says something else than the document. */
export const describingFaults: readonly PlantedFault[] = [
  fault(
    "members of a contract are in the order of the document",
    build,
    `const ordered = isDataContract ? inDataMemberOrder(properties) : properties;`,
    `const ordered = properties;`,
  ),
  fault(
    "members of a contract are sorted without regard to case",
    memberOrder,
    `(one.name < other.name ? -1 : 1)`,
    `one.name.localeCompare(other.name)`,
  ),
  fault("an order comes before none", memberOrder, `one.order - other.order ||`, `other.order - one.order ||`),
  fault(
    "contracts have no order for the reader",
    build,
    `...(contract && { isOrdered: true as const, contract }),`,
    `...(contract && { contract }),`,
  ),
  fault(
    "members of the base come last",
    shape,
    `parts: [...followed.flatMap(({ parts }) => parts), { location, component }],`,
    `parts: [{ location, component }, ...followed.flatMap(({ parts }) => parts)],`,
  ),
  fault(
    "a member of the base is in the namespace of the derived class",
    dataContract,
    `namespace: base ? namespaceOf(base) : own,`,
    `namespace: own,`,
  ),
  fault(
    "items are named as members",
    dataContract,
    `return { name: own.name ?? name, namespace: own.namespace ?? inArrays(namespace) };`,
    `return { name: place.name, namespace: own.namespace ?? inArrays(namespace) };`,
  ),
  fault(
    "items of primitive types are in the contract's namespace",
    dataContract,
    `own.namespace ?? inArrays(namespace) };`,
    `own.namespace ?? place.contract };`,
  ),
  fault(
    "lists of DataContract are not wrapped",
    build,
    `      isDataContract || hints.nodeType === "element" ||`,
    `      hints.nodeType === "element" ||`,
  ),
  fault(
    "wrapped counts for nothing",
    build,
    `(hints.nodeType === undefined && hints.wrapped === true)`,
    `hints.wrapped === null`,
  ),
  fault(
    "an item of a wrapped list has no name but the member's",
    build,
    `const itemName = isWrapped ? (hints.name ?? place.name) : place.name;`,
    `const itemName = place.name;`,
  ),
  fault(
    "an attribute is an element",
    "generate/xml-hints.ts",
    `...(attribute === true && { nodeType: "attribute" as const }),`,
    "",
  ),
  fault(
    "a prefix is not kept",
    plainXml,
    `...(prefix !== undefined && { prefix }),
    ...(isOther`,
    `...(isOther`,
  ),
  fault("a nodeType is not kept", plainXml, `...(isOther && { node: nodeType }),`, ""),
  fault(
    "no member can be null",
    build,
    `Object.assign(type, shape.isNullable && { nullable: true },`,
    `Object.assign(type,`,
  ),
  fault(
    "every member can be missing",
    build,
    `...(isRequired && !isOneWay(shape) && { required: true as const }),`,
    "",
  ),
  fault(
    "members that are not listed are refused",
    build,
    `const others = this.#others(shape,`,
    `const others = place.name !== "\\0" ? undefined : this.#others(shape,`,
  ),
  fault(
    "a dictionary has its keys as names in the table",
    build,
    `return { others, ...(isDictionary && { entries: this.#contracts.entriesOf(location) }) };`,
    `return { others };`,
  ),
  fault(
    "a decimal is a number",
    "generate/types/scalar-type.ts",
    `return { kind, ...(format === "decimal" && { isDecimal: true as const }), ...facets };`,
    `return { kind, ...facets };`,
  ),
  fault("texts of an error are not joined", build, `...(isJoined && { isJoined: true as const }),`, ""),
  fault(
    "names of an error's parts are not encoded",
    build,
    `if (place.dialect === "http-error") return { others, encodesNames: true };`,
    `if (place.dialect === "http-error") return { others };`,
  ),
  fault("a hierarchy has no base", unionTypes, `isBase: true },`, `},`),
  fault(
    "a base class is not one of its own branches",
    build,
    `return heirs.length > 0 ? this.#unionTypes.hierarchy(shape, heirs, place) :`,
    `return heirs.length < 0 ? this.#unionTypes.hierarchy(shape, heirs, place) :`,
  ),
  fault("words of a mapping are not kept", unions, `words.get(name) ?? [name]) };`, `[name]) };`),
  fault(
    "a char is a text",
    "generate/types/scalar-type.ts",
    `...(isDataContract && format === "char" && { isChar: true as const }),`,
    "",
  ),
  fault("int32 has no range", "generate/types/scalar-type.ts", `int32: [-(2 ** 31), 2 ** 31 - 1],`, ""),
  fault(
    "int64 is not a bigint",
    "generate/types/scalar-type.ts",
    `bigint && format === "int64"`,
    `bigint && format === "int128"`,
  ),
  fault(
    "a prefix without a namespace has none",
    "generate/check-xml.ts",
    `(type.xml as { namespace?: string }).namespace = known;`,
    "",
  ),
  fault(
    "a component that JSON alone carries needs an XML form",
    "generate/reachable.ts",
    `if (name !== undefined) names.add(name);`,
    "",
  ),
  fault(
    "a list at the root needs no element",
    build,
    `    if (place.role === "root") {
      this.notes.unfit(`,
    `    if (place.role === "other") {
      this.notes.unfit(`,
  ),
  fault(
    "a range of media types has no schema",
    "generate/describe-operation.ts",
    `(formOf(mediaType) !== undefined || isRange(mediaType)) &&`,
    `formOf(mediaType) !== undefined &&`,
  ),
  fault(
    "a text of an element tells branches apart",
    "generate/check-xml.ts",
    `(node !== "text" && node !== "cdata")) return;`,
    `node !== "cdata") return;`,
  ),
];
