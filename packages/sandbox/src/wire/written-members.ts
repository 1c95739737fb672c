import type { Member, Value } from "./contract.ts";

/**
 * The members that a message has, in the given order. One that the model leaves out is left out, for a null would say
 * something; the types of the description make sure that none is missing which must be there.
 */
export function writtenMembers(
  message: string,
  members: readonly Member[],
  model: object,
): readonly (readonly [name: string, value: Value])[] {
  const values = new Map<string, unknown>(Object.entries(model));
  const unknown = [...values.keys()].find((name) => !members.some((member) => member.name === name));
  if (unknown !== undefined) {
    throw new TypeError(`${message} has no member ${unknown}: add it to the description, or take it out of the model`);
  }
  return members.flatMap(({ name }) => {
    const value = values.get(name);
    if (value === undefined) {
      return [];
    }
    if (!isValue(value)) {
      throw new TypeError(
        `${message}.${name} is not text, number, boolean or null, which is all that the sandbox can write`,
      );
    }
    return [[name, value] as const];
  });
}

function isValue(value: unknown): value is Value {
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}
