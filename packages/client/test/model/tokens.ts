import type { Random } from "./random.ts";

/** Tokens that end at any moment while there is a storm. */
export interface Tokens {
  readonly issue: () => string;
  readonly isValid: (token: string) => boolean;
}

export function createTokens(random: Random, isStormy: () => boolean): Tokens {
  const valid = new Set<string>();
  let issued = 0;
  return {
    issue() {
      issued += 1;
      valid.add(`t${issued}`);
      return `t${issued}`;
    },
    isValid(token) {
      if (isStormy() && random.isLucky(0.05)) valid.delete(token);
      return valid.has(token);
    },
  };
}
