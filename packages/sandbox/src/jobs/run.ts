import type { RowCounts } from "./job-file.ts";

/** One job of a run, as it was settled when the run started. */
export interface Step extends RowCounts {
  readonly jobID: string;
  /** Milliseconds. */
  readonly duration: number;
  readonly status: string;
  readonly error: string | null;
}

/** One run. It never changes: what it shows follows from the time. */
export interface Run {
  /** Unique in a store, counted from 1 in the order of starting. */
  readonly key: number;
  /** Null where a start without one was accepted. */
  readonly runID: string | null;
  readonly projectID: string;
  readonly jobID: string;
  readonly argument: string | null;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** At least one; several for a chain. They run one after the other. */
  readonly steps: readonly Step[];
  readonly webHookURL: string | null;
  /** The faults that were on when it started. */
  readonly faults: readonly string[];
}

/** One job of a run at a moment. */
export interface StepState {
  readonly step: Step;
  readonly startedAt: number;
  readonly hasEnded: boolean;
}

/** When the last job of the run ends. */
export function endOf(run: Run): number {
  return run.steps.reduce((time, { duration }) => time + duration, run.startedAt);
}

/** The jobs that have started by then. */
export function statesAt(run: Run, now: number): readonly StepState[] {
  const states: StepState[] = [];
  let startedAt = run.startedAt;
  for (const step of run.steps) {
    if (startedAt > now) {
      break;
    }
    const end = startedAt + step.duration;
    states.push({ step, startedAt, hasEnded: end <= now });
    if (end > now) {
      break;
    }
    startedAt = end;
  }
  return states;
}
