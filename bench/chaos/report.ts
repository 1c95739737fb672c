import type { Job } from "./job.ts";
import type { Ended, Outcome, Sent, Telling } from "./journal.ts";

/** With the number of the process that wrote it down. */
export type Of<E> = E & { readonly by: number };

/** What came of one job. */
export interface Report {
  readonly job: Job;
  /** When it was begun for the first time, in milliseconds since 1970. */
  begunAt: number;
  /** Every outcome that was reported, in order; the last one counts in the end. */
  readonly outcomes: Of<Ended>[];
  /** What processes reported that had the same order at the same time. */
  readonly twins: Of<Ended>[];
}

/** What the processes reported. */
export interface FleetResult {
  readonly reports: readonly Report[];
  /** What handlers of webhooks were told, and what they did. */
  readonly tellings: readonly Telling[];
  /** The answers of the Results that reached a client. */
  readonly answers: readonly Of<Sent>[];
  readonly kills: number;
  /** Jobs that were begun by a process that was killed before they ended. */
  readonly orphans: number;
  /** Jobs that several processes had at the same time. */
  readonly shared: number;
}

/** Whether the client told how the run ended. */
export function isEnd(outcome: Outcome): boolean {
  return "rows" in outcome || outcome.error.code === "job_failed";
}

/** What must never be, with the run that it happened to. */
export interface Violation {
  readonly runID: string;
  readonly index: number;
  readonly what: string;
}
