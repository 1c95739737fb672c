import { formatOf } from "../body/media-type.ts";
import type { Check } from "../judgement.ts";
import { itemsOf, schemaOf } from "../spec/schemas.ts";
import { isWebApi } from "../spec/web-api.ts";
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
    const isOurs = isWebApi(contract);
    const schema = itemsOf(contract, schemaOf(contract, body.schema));
    if (schema.properties === undefined) {
      return notApplicable("the description lists no members");
    }
    const isOpen = schema.additionalProperties !== undefined || (!isOurs && formatOf(response.mediaType) !== "xml");
    const known = Object.keys(schema.properties);
    const spelled = Object.values(schema.properties).flatMap(({ xml }) => xml?.name ?? []);
    const objects = (Array.isArray(body.value) ? body.value : [body.value]).filter(isObject);
    const unknown = objects.flatMap((value) =>
      Object.keys(value)
        .filter((name) => !known.includes(name))
        .map((name) => ({ name, isMisspelt: isMisspelt(name, known, value) })),
    );
    const wrong = unknown.filter(({ isMisspelt, name }) =>
      isOpen ? isMisspelt : isOurs || isMisplaced(name, [...known, ...spelled]),
    );
    if (isOpen && wrong.length === 0) {
      return notApplicable("other members are allowed");
    }
    const unique = wrong.filter(({ name }, index) => wrong.findIndex((each) => each.name === name) === index);
    return unlessViolated(
      unique.map(({ isMisspelt, name }) => ({
        message: `The description does not have the member ${name}`,
        expected: isMisspelt ? known.filter((each) => isAlike(each, name)).join(", ") : known.join(", "),
        found: name,
        // A new member may be; no server has ever written a known one in other letters.
        ...(isOurs && isMisspelt ? { evidence: "observed" as const } : {}),
      })),
    );
  },
};

/** In place of a listed member, one that differs from it in letter case alone. */
function isMisspelt(name: string, known: readonly string[], value: object): boolean {
  return known.some((each) => isAlike(each, name) && !(each in value));
}

function isAlike(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** In XML that may have more members, one that is known but for its namespace, its kind or its letter case is a mistake. */
function isMisplaced(name: string, known: readonly string[]): boolean {
  const bare = name.replace(/^\{[^}]*\}|^@/, "").toLowerCase();
  return known.some((each) => isAlike(each, bare));
}
