import type { Contract } from "../contract.ts";
import type { Payload } from "../payload.ts";
import { writtenMembers } from "../written-members.ts";

/** Compact JSON with members in the order of declaration; null members are written, missing ones are left out. */
export function writeJson(payload: Payload): string {
  return stringifyJson(plain(payload));
}

function plain(payload: Payload): unknown {
  switch (payload.kind) {
    case "message":
      return inOrder(payload.contract, payload.model);
    case "list":
      return payload.models?.map((model) => inOrder(payload.contract, model)) ?? null;
    case "error":
      return payload.error;
  }
}

function inOrder({ name, members }: Contract, model: object): object {
  return Object.fromEntries(writtenMembers(name, members, model));
}

/** Newtonsoft escapes the line ends of Unicode too. */
export function stringifyJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u0085\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
