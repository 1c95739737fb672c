import { formatOf } from "../body/media-type.ts";
import { closestName } from "../closest-name.ts";
import type { Check, Violation } from "../judgement.ts";
import { type Shape, shapeOf } from "../spec/shape.ts";
import { isWebApi } from "../spec/web-api.ts";
import { notApplicable, notChecked, unlessViolated } from "./ruling.ts";

export const requestMembersKnown: Check = {
  id: "request-members-known",
  why: "The server ignores members that it does not know without a word, so what they say is lost.",
  fix: "Spell members as the description does, and leave out those that it does not have.",
  blame: "client",
  evidence: "observed",
  rule: ({ contract, request }) => {
    const { body } = request;
    if (body.kind === "none" || body.kind === "free") {
      return notApplicable("there is no body with members");
    }
    if (body.kind !== "read") {
      return notChecked(body.reason);
    }
    if (typeof body.value !== "object" || body.value === null) {
      return notChecked("the body is not an object");
    }
    const shape = shapeOf(contract, contract.schemas[body.schema]);
    if (!isWebApi(contract)) {
      return notApplicable("an object may have members that are not listed, unless its schema closes it");
    }
    const isOpen = shape.parts.some(({ schema }) => schema.additionalProperties !== undefined);
    if (shape.types.includes("array") || shape.branches !== undefined || isOpen) {
      return notApplicable("the body is a list, or of several types, or has members of any name");
    }
    const expected = membersOf(shape);
    // Only XML is read to the letter.
    const spell = (name: string): string => (formatOf(request.mediaType) === "xml" ? name : name.toLowerCase());
    const found = Object.keys(body.value);
    return unlessViolated([...findUnknown(found, expected, spell), ...findTwins(found, spell)]);
  },
};

function membersOf({ parts }: Shape): string[] {
  return parts.flatMap(({ schema }) => Object.keys(schema.properties ?? {}));
}

function findUnknown(names: string[], expected: string[], spell: (name: string) => string): Violation[] {
  const known = new Set(expected.map(spell));
  return names
    .filter((name) => !known.has(spell(name)))
    .map((name) => {
      const meant = closestName(name, expected);
      const hint = meant === undefined ? "" : `; did you mean ${meant}?`;
      return {
        message: `The server does not know the member ${name}${hint}`,
        expected: expected.join(", "),
        found: name,
      };
    });
}

/** Names that differ in case alone are one member to the server, and only one of their values arrives. */
function findTwins(names: string[], spell: (name: string) => string): Violation[] {
  return names.flatMap((name, index) => {
    const twin = names.slice(0, index).find((other) => spell(other) === spell(name));
    const message = `The server takes ${twin} and ${name} for one member`;
    return twin === undefined ? [] : [{ message, expected: "one spelling", found: `${twin}, ${name}` }];
  });
}
