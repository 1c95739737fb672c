import { fault, type PlantedFault } from "./planted-fault.ts";

const conform = "rules/conform.ts";
const conformScalar = "rules/conform-scalar.ts";
const scalar = "rules/scalar.ts";

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
  fault(
    "a value is read more than once",
    conform,
    `fields === undefined && copies(rules) ? { ...value } : value`,
    `value`,
  ),
  fault(
    "a discriminator is read more than once",
    "rules/conform-union.ts",
    `const own = copies(rules) ? { ...value } : value;`,
    `const own = value;`,
  ),
  fault(
    "the first branch that fits is meant",
    "rules/conform-undiscriminated.ts",
    `fitting.sort((one, other) => listed(other) - listed(one))[0]`,
    `fitting[0]`,
  ),
  fault("a trial changes what it tries", "rules/rules.ts", `isWriting || isTrial;`, `isWriting;`),
  fault(
    "values of an enum do not tell branches apart",
    "rules/trial.ts",
    `const strict = new Trial(rules, true);`,
    `const strict = new Trial(rules, false);`,
  ),
  fault(
    "whole numbers alone are numbers",
    "rules/conform-undiscriminated.ts",
    `kind === "integer" ? "number" : kind`,
    `kind`,
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
    `[-9_223_372_036_854_775_808n, 9_223_372_036_854_775_807n];`,
    `[-(2n ** 64n), 2n ** 64n - 1n];`,
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
];
