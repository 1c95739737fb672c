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
  const unknown = Object.keys(model).find((name) => !members.some((member) => member.name === name));
  if (unknown !== undefined) {
    throw new TypeError(`${message} has no member ${unknown}: add it to the description, or take it out of the model`);
  }
  const written: (readonly [name: string, value: Value])[] = [];
  for (const { name } of members) {
    const value: unknown = Object.hasOwn(model, name) ? model[name as keyof typeof model] : undefined;
    if (value !== undefined) {
      if (!isValue(value)) {
        throw new TypeError(
          `${message}.${name} is not text, number, boolean or null, which is all that the sandbox can write`,
        );
      }
      written.push([name, value]);
    }
  }
  return written;
}

function isValue(value: unknown): value is Value {
  return value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
