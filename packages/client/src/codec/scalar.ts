import { describeType } from "./own-members.ts";
import { isWellFormed } from "./well-formed.ts";
import type { WireBoolean, WireInteger, WireMember, WireString } from "./wire-table.ts";

export type WireScalar = WireString | WireInteger | WireBoolean;

const kinds = { string: "text", integer: "a whole number", boolean: "true or false" };

export const isScalar = (member: WireMember): member is WireScalar => Object.hasOwn(kinds, member.kind);

/**
 * What is wrong with a value that is to be written as one text. Without a member it is a value that an open type does
 * not list: text, a number, true or false.
 */
export function scalarProblem(member: WireScalar | undefined, value: unknown, validate: boolean): string | undefined {
  const problem = member === undefined ? additionalProblem(value) : typeProblem(member, value);
  if (problem !== undefined) return problem;
  if (typeof value === "string" && !isWellFormed(value)) return "Half of a surrogate pair, which no encoding can carry";
  return validate && member !== undefined ? facetProblem(member, value) : undefined;
}

/** What is wrong with the type of a value, and with its range where it is a number. */
export function typeProblem(member: WireScalar, value: unknown): string | undefined {
  if (member.kind === "integer" && typeof value === "number") return rangeProblem(member, value);
  if (typeof value === member.kind) return undefined;
  return `Expected ${kinds[member.kind]}, found ${describeType(value)}`;
}

/** What is wrong with a number as a whole number; one without limits may be any that JavaScript tells from its neighbours. */
export function rangeProblem(member: WireInteger, value: number): string | undefined {
  const { minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER } = member;
  if (Number.isInteger(value) && value >= minimum && value <= maximum) return undefined;
  return `Expected a whole number from ${minimum} to ${maximum}`;
}

function additionalProblem(value: unknown): string | undefined {
  if (typeof value === "string" || typeof value === "boolean" || Number.isFinite(value)) return undefined;
  return `Expected text, a number, true or false, found ${describeType(value)}`;
}

function facetProblem(member: WireScalar, value: unknown): string | undefined {
  if (member.kind === "boolean") return undefined;
  const values: readonly unknown[] | undefined = member.values;
  if (values?.includes(value) === false) return `Not one of the values allowed: ${values.join(", ")}`;
  if (member.kind === "integer" || typeof value !== "string") return undefined;
  const { maxLength = Number.POSITIVE_INFINITY, pattern } = member;
  if (value.length > maxLength) return `${value.length} UTF-16 units, more than the ${maxLength} allowed`;
  if (pattern === undefined || new RegExp(pattern, "u").test(value)) return undefined;
  return `The text does not match ${pattern}`;
}
