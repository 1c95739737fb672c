/** Seeded pseudo-random choices (mulberry32), so that a failing property fails again. */
export function createChooser(seed: number): { integer(limit: number): number; pick<T>(choices: readonly T[]): T } {
  let state = seed;
  const integer = (limit: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
  return {
    integer,
    pick: (choices) => {
      const choice = choices[integer(choices.length)];
      if (choice === undefined) {
        throw new RangeError("Nothing to choose from.");
      }
      return choice;
    },
  };
}

/** Texts made of the pieces in any order, up to 12 of them: `[seed, text]`. */
export function mixtures(pieces: readonly string[], count: number): readonly (readonly [number, string])[] {
  return Array.from({ length: count }, (_, seed) => {
    const chooser = createChooser(seed);
    return [seed, Array.from({ length: chooser.integer(13) }, () => chooser.pick(pieces)).join("")] as const;
  });
}
