import type { Run } from "@starfish-api/sandbox";
import { isExpected, type Job } from "./job.ts";
import type { Ended, Outcome, Sent } from "./journal.ts";
import type { Violation } from "./report.ts";
import { type FleetResult, isEnd, type Of, type Report } from "./report.ts";
import { webhookViolations } from "./webhook-verdict.ts";

/** The server's own record of what it did, and of what it was told. */
export interface Books {
  readonly startsOf: (runID: string) => readonly Run[];
  /** When the run ended, in milliseconds since 1970. */
  readonly endOf: (run: Run) => number;
  /** When its start reached the server, in milliseconds since 1970. */
  readonly arrivalOf: (run: Run) => number;
  /** When a delivery of each run was acknowledged for the first time, in milliseconds since 1970. */
  readonly acknowledged: ReadonlyMap<string, number>;
  /** When the store of the claims came back empty, in milliseconds since 1970. */
  readonly losses: readonly number[];
}

export interface Verdict {
  readonly violations: readonly Violation[];
  /** Runs that were started twice where the store had lost their claim in between. */
  readonly excused: readonly string[];
}

/** An answer that is not this many milliseconds younger than the end of its run may not have shown it. */
const grace = 2000;

/**
 * How many answers make a client know. The end of a chain is believed when two polls two seconds apart say so; other answers
 * are those to the question whether a run has started, and to a webhook's handler.
 */
const convincing = 5;

/** Compares what the clients reported with what the server did. */
export function findViolations({ reports, tellings, answers }: FleetResult, books: Books): Verdict {
  const answersByRun = Map.groupBy(answers, ({ runID }) => runID);
  const jobs = new Map(reports.map(({ job }) => [job.request.runID, job]));
  return {
    violations: [
      ...reports.flatMap((report) => reportViolations(report, answersByRun.get(report.job.request.runID) ?? [], books)),
      ...webhookViolations({ tellings, jobs, acknowledged: books.acknowledged }),
    ],
    excused: reports.filter((report) => isExcused(report, books)).map(({ job }) => job.request.runID),
  };
}

/** Whether a run was started twice and the claims were lost after the first order and before the last start. */
function isExcused({ job, begunAt }: Report, { startsOf, arrivalOf, losses }: Books): boolean {
  const starts = startsOf(job.request.runID);
  const last = Math.max(...starts.map(arrivalOf));
  return starts.length > 1 && losses.some((loss) => loss > begunAt && loss < last);
}

function reportViolations(report: Report, answers: readonly Of<Sent>[], books: Books): readonly Violation[] {
  const { job, outcomes, twins } = report;
  const { runID, argument } = job.request;
  const starts = books.startsOf(runID);
  const [run] = starts;
  const last = outcomes.at(-1);
  /** Of the same process: what another one heard, this one does not know. */
  const heardEnd = ({ by, at }: Of<Ended>): boolean => {
    const end = run === undefined ? Number.POSITIVE_INFINITY : books.endOf(run) + grace;
    return answers.filter((answer) => answer.by === by && answer.at > end && answer.at < at).length >= convincing;
  };
  const all = [...outcomes, ...twins];
  const found = [
    starts.length > 1 && !isExcused(report, books) && `started ${starts.length} times`,
    run !== undefined && run.argument !== argument && `started with the argument ${JSON.stringify(run.argument)}`,
    last === undefined && "no outcome was ever reported",
    run !== undefined &&
      last !== undefined &&
      !isEnd(last.outcome) &&
      `its end was never learnt: ${describe(last.outcome)}`,
    ...all.map(({ outcome }) => isEnd(outcome) && endProblem(job, outcome, run)),
    ...all.map(({ outcome }) => !isEnd(outcome) && errorProblem(outcome, runID)),
    ...all.map((end) => saysLost(end.outcome) && heardEnd(end) && `finished, but ${describe(end.outcome)}`),
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
