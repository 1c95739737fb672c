import type { Answer } from "../wire/messages.ts";
import { formatSpan, formatTime } from "./format-time.ts";
import { endOf, type Run, type StepState } from "./run.ts";

const countNames = ["totalRows", "inserts", "updates", "deletes", "errors", "skips", "ignores"] as const;

/** What a job shows while it runs; the real word is unknown. */
const runningStatus = "Running";

type ResultsRow = NonNullable<Answer<"getResults">>[number];

/** One row of `Results`. */
export function resultsRow(runID: string | null, { step, startedAt, hasEnded }: StepState, now: number): ResultsRow {
  const counts = countNames.map((name) => [name, hasEnded ? step[name] : 0]);
  return {
    runID,
    startTime: formatTime(startedAt),
    runTime: formatSpan(hasEnded ? step.duration : now - startedAt),
    status: hasEnded ? step.status : runningStatus,
    ...(Object.fromEntries(counts) as Record<(typeof countNames)[number], number>),
  };
}

/** How a whole run stands at a moment, as `ExecuteJob` answers and webhooks say: the jobs of a chain are added up. */
export function runSummary(run: Run, now: number): Answer<"executeJob"> {
  const hasEnded = now >= endOf(run);
  const failed = run.steps.find(({ status }) => status !== "Complete");
  const sumOf = (name: (typeof countNames)[number]): number => run.steps.reduce((sum, step) => sum + step[name], 0);
  const counts = countNames.map((name) => [name, hasEnded ? sumOf(name) : 0]);
  return {
    runID: run.runID,
    startTime: formatTime(run.startedAt),
    runTime: formatSpan(Math.min(now, endOf(run)) - run.startedAt),
    status: hasEnded ? (failed?.status ?? "Complete") : runningStatus,
    ...(Object.fromEntries(counts) as Record<(typeof countNames)[number], number>),
    error: !hasEnded ? null : (run.steps.find(({ error }) => error !== null)?.error ?? null),
  };
}
