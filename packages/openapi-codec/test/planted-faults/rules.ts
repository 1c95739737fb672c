import { fault, type PlantedFault } from "./planted-fault.ts";

const conform = "rules/conform.ts";
const conformScalar = "rules/conform-scalar.ts";
const scalar = "rules/scalar.ts";
const form = "form/form.ts";

/** Faults in what is asked of values in every form, and in JSON and forms themselves. */
export const ruleFaults: readonly PlantedFault[] = [
  fault(
    "null is read as a missing member",
    conform,
    `else if (given !== null || !isNullable) {`,
    `else if (given !== null) {`,
  ),
  fault(
    "null is allowed for any type but a scalar",
    conform,
    `return type.nullable ? (value, rules)`,
    `return type.kind !== "any" ? (value, rules)`,
  ),
  fault(
    "a missing member is not noticed",
    conform,
    `        if (problem !== undefined) {
          collector.add(problem, name);
          continue;`,
    `        if (problem !== undefined) {
          continue;`,
  ),
  fault(
    "a missing member that may be null stays missing",
    "rules/missing.ts",
    `  setMember(object, member.name, null);
`,
    "",
  ),
  fault(
    "a missing member is never null",
    "rules/missing.ts",
    `if (!member.nullable) return valueRequired;`,
    `return valueRequired;`,
  ),
  fault(
    "a member that is not listed is written",
    conform,
    `if (!others && (isWriting || refuseUnknown)) {`,
    `if (!others && !isWriting && refuseUnknown) {`,
  ),
  fault(
    "an unknown member is never refused when reading",
    conform,
    `if (!others && (isWriting || refuseUnknown)) {`,
    `if (!others && isWriting) {`,
  ),
  fault(
    "an unknown member is not noticed where a listed one is missing",
    conform,
    `if (Object.keys(own).length !== found) conformOthers(`,
    `if (Object.keys(own).length > members.length) conformOthers(`,
  ),
  fault(
    "values may nest without end",
    conform,
    `if (collector.path.length < limits.maxDepth) return true;`,
    `if (limits.maxDepth > 0) return true;`,
  ),
  fault(
    "items are not counted in JSON",
    conform,
    `else if (value.length > limits.maxItems) collector.add(`,
    `else if (value.length < 0) collector.add(`,
  ),
  fault(
    "other members are not counted in JSON",
    conform,
    `if (others && names.length > limits.maxItems) collector.add(`,
    `if (others && names.length < 0) collector.add(`,
  ),
  fault("a value is read more than once", conform, `fields === undefined && isWriting ? { ...value } : value`, `value`),
  fault(
    "a discriminator is read more than once",
    conform,
    `const own = rules.isWriting ? { ...value } : value;`,
    `const own = value;`,
  ),
  fault(
    "-0 stays where the schema says integer",
    conformScalar,
    `return value === 0 && rule.kind === "integer" ? 0 : value;`,
    `return value;`,
  ),
  fault(
    "-0 is not put right in its object",
    conform,
    `if (!Object.is(conformed, given)) own[name] = conformed;`,
    `if (conformed !== given) own[name] = conformed;`,
  ),
  fault("inherited members count", conform, `else if (!isInherited || Object.hasOwn(own, name)) given`, `else given`),
  fault(
    "half of a surrogate pair is written",
    conformScalar,
    `return isWriting ? surrogateProblem(value) : undefined;`,
    `return undefined;`,
  ),
  fault(
    "half of a surrogate pair is written in a name",
    conform,
    `if (problem !== undefined) collector.add(problem, name);
    return conformInside(given, name, rules, conformOther);`,
    `return conformInside(given, name, rules, conformOther);`,
  ),
  fault(
    "NaN is written in JSON",
    "json/json.ts",
    `writingRules(collector, options.validate)`,
    `writingRules(collector, options.validate, true)`,
  ),
  fault(
    "NaN is refused in XML",
    "xml/write/write.ts",
    `writingRules(collector, options.validate, true)`,
    `writingRules(collector, options.validate)`,
  ),
  fault(
    "the number of items is not validated when writing",
    conform,
    `rules.validate && Array.isArray(value) ? countProblem`,
    `!rules.validate && Array.isArray(value) ? countProblem`,
  ),
  fault(
    "too many items are valid",
    conform,
    `if (maxItems !== undefined && count > maxItems) return`,
    `if (maxItems !== undefined && count < 0) return`,
  ),
  fault(
    "facets are not validated when writing",
    conformScalar,
    `return validate ? facetProblem(`,
    `return !validate ? facetProblem(`,
  ),
  fault(
    "instances of classes are written",
    "rules/value-kind.ts",
    `return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null;`,
    `return prototype !== undefined;`,
  ),
  fault(
    "objects without a prototype are refused",
    "rules/value-kind.ts",
    `prototype === Object.prototype || prototype === null ||`,
    `prototype === Object.prototype ||`,
  ),
  fault(
    "a fraction is a whole number",
    scalar,
    `if (typeof value === "number" && !Number.isInteger(value)) return "expected a whole number";`,
    "",
  ),
  fault(
    "a whole number has no range",
    scalar,
    `if (value >= minimum && value <= maximum) return undefined;`,
    `if (value > Number.NEGATIVE_INFINITY) return undefined;`,
  ),
  fault(
    "a long has no range",
    scalar,
    `const longRange: readonly [bigint, bigint] = [-(2n ** 63n), 2n ** 63n - 1n];`,
    `const longRange: readonly [bigint, bigint] = [-(2n ** 64n), 2n ** 64n - 1n];`,
  ),
  fault(
    "a number is a long",
    scalar,
    `rule.isBigInt ? typeof value === "bigint" : typeof value === "number"`,
    `typeof value === "bigint" || typeof value === "number"`,
  ),
  fault("a char may have any length", scalar, `rule.isChar && value.length !== 1`, `rule.isChar && value.length === 0`),
  fault(
    "a length is counted in code points",
    scalar,
    `maxLength !== undefined && text.length > maxLength`,
    `maxLength !== undefined && [...text].length > maxLength`,
  ),
  fault(
    "an exclusive bound is inclusive",
    scalar,
    `value >= exclusiveMaximum) return`,
    `value > exclusiveMaximum) return`,
  ),
  fault(
    "a suggestion is made for any name",
    "rules/unlisted.ts",
    `const isNear = common(nearest) > 0 && common(nearest) * 2 >= pairs.length;`,
    `const isNear = nearest !== "";`,
  ),
  fault(
    "the last of several names of a form counts",
    form,
    `else if (!Object.hasOwn(value, name)) setMember(value, name, read());`,
    `else if (isDotNet || !Object.hasOwn(value, name)) setMember(value, name, read());`,
  ),
  fault("names of a form are read with regard to case", form, `(isDotNet ? name.toLowerCase() : name)`, `name`),
  fault(
    "blank text is written into a form",
    form,
    `typeof item === "string" && member?.nullable && isBlank(item)`,
    `typeof item === "string" && member?.nullable && isBlank("x")`,
  ),
  fault(
    "blank text is read as text where null is allowed",
    form,
    `if (type.nullable && isBlank(text)) return null;`,
    "",
  ),
  fault(
    "names of a form are not counted",
    form,
    `if (pairs.length > maxItems) collector.add(`,
    `if (pairs.length < 0) collector.add(`,
  ),
  fault("hexadecimal digits of a form are refused", form, `(isDotNet && /^0x[\\da-f]+$/.test(word))`, `word === "\\0"`),
  fault(
    "a bigint in JSON is rounded",
    "json/json.ts",
    `return hasBigInt(sound) ? textWithBigInts(sound) :`,
    `return hasBigInt(sound) ? JSON.stringify(sound, (_, own) => (typeof own === "bigint" ? Number(own) : own)) :`,
  ),
  fault(
    "long digits of JSON are rounded",
    "json/json.ts",
    `/\\d{16}/.test(text) ? keepDigits : undefined`,
    `undefined`,
  ),
  fault(
    "a byte order mark is not JSON",
    "json/json.ts",
    `const start = text.startsWith("\\uFEFF") ? 1 : 0;`,
    `const start = 0;`,
  ),
  fault(
    "an error of JSON shows the text",
    "json/json.ts",
    `const issue = { message: "the text is not JSON",`,
    `const issue = { message: String(error),`,
  ),
  fault(
    "a text may have any length",
    "options.ts",
    `if (length <= maxLength) return { maxDepth, maxItems };`,
    `if (length >= 0) return { maxDepth, maxItems };`,
  ),
  fault(
    "bytes are decoded before their length is looked at",
    "codec.ts",
    `decodeLimits(options, Math.floor(body.length / 3));`,
    "",
  ),
  fault(
    "a limit may limit nothing",
    "options.ts",
    `if (Number.isInteger(value) && value >= 1 && value <= max) return;`,
    `if (value !== 0) return;`,
  ),
  fault(
    "the class of a status goes before the status",
    "codec.ts",
    "responses[status] ?? responses[`${Math.floor(status / 100)}XX`]",
    "responses[`${Math.floor(status / 100)}XX`] ?? responses[status]",
  ),
  fault("a default answer is never taken", "codec.ts", `?? responses["default"]`, ""),
  fault(
    "a range of media types is not looked for",
    "codec.ts",
    '[essence, `${essence.split("/", 1)[0]}/*`, ',
    "[essence, ",
  ),
  fault(
    "names of types may be inherited",
    "rules/compile.ts",
    `Object.hasOwn(table.types, name) ? table.types[name] : undefined`,
    `table.types[name]`,
  ),
  fault(
    "a table of any version is taken",
    "rules/compile.ts",
    `if (table.version !== tableVersion) {`,
    `if (table.version === undefined) {`,
  ),
  fault(
    "a hint comes last",
    "issue-collector.ts",
    `Number(isHint(other)) - Number(isHint(one))`,
    `Number(isHint(one)) - Number(isHint(other))`,
  ),
  fault(
    "issues are collected without end",
    "issue-collector.ts",
    `if (this.issues.length === this.#maxIssues) throw this.error();`,
    "",
  ),
];
