import type { Contract, Model } from "./contract.ts";
import type { Payload } from "./payload.ts";

/** Compact JSON with members in the order of declaration; null members are written. */
export function writeJson(payload: Payload): string {
  return stringify(plain(payload));
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

function inOrder(contract: Contract, model: Model): Model {
  const ordered: Model = {};
  for (const { name } of contract.members) {
    ordered[name] = model[name] ?? null;
  }
  return ordered;
}

/** Newtonsoft escapes the line ends of Unicode too. */
function stringify(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u0085\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
