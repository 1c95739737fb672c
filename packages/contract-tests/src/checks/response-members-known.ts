import { formatOf } from "../body/media-type.ts";
import { itemsOf, schemaOf } from "../spec/schemas.ts";
import { isWebApi } from "../spec/web-api.ts";
import type { Check } from "../types.ts";
import { notApplicable, notChecked, unlessViolated } from "./ruling.ts";

export const responseMembersKnown: Check = {
  id: "response-members-known",
  why: "A member that the description does not have is a change of the API that nobody was told of.",
  fix: "Leave the member out, or add it to the description.",
  blame: "server",
  evidence: "assumed",
  rule: ({ contract, response }) => {
    const { body } = response;
    if (body.kind === "none" || body.kind === "free") {
      return notApplicable("there is no body with members");
    }
    if (body.kind !== "read") {
      return notChecked(body.reason);
    }
    if (!isWebApi(contract) && formatOf(response.mediaType) !== "xml") {
      return notApplicable("an object may have members that are not listed, unless its schema closes it");
    }
    const schema = itemsOf(contract, schemaOf(contract, body.schema));
    if (schema.properties === undefined || schema.additionalProperties !== undefined) {
      return notApplicable("other members are allowed");
    }
    const known = Object.keys(schema.properties);
    const spelled = Object.values(schema.properties).flatMap(({ xml }) => xml?.name ?? []);
    const objects = (Array.isArray(body.value) ? body.value : [body.value]).filter(isObject);
    const unknown = new Set(
      objects
        .flatMap((value) => Object.keys(value))
        .filter((name) => !known.includes(name) && (isWebApi(contract) || isMisplaced(name, [...known, ...spelled]))),
    );
    return unlessViolated(
      [...unknown].map((name) => ({
        message: `The description does not have the member ${name}`,
        expected: known.join(", "),
        found: name,
      })),
    );
  },
};

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** In XML that may have more members, one that is known but for its namespace, its kind or its letter case is a mistake. */
function isMisplaced(name: string, known: readonly string[]): boolean {
  const bare = name.replace(/^\{[^}]*\}|^@/, "").toLowerCase();
  return known.some((each) => each.toLowerCase() === bare);
}
