import fc from "fast-check";

/** What nobody knows of the vendor's server, and how the webhook handler is set: each world has its own. */
export interface Habits {
  /** When the Results show a run that has started. */
  readonly shows: "at once" | "late" | "at the end";
  /** What a second start of a runID does. */
  readonly duplicates: "starts again" | "is refused with 409" | "is not started" | "is said to be started";
  /** How the Results say that they do not know a run. */
  readonly unknown: "404" | "[]" | "null";
  /** Whether a later job of a chain has a row from the beginning. */
  readonly isChain: boolean;
  /** The handler's, in milliseconds. */
  readonly lease: number;
}

export const defaultLease = 30_000;

export const chooseHabits: fc.Arbitrary<Habits> = fc.record({
  shows: fc.constantFrom("at once", "late", "at the end", "at the end"),
  duplicates: fc.constantFrom(
    "starts again",
    "starts again",
    "is refused with 409",
    "is not started",
    "is said to be started",
  ),
  unknown: fc.constantFrom("404", "[]", "null"),
  isChain: fc.constantFrom(false, false, true),
  lease: fc.constantFrom(defaultLease, 15_000),
});

export function describeHabits({ shows, duplicates, unknown, isChain, lease }: Habits): string {
  const knows = `the Results show a run ${shows}, and ${unknown} for none`;
  return `${knows}; a second start ${duplicates}${isChain ? "; runs are chains" : ""}; leases of ${lease / 1000} s`;
}
