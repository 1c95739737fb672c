/** How a command ended, and the exit code that tells a program so. */
export const exitCodes = {
  succeeded: 0,
  failed: 1,
  wrong: 2,
  unknown: 3,
  unfinished: 4,
  refused: 5,
} as const;

/** How a command ended. */
export type Outcome = keyof typeof exitCodes;

/** For `--help` and the README. */
export const meanings: Readonly<Record<Outcome, string>> = {
  succeeded: "ended well",
  failed: "a job failed",
  wrong: "wrong use, or a file that cannot be read",
  unknown: "unknown whether the job has started",
  unfinished: "not ended in time",
  refused: "refused, or the server was not reached",
};

/** Of many runs, the outcome that the exit code tells: what needs a person first. */
const gravest: readonly Outcome[] = ["wrong", "unknown", "refused", "unfinished", "failed", "succeeded"];

/** The outcome of several that the exit code tells. */
export function gravestOf(outcomes: ReadonlySet<Outcome>): Outcome {
  return gravest.find((outcome) => outcomes.has(outcome)) ?? "succeeded";
}

/** What a shell expects of a program that a signal ended. */
export const signalCodes = { SIGINT: 130, SIGTERM: 143, SIGPIPE: 141 } as const;

/** A mistake in this program: EX_SOFTWARE of sysexits.h. */
export const mistakeCode = 70;
