import { schemaOf } from "../spec/schemas.ts";
import type { Check, Contract, JsonSchema } from "../types.ts";
import { notApplicable, notChecked, unlessViolated } from "./ruling.ts";

export const responseMembersKnown: Check = {
  id: "response-members-known",
  why: "A member that the description does not have is a change of the API that nobody was told of.",
  fix: "Leave the member out, or add it to the description.",
  blame: "server",
  evidence: "assumed",
  rule: ({ contract, response: { body } }) => {
    if (body.kind === "none" || body.kind === "free") {
      return notApplicable("there is no body with members");
    }
    if (body.kind !== "read") {
      return notChecked(body.reason);
    }
    const schema = itemsOf(contract, schemaOf(contract, body.schema));
    if (schema.properties === undefined || schema.additionalProperties !== undefined) {
      return notApplicable("other members are allowed");
    }
    const known = Object.keys(schema.properties);
    const objects = (Array.isArray(body.value) ? body.value : [body.value]).filter(isObject);
    const unknown = new Set(objects.flatMap((value) => Object.keys(value)).filter((name) => !known.includes(name)));
    return unlessViolated(
      [...unknown].map((name) => ({
        message: `The description does not have the member ${name}`,
        expected: known.join(", "),
        found: name,
      })),
    );
  },
};

/** The schema of a list's items; the schema itself where it is no list. */
export function itemsOf(contract: Contract, schema: JsonSchema): JsonSchema {
  const reference = schema.items?.$ref?.split("/").at(-1);
  return reference === undefined ? schema : schemaOf(contract, reference);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
