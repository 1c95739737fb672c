import { fault, type PlantedFault } from "./planted-fault.ts";

const plain = "plain.ts";

/** Faults of the client's short way, by which it takes a message that the full codec would refuse or read otherwise. */
export const plainFaults: readonly PlantedFault[] = [
  fault("the short way takes texts of any length", plain, `text.length <= longest`, `text.length >= 0`),
  fault("the short way reads bytes that are not UTF-8", plain, `{ fatal: true }`, `{ fatal: false }`),
  fault("the short way writes a class", plain, ` && Object.getPrototypeOf(value) === Object.prototype`, ""),
  fault("the short way looks at a value and writes another", plain, `JSON.stringify(copy)`, `JSON.stringify(value)`),
  fault("the short way writes null into a form", plain, `own !== null && `, ""),
  fault("the short way writes blank texts into a form", plain, ` && /[^\\s\\x85]/.test(own)`, ""),
  fault("the short way takes half of a surrogate pair", plain, ` && isWellFormed(value)`, ""),
  fault("the short way takes null for any member", plain, `return member.nullable === true`, `return true`),
  fault("the short way does not count levels", plain, ` || Object(own) === own`, ""),
  fault("the short way misses no member", plain, `return missing === 0`, `return true`),
  fault(
    "the short way takes no list of rows amiss",
    plain,
    `Array.isArray(value) && value.every(`,
    `[value].flat().every(`,
  ),
  fault("the short way takes fractions", plain, ` && Object.is(value | 0, value)`, ""),
  fault(
    "the short way takes numbers of any range",
    plain,
    `Object.is(value | 0, value)`,
    `(value === 0 || Number.isInteger(value))`,
  ),
  fault("the short way keeps -0", plain, `Object.is(value | 0, value)`, `(value | 0) === value`),
  fault(
    "the short way takes true for a text",
    plain,
    `typeof value === "boolean" && member.kind === "boolean"`,
    `typeof value === "boolean"`,
  ),
  fault("the short way writes any member", plain, `!isReading || Object(own) === own`, `Object(own) === own`),
];
