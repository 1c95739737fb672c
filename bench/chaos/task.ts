import type { Job } from "./job.ts";
import type { Plant } from "./plant.ts";

/** A job for a worker. */
export interface Task {
  readonly job: Job;
  /** How often it was handed out before: whoever had it was killed, or could not tell how it ended. */
  readonly redeliveries: number;
}

/** What a worker is told once. */
export interface Assignment {
  readonly baseUrl: string;
  readonly seed: number;
  readonly plant: Plant | undefined;
  /** The file to write its journal into. */
  readonly journal: string;
  readonly tasks: readonly Task[];
}
