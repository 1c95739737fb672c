import type { Run } from "../jobs/run.ts";

/** A run that no store has numbered yet. */
export type NewRun = Omit<Run, "key">;

/** Where runs are kept. What a method throws is answered with 500 and reported. */
export interface RunStore {
  /** How many runs were ever added. */
  readonly added: number;
  /** Numbers and keeps a run. When it returns, the run survives whatever the store promises to survive. */
  add(run: NewRun): Run;
  /** The runs of one id, in the order of starting; several where the id was used again. Good until a run is added. */
  find(runID: string): readonly Run[];
  /** Every run that is kept, in the order of starting. */
  list(): readonly Run[];
  /** The last so many of them, the last first. */
  latest(count: number): readonly Run[];
  /** Runs whose webhook has not been dealt with. */
  owingWebhook(): readonly Run[];
  /** Notes that the webhook of a run has been dealt with, delivered or given up. Throws where it cannot be noted. */
  settleWebhook(run: Run): void;
  close(): void;
}
