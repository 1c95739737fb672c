import type { Outcome } from "../exit-code.ts";
import type { BatchRow } from "./batch.ts";
import type { RowResult } from "./row-result.ts";

/** The results so far, handed on in the order of the rows. */
export class Tally {
  readonly #order: ReadonlyMap<BatchRow, number>;
  readonly #waiting = new Map<number, readonly [BatchRow, RowResult]>();
  readonly #settled = new Set<BatchRow>();
  readonly #ended = new Set<string>();
  readonly #counts = new Map<RowResult["outcome"], number>();
  readonly #write: (row: BatchRow, result: RowResult) => void;
  #next = 0;

  constructor(rows: readonly BatchRow[], write: (row: BatchRow, result: RowResult) => void) {
    this.#order = new Map(rows.map((row, index) => [row, index]));
    this.#write = write;
  }

  settle(row: BatchRow, result: RowResult): void {
    this.#settled.add(row);
    if (result.rows.length > 0) this.#ended.add(result.runID);
    this.#counts.set(result.outcome, (this.#counts.get(result.outcome) ?? 0) + 1);
    this.#waiting.set(this.#order.get(row) as number, [row, result]);
    for (let ready = this.#waiting.get(this.#next); ready !== undefined; ready = this.#waiting.get(this.#next)) {
      this.#waiting.delete(this.#next);
      this.#next += 1;
      this.#write(...ready);
    }
  }

  isSettled(row: BatchRow): boolean {
    return this.#settled.has(row);
  }

  hasEnded(runID: string): boolean {
    return this.#ended.has(runID);
  }

  counts(): ReadonlyMap<RowResult["outcome"], number> {
    return this.#counts;
  }

  /** Rows that were not begun for a reason that every row has are refused. */
  outcomes(reason: string | undefined): ReadonlySet<Outcome> {
    const outcomes = [...this.#counts.keys()].map((outcome) =>
      outcome === "not begun" ? (reason === "interrupted" ? "unfinished" : "refused") : outcome,
    );
    return new Set(outcomes);
  }
}
