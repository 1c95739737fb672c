import { isDeepStrictEqual } from "node:util";

/** One thing that a trial found out. */
export interface Claim {
  /** A sentence that is true when the claim holds. */
  readonly text: string;
  /** How many comparisons were made for it. */
  readonly compared: number;
  /** Each comparison that went against it, in words. Empty when the claim holds. */
  readonly differences: readonly string[];
}

/** Counts the comparisons of one claim. */
export interface Comparison {
  equal(expected: unknown, found: unknown, about: string): void;
  /** @param note - More to say of it, now that all is compared. */
  claim(note?: string): Claim;
}

export function compare(text: string): Comparison {
  let compared = 0;
  const differences: string[] = [];
  return {
    equal: (expected, found, about) => {
      compared++;
      if (!isDeepStrictEqual(expected, found)) {
        differences.push(`${about}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`);
      }
    },
    claim: (note) => ({ text: note === undefined ? text : `${text}: ${note}`, compared, differences }),
  };
}
