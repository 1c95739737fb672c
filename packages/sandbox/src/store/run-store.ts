import type { Run } from "../jobs/run.ts";

/** Where runs are kept. */
export interface RunStore {
  /** How many runs were ever added. */
  readonly added: number;
  /** Keeps a run. When it returns, the run survives whatever the store promises to survive. */
  add(run: Run): void;
  /** The runs of one id, in the order of starting; several where the id was used again. Good until a run is added. */
  find(runID: string): readonly Run[];
  /** Every run that is kept, in the order of starting. */
  list(): readonly Run[];
  /** Runs whose webhook has not been dealt with. */
  owingWebhook(): readonly Run[];
  /** Notes that the webhook of a run has been dealt with, delivered or given up. */
  settleWebhook(run: Run): void;
  close(): void;
}
