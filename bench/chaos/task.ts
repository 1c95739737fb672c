import type { Job } from "./job.ts";
import type { StoreAddress } from "./open-store.ts";
import type { Plant } from "./plant.ts";

/** A job for a worker. */
export interface Task {
  readonly job: Job;
  /** How often it was handed out before: whoever had it was killed, or could not tell how it ended. */
  readonly redeliveries: number;
  /** The order was given to another process, which has it at the same time. */
  readonly isTwin: boolean;
}

/** What a worker is told when it begins. */
export interface Assignment {
  readonly number: number;
  readonly baseUrl: string;
  readonly credentials: { readonly username: string; readonly password: string };
  readonly seed: number;
  readonly plants: readonly Plant[];
  readonly store: StoreAddress;
  /** The file to write its journal into. */
  readonly journal: string;
  readonly tasks: readonly Task[];
  /** For how many milliseconds it begins jobs that nobody has begun before; undefined: as long as it has any. */
  readonly newJobsFor: number | undefined;
}

/** What a worker is told: what to begin with, a task at a time, and that others have an order which it was to begin. */
export type WorkerOrder =
  | { readonly kind: "begin"; readonly assignment: Assignment }
  | { readonly kind: "also"; readonly task: Task }
  | { readonly kind: "go"; readonly index: number };

/** What a worker tells: that it works, and that it would begin an order which others are to get too. */
export type WorkerMessage = { readonly kind: "working" } | { readonly kind: "begins"; readonly index: number };
