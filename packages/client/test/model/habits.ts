import type { Random } from "./random.ts";

/** What nobody knows of the vendor's server: each world has a server of its own habits. */
export interface Habits {
  /** When the Results show a run that has started. */
  readonly shows: "at once" | "late" | "at the end";
  /** What a second start of a runID does. */
  readonly duplicates: "starts again" | "is refused with 409" | "is not started" | "is said to be started";
  /** How the Results say that they do not know a run. */
  readonly unknown: "404" | "[]" | "null";
  /** Whether a later job of a chain has a row from the beginning. */
  readonly isChain: boolean;
}

export function chooseHabits(random: Random): Habits {
  return {
    shows: random.pick(["at once", "late", "at the end"]),
    duplicates: random.pick(["starts again", "is refused with 409", "is not started", "is said to be started"]),
    unknown: random.pick(["404", "[]", "null"]),
    isChain: random.isLucky(0.3),
  };
}
