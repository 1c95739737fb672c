import type { Exchange } from "../../../src/index.ts";

/** For one check: an exchange that satisfies it, and exchanges that violate it, each with a part of what is found. */
export interface CheckCase {
  readonly satisfies: Exchange;
  readonly violates: readonly { readonly what: string; readonly exchange: Exchange; readonly found: string }[];
}
