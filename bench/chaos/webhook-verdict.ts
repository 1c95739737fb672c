import { isExpected, type Job } from "./job.ts";
import type { Telling, Told } from "./journal.ts";
import type { Violation } from "./report.ts";

export interface TellingBooks {
  /** In the order of each process's journal. */
  readonly tellings: readonly Telling[];
  readonly jobs: ReadonlyMap<string, Job>;
  /** When a delivery of each run was acknowledged for the first time, in milliseconds since 1970. */
  readonly acknowledged: ReadonlyMap<string, number>;
}

/** Compares what handlers of webhooks were told with the jobs, and with what was acknowledged. */
export function webhookViolations({ tellings, jobs, acknowledged }: TellingBooks): readonly Violation[] {
  const byRun = Map.groupBy(tellings, ({ runID }) => runID);
  const runIDs = new Set([...byRun.keys(), ...acknowledged.keys()]);
  return [...runIDs].flatMap((runID) => {
    const ofRun = byRun.get(runID) ?? [];
    const told = ofRun.filter((entry) => entry.kind === "told");
    const job = jobs.get(runID);
    const found = [
      job === undefined && "a webhook told of a run that nobody ordered",
      ...told.map((entry) => job !== undefined && resultProblem(job, entry)),
      told.length > 1 && "told twice after success",
      isTwiceAtOnce(ofRun) && "told twice at the same time",
      acknowledgementProblem(acknowledged.get(runID), told),
    ];
    return found.filter((what) => what !== false).map((what) => ({ runID, index: job?.index ?? -1, what }));
  });
}

function resultProblem(job: Job, { outcome, rows }: Told): string | false {
  const isRight = outcome === (job.ending === "failed" ? "failed" : "succeeded") && isExpected(job, rows);
  return !isRight && `a webhook told a wrong result: ${JSON.stringify(rows)}`;
}

/** Whether one began before the last had come to an end; that of a killed process is the last of its run. */
function isTwiceAtOnce(tellings: readonly Telling[]): boolean {
  return tellings.some(({ kind }, index) => kind === "telling" && tellings[index - 1]?.kind === "telling");
}

/** What is told is written into the journal before the answer goes out, by a clock that both share. */
function acknowledgementProblem(at: number | undefined, told: readonly Told[]): string | false {
  if (at === undefined) return false;
  if (told.length === 0) return "acknowledged and never told";
  return told.every((entry) => entry.at > at) && "acknowledged before it was told";
}
