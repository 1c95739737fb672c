import { base64url } from "./base64url.ts";
import { keyOfRun } from "./run-id.ts";

/**
 * What a store knows of a run: `claim`, `sent` and `started` of its start, see `runs/claims.ts`; that its end was `delivered`
 * and told, and that somebody is `working` on a delivery.
 */
type Known = "claim" | "sent" | "started" | "delivered" | "working";

/** The key of it, for whoever looks into a store. However a runID is spelt, of 36 characters at most, it is ASCII without blanks and below 200 characters. */
export function storeKey(known: Known, runID: string): string {
  const name = keyOfRun(runID);
  const isPlain = /^[\w.~-]+$/.test(name);
  return `starfish-${known}:${isPlain ? name : `*${base64url(new TextEncoder().encode(name))}`}`;
}
