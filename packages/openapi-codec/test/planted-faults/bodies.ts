import { fault, type PlantedFault } from "./planted-fault.ts";

const form = "form/form.ts";

/** Faults in JSON, in forms, and in which body is meant. */
export const bodyFaults: readonly PlantedFault[] = [
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
