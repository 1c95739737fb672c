import { describeType } from "./value-type.ts";
import { isWellFormed } from "./well-formed.ts";
import type { WireBoolean, WireInteger, WireMember, WireString } from "./wire-table.ts";

export type WireScalar = WireString | WireInteger | WireBoolean;

export const isScalar = (member: WireMember): member is WireScalar => member.kind !== "object" && member.kind !== "map";

/** From where to where the numbers of a member go; without limits of its own, as far as JavaScript tells them apart. */
export function rangeOf(member: object): { readonly minimum: number; readonly maximum: number } {
  const { minimum = Number.MIN_SAFE_INTEGER, maximum = -Number.MIN_SAFE_INTEGER }: Partial<WireInteger> = member;
  return { minimum, maximum };
}

/** What is wrong with a text that no encoding can carry. */
export function surrogateProblem(text: string): string | undefined {
  return isWellFormed(text) ? undefined : "Half of a surrogate pair, which no encoding can carry";
}

/**
 * What is wrong with a value that is to be written as one text. Without a member it is a value that an open type does
 * not list: text, a number, true or false.
 */
export function scalarProblem(member: WireScalar | undefined, value: unknown, validate: boolean): string | undefined {
  const problem = typeof value === "string" ? surrogateProblem(value) : undefined;
  if (problem !== undefined) return problem;
  if (member !== undefined) return typeProblem(member, value) ?? (validate ? facetProblem(member, value) : undefined);
  if (typeof value === "string" || typeof value === "boolean" || Number.isFinite(value)) return undefined;
  return `Expected string, number or boolean, found ${describeType(value)}`;
}

/** What is wrong with the type of a value, and with its range where it is a number. */
export function typeProblem(member: WireScalar, value: unknown): string | undefined {
  if (member.kind === "integer" && typeof value === "number") return rangeProblem(member, value);
  return typeof value === member.kind ? undefined : `Expected ${member.kind}, found ${describeType(value)}`;
}

/** What is wrong with a number where a whole number is asked for. */
export function rangeProblem(member: WireInteger, value: number): string | undefined {
  const { minimum, maximum } = rangeOf(member);
  if (Number.isInteger(value) && value >= minimum && value <= maximum) return undefined;
  return `Expected integer from ${minimum} to ${maximum}`;
}

function facetProblem(member: WireScalar, value: unknown): string | undefined {
  const { values, maxLength, pattern }: Facets = member;
  const text = String(value);
  if (values?.includes(value) === false) return `Not one of ${values.join(", ")}`;
  if (maxLength !== undefined && text.length > maxLength) return `${text.length} UTF-16 units, more than ${maxLength}`;
  if (pattern !== undefined && !new RegExp(pattern, "u").test(text)) return `The text does not match ${pattern}`;
  return undefined;
}

type Facets = Partial<Pick<WireString, "name" | "maxLength" | "pattern">> & { readonly values?: readonly unknown[] };
