/** A reproducible source of choices: the same seed gives the same choices on every machine. */
export interface Random {
  /** A whole number from 0 up to, but without, `limit`. */
  below(limit: number): number;
  /** True in `probability` of all calls. */
  chance(probability: number): boolean;
  pick<T>(choices: readonly T[]): T;
}

/** One generator per case, so that any case can be repeated without those before it. */
export function createRandom(seed: number, caseNumber: number): Random {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(caseNumber + 1, 0x85ebca77)) >>> 0;

  /** Splitmix with 32 bits. */
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  const below = (limit: number): number => Math.floor((next() / 0x1_0000_0000) * limit);

  return {
    below,
    chance: (probability) => next() / 0x1_0000_0000 < probability,
    pick: (choices) => {
      if (choices.length === 0) {
        throw new RangeError("There is nothing to pick from");
      }
      return choices[below(choices.length)] as (typeof choices)[number];
    },
  };
}
