import { base64url } from "./base64url.ts";
import { keyOfRun } from "./run-id.ts";

/**
 * What a store knows of a run: `claim`, `sent` and `started` of its start, see `runs/claims.ts`; that its end was `delivered`
 * and told, and that somebody is `working` on a delivery.
 */
type Known = "claim" | "sent" | "started" | "delivered" | "working";

/**
 * The key under which a store has what it knows of a run, for programs that look into a store. It is ASCII without blanks,
 * and of fewer than 200 characters for a runID of up to 36, however that is spelt.
 */
export function storeKey(known: Known, runID: string): string {
  const name = keyOfRun(runID);
  const isPlain = /^[\w.~-]+$/.test(name);
  return `starfish-${known}:${isPlain ? name : `*${base64url(new TextEncoder().encode(name))}`}`;
}
