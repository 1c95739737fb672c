import type { Exchange, Expectation } from "../../../src/index.ts";

/** For one check: an exchange that satisfies it, and exchanges that violate it, each with a part of what is found. */
export interface CheckCase {
  readonly satisfies: Exchange;
  /** What is known of the right answer; of each violation too, unless it says otherwise. */
  readonly expectation?: Expectation;
  readonly violates: readonly {
    readonly what: string;
    readonly exchange: Exchange;
    readonly expectation?: Expectation;
    readonly found: string;
  }[];
}
