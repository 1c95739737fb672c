import { describeType } from "./value-type.ts";
import type { Facets, WireBoolean, WireInteger, WireMember, WireString } from "./wire-table.ts";

export type WireScalar = WireString | WireInteger | WireBoolean;

export const isScalar = (member: WireMember): member is WireScalar => member.kind !== "object" && member.kind !== "map";

/**
 * What is wrong with the type of a value, with its range where it is a number, and with the facets that are given. Without
 * a member it is a value that an open type does not list: text, a number, true or false.
 */
export function scalarProblem(member: WireScalar | undefined, value: unknown, facets?: Facets): string | undefined {
  if (member?.kind === "integer" && typeof value === "number") {
    return rangeProblem(member, value) ?? facetProblem(facets, value);
  }
  const isExpected = member
    ? typeof value === member.kind
    : typeof value === "number"
      ? Number.isFinite(value)
      : /string|boolean/.test(typeof value);
  if (isExpected) return facetProblem(facets, value);
  return `Expected ${member?.kind ?? "string, number or boolean"}, found ${describeType(value)}`;
}

/** What is wrong with a number where a whole number is asked for. */
export function rangeProblem(
  { minimum = -(2 ** 31), maximum = 2 ** 31 - 1 }: WireInteger,
  value: number,
): string | undefined {
  if (Number.isInteger(value) && value >= minimum && value <= maximum) return undefined;
  return `Expected integer from ${minimum} to ${maximum}`;
}

function facetProblem({ values, maxLength, pattern }: Facets = {}, value: unknown): string | undefined {
  const text = String(value);
  if (values?.every((allowed) => allowed !== value)) return `Not one of ${values.join(", ")}`;
  if (maxLength !== undefined && text.length > maxLength) return `${text.length} UTF-16 units, more than ${maxLength}`;
  if (pattern !== undefined && !new RegExp(pattern, "u").test(text)) return `The text does not match ${pattern}`;
  return undefined;
}
