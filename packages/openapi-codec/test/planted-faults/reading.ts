import { fault, type PlantedFault } from "./planted-fault.ts";

const read = "xml/read/read.ts";
const object = "xml/read/read-object.ts";
const reading = "xml/read/reading.ts";

/** Faults that make something else of what was read. */
export const readingFaults: readonly PlantedFault[] = [
  fault(
    "the namespace of a member is ignored",
    object,
    `while (slot !== undefined && slot.namespace !== scanner.namespace) slot = slot.next;`,
    "",
  ),
  fault("members of one name in two namespaces are one", object, `next: byName.get(name),`, `next: undefined,`),
  fault(
    "the namespace of an item is ignored",
    read,
    `if (scanner.name !== name || scanner.namespace !== namespace) {`,
    `if (scanner.name !== name) {`,
  ),
  fault(
    "the namespace of the root is ignored",
    read,
    `if (scanner.name !== place.name || scanner.namespace !== place.namespace) {`,
    `if (scanner.name !== place.name) {`,
  ),
  fault(
    "the name of the root is ignored",
    read,
    `if (scanner.name !== place.name || scanner.namespace !== place.namespace) {`,
    `if (scanner.namespace !== place.namespace) {`,
  ),
  fault(
    "what stands after the root is not read",
    read,
    `    scanner.end();
`,
    "",
  ),
  fault(
    "the issues of a document are not thrown",
    read,
    `    scanner.end();
    collector.throwIfAny();`,
    `    scanner.end();`,
  ),
  fault(
    "a member may stand twice",
    object,
    `if (values[index] !== undefined) reading.report(`,
    `if (index < 0) reading.report(`,
  ),
  fault(
    "nil is allowed everywhere",
    reading,
    `if (!isNullable) reading.report(`,
    `if (!isNullable && key === "\\0") reading.report(`,
  ),
  fault(
    "what is nil may have a text",
    reading,
    `if (reading.content(key) !== "") reading.report(`,
    `if (reading.content(key) === "x\\0") reading.report(`,
  ),
  fault(
    "an empty element is null",
    reading,
    `if (!rest.nil) return read(reading, key);`,
    `if (!rest.nil && !(isNullable && rest.isEmpty)) return read(reading, key);`,
  ),
  fault(
    "unknown members are not refused",
    reading,
    `if (reading.refuseUnknown) reading.report("not a member"`,
    `if (reading.refuseUnknown && reading.validate) reading.report("not a member"`,
  ),
  fault(
    "unknown attributes are not refused",
    object,
    `else if (refuseUnknown && !isMetadata(namespace)) reading`,
    `else if (refuseUnknown && namespace === "\\0") reading`,
  ),
  fault(
    "what is said of the document is refused",
    object,
    `else if (refuseUnknown && !isMetadata(namespace)) reading`,
    `else if (refuseUnknown) reading`,
  ),
  fault(
    "attributes have any namespace",
    object,
    `place?.name === name && place.namespace === namespace;`,
    `place?.name === name;`,
  ),
  fault(
    "attributes are read into the wrong members",
    object,
    `values[firstIndex + index] = scalarOf(`,
    `values[firstIndex] = scalarOf(`,
  ),
  fault(
    "items are not counted",
    read,
    "if (items.length === maxItems) scanner.fail(`more than ${maxItems} items`, scanner.start);",
    "",
  ),
  fault(
    "items among members are not counted",
    reading,
    "if (items.length === limits.maxItems) scanner.fail(`more than ${limits.maxItems} items`, scanner.start);",
    "",
  ),
  fault(
    "the number of items is not validated",
    read,
    `    if (reading.validate) checkCount(reading, type, items, start);
`,
    "",
  ),
  fault(
    "the number of items among members is not validated",
    object,
    `if (item === undefined || member.kind !== "list") continue;`,
    `continue;`,
  ),
  fault(
    "members out of order are not reported",
    object,
    `else if (isOrdered) reading.tellUnordered(`,
    `else if (isOrdered && index < 0) reading.tellUnordered(`,
  ),
  fault(
    "members of any object have an order",
    object,
    `else if (isOrdered) reading.tellUnordered(`,
    `else reading.tellUnordered(`,
  ),
  fault(
    "the items of an unwrapped list have an order",
    object,
    `if (index >= next) next = isItem ? index : index + 1;`,
    `if (index >= next) next = index + 1;
      else if (isItem) reading.report("late", scanner.start);`,
  ),
  fault(
    "an expected member is looked for once",
    object,
    `    const slot = slots[index];
    if (slot === undefined) return undefined;`,
    `    const slot = slots[index];
    if (slot === undefined) return undefined;
    if (index > next) {
      scanner.startTag();
      return slot;
    }`,
  ),
  fault(
    "a member that was found soon is another",
    object,
    `if (scanner.tryStartTag(slot.name, slot.namespace)) return slot;`,
    `if (scanner.tryStartTag(slot.name, slot.namespace)) return slots[next];`,
  ),
  fault(
    "an empty required list is missing",
    object,
    `if (isEmptyList && !Object.hasOwn(value, member.name)) setMember(`,
    `if (isEmptyList && member.nullable) setMember(`,
  ),
  fault(
    "a group without an element is not completed",
    object,
    `if (group !== undefined) completeMembers(`,
    `if (group === null) completeMembers(`,
  ),
  fault(
    "a group without an element is always there",
    object,
    `member.required && holderOf(value, path.slice(0, -1)) !== undefined`,
    `path.length > 0`,
  ),
  fault(
    "a group in one that is not there is asked for",
    object,
    `member.required && holderOf(value, path.slice(0, -1)) !== undefined`,
    `member.required`,
  ),
  fault(
    "a missing number is not missing where it is a text",
    object,
    `return content === "" && !mayBeEmpty`,
    `return false`,
  ),
  fault("an empty text is missing", object, `return content === "" && !mayBeEmpty`, `return content === ""`),
  fault(
    "an optional text that may not be empty is read as an empty one",
    object,
    `facetProblem(type, "") === undefined`,
    `type.kind === "string"`,
  ),
  fault(
    "the place of an issue is that of the next",
    reading,
    `this.collector.add(problem, key, this.#positionOf(offset));`,
    `this.collector.add(problem, key, this.#positionOf(offset + 1));`,
  ),
];
