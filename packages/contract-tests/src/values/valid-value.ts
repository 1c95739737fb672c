import { UnmakeableError } from "../errors.ts";
import type { Contract, JsonSchema, Side } from "../types.ts";
import { type Making, makeValue } from "./make-value.ts";

/**
 * A made-up value that the schema allows, in a request unless another side is given: as many of its members as can be, from the description's examples where they are
 * right. Undefined where none was found.
 *
 * @param schema - A schema's name in the contract, or the schema.
 */
export function makeValidValue(
  contract: Contract,
  schema: string | JsonSchema,
  seed: number,
  place: string,
  side: Side = "request",
): { readonly value: unknown; readonly making: Making } | undefined {
  const root = typeof schema === "string" ? contract.schemas[schema] : schema;
  const ways = [
    { isFull: true, usesExamples: true },
    { isFull: true, usesExamples: false },
    { isFull: false, usesExamples: true },
    { isFull: false, usesExamples: false },
  ];
  for (const attempt of [0, 1, 2]) {
    for (const way of ways) {
      const making = { contract, seed: seed + attempt * 7919, side, ...way };
      const value = attemptValue(making, root, place);
      if (value !== undefined && contract.validateValue(schema, value.value, side).length === 0) {
        return { ...value, making };
      }
    }
  }
  return undefined;
}

function attemptValue(
  making: Making,
  schema: JsonSchema | undefined,
  place: string,
): { readonly value: unknown } | undefined {
  try {
    return { value: makeValue(making, schema, place) };
  } catch (cause) {
    if (cause instanceof UnmakeableError) {
      return undefined;
    }
    throw cause;
  }
}
