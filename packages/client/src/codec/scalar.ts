import { describeType } from "./value-type.ts";
import { isWellFormed } from "./well-formed.ts";
import type { Facets, WireBoolean, WireInteger, WireMember, WireString } from "./wire-table.ts";

export type WireScalar = WireString | WireInteger | WireBoolean;

export const isScalar = (member: WireMember): member is WireScalar => member.kind !== "object" && member.kind !== "map";

/** The range of what is no whole number. */
const nothing = { minimum: 1, maximum: 0 };

/** From where to where the whole numbers of a member go; nowhere, where it holds none. */
export function rangeOf(member: WireMember | undefined): Pick<WireInteger, "minimum" | "maximum"> {
  return member?.kind === "integer" ? member : nothing;
}

/** What is wrong with a text that no encoding can carry. */
export function surrogateProblem(text: string): string | undefined {
  return isWellFormed(text) ? undefined : "Half of a surrogate pair, which no encoding can carry";
}

/**
 * What is wrong with a value that is to be written as one text. Without a member it is a value that an open type does
 * not list: text, a number, true or false. Facets are given where they are to be looked at.
 */
export function scalarProblem(
  member: WireScalar | undefined,
  value: unknown,
  facets: Facets | undefined,
): string | undefined {
  const problem = typeof value === "string" ? surrogateProblem(value) : undefined;
  if (problem !== undefined) return problem;
  if (member !== undefined) return typeProblem(member, value) ?? (facets && facetProblem(facets, value));
  if (typeof value === "string" || typeof value === "boolean" || Number.isFinite(value)) return undefined;
  return `Expected string, number or boolean, found ${describeType(value)}`;
}

/** What is wrong with the type of a value, and with its range where it is a number. */
export function typeProblem(member: WireScalar, value: unknown): string | undefined {
  if (member.kind === "integer" && typeof value === "number") return rangeProblem(member, value);
  return typeof value === member.kind ? undefined : `Expected ${member.kind}, found ${describeType(value)}`;
}

/** What is wrong with a number where a whole number is asked for. */
export function rangeProblem({ minimum, maximum }: WireInteger, value: number): string | undefined {
  if (Number.isInteger(value) && value >= minimum && value <= maximum) return undefined;
  return `Expected integer from ${minimum} to ${maximum}`;
}

function facetProblem({ values, maxLength, pattern }: Facets, value: unknown): string | undefined {
  const text = String(value);
  if (values?.every((allowed) => allowed !== value)) return `Not one of ${values.join(", ")}`;
  if (maxLength !== undefined && text.length > maxLength) return `${text.length} UTF-16 units, more than ${maxLength}`;
  if (pattern !== undefined && !new RegExp(pattern, "u").test(text)) return `The text does not match ${pattern}`;
  return undefined;
}
