import type { Run } from "@starfish-api/sandbox";
import { type FleetResult, isEnd, type Report } from "./fleet.ts";
import { isExpected, type Job } from "./job.ts";
import type { Outcome, Sent } from "./journal.ts";
import type { Violation } from "./violation.ts";
import { webhookViolations } from "./webhook-verdict.ts";

/** The server's own record of what it did, and of what it was told. */
export interface Books {
  readonly startsOf: (runID: string) => readonly Run[];
  /** When the run ended, in milliseconds since 1970. */
  readonly endOf: (run: Run) => number;
  /** When a delivery of each run was acknowledged for the first time, in milliseconds since 1970. */
  readonly acknowledged: ReadonlyMap<string, number>;
}

/** An answer that is not this many milliseconds younger than the end of its run may not have shown it. */
const grace = 2000;

/** How many answers make a client know: the end of a chain is believed when two say so. */
const convincing = 2;

/** Compares what the clients reported with what the server did. */
export function findViolations({ reports, tellings, answers }: FleetResult, books: Books): readonly Violation[] {
  const answersByRun = Map.groupBy(answers, ({ runID }) => runID);
  const jobs = new Map(reports.map(({ job }) => [job.request.runID, job]));
  return [
    ...reports.flatMap((report) => reportViolations(report, answersByRun.get(report.job.request.runID) ?? [], books)),
    ...webhookViolations({ tellings, jobs, acknowledged: books.acknowledged }),
  ];
}

function reportViolations({ job, outcomes }: Report, answers: readonly Sent[], books: Books): readonly Violation[] {
  const { runID, argument } = job.request;
  const starts = books.startsOf(runID);
  const [run] = starts;
  const last = outcomes.at(-1);
  const found = [
    starts.length > 1 && `started ${starts.length} times`,
    run !== undefined && run.argument !== argument && `started with the argument ${JSON.stringify(run.argument)}`,
    last === undefined && "no outcome was ever reported",
    run !== undefined &&
      last !== undefined &&
      !isEnd(last.outcome) &&
      `its end was never learnt: ${describe(last.outcome)}`,
    ...outcomes.map(({ outcome }) => isEnd(outcome) && endProblem(job, outcome, run)),
    ...outcomes.map(({ outcome }) => !isEnd(outcome) && errorProblem(outcome, runID)),
    ...outcomes.map(
      ({ outcome, at }) =>
        run !== undefined &&
        saysLost(outcome) &&
        answers.filter((answer) => answer.at > books.endOf(run) + grace && answer.at < at).length >= convincing &&
        `finished, but ${describe(outcome)}`,
    ),
  ];
  return found.filter((what) => what !== false).map((what) => ({ runID, index: job.index, what }));
}

function endProblem(job: Job, outcome: Outcome, run: Run | undefined): string | false {
  const isRefused = job.ending === "refused";
  const rows = "rows" in outcome ? outcome.rows : outcome.error.rows;
  const isFailure = "error" in outcome;
  if (run === undefined && !isRefused) return `reported as ended, but never started: ${describe(outcome)}`;
  if (isFailure !== (isRefused || job.ending === "failed")) return `wrong end: ${describe(outcome)}`;
  return !isExpected(job, rows) && `wrong result: ${JSON.stringify(rows)}`;
}

function errorProblem(outcome: Outcome, runID: string): string | false {
  if (!("error" in outcome)) return false;
  if (!outcome.error.isTyped) return `an error of another kind: ${outcome.error.message}`;
  return outcome.error.runID !== runID && `an error without its runID: ${describe(outcome)}`;
}

/** Whether the error says that the run is not known or has not ended. */
function saysLost(outcome: Outcome): boolean {
  if (!("error" in outcome)) return false;
  return outcome.error.code === "start_unknown" || outcome.error.scope === "wait";
}

function describe(outcome: Outcome): string {
  return "rows" in outcome ? "an end" : `${outcome.error.name}: ${outcome.error.message}`;
}
