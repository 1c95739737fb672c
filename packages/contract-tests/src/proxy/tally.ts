import type { ProxiedExchange } from "./judge-passage.ts";

/** What has been found out about one operation in one pair of media types. */
export interface TallyRow {
  readonly operation: string;
  readonly sends: string;
  readonly answers: string;
  readonly exchanges: number;
  /** Of verdicts; those that do not apply are not counted. */
  readonly held: number;
  readonly violated: number;
  /** Of verdicts, and of exchanges that could not be judged at all. */
  readonly notChecked: number;
}

export type Tally = ReadonlyMap<string, TallyRow>;

export const emptyTally: Tally = new Map();

/** The tally with one more exchange. */
export function addToTally(tally: Tally, exchange: ProxiedExchange): Tally {
  const { operation, sends, answers, verdicts, reason } = exchange;
  const key = [operation, sends, answers].join(" ");
  const count = (outcome: string): number => verdicts.filter((verdict) => verdict.outcome === outcome).length;
  const before = tally.get(key);
  return new Map(tally).set(key, {
    operation,
    sends,
    answers,
    exchanges: (before?.exchanges ?? 0) + 1,
    held: (before?.held ?? 0) + count("held"),
    violated: (before?.violated ?? 0) + count("violated"),
    notChecked: (before?.notChecked ?? 0) + count("not-checked") + (reason === undefined ? 0 : 1),
  });
}
