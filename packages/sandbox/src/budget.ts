/** Too much is under way at once. */
export class OverloadError extends Error {
  override readonly name = "OverloadError";
}

/** How much may be under way at once. */
export interface Budget {
  /** @throws OverloadError where more was taken than there is; it counts as taken all the same. */
  take(amount: number): void;
  give(amount: number): void;
}

export function createBudget(what: string, total: number): Budget {
  let taken = 0;
  return {
    take: (amount) => {
      taken += amount;
      if (taken > total) {
        throw new OverloadError(`More than ${total} ${what} are under way at once.`);
      }
    },
    give: (amount) => {
      taken -= amount;
    },
  };
}
