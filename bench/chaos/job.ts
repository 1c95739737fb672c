import { isDeepStrictEqual } from "node:util";
import { type ExecJobAsyncRequest, type RequestMediaType, type ResultsResponse, runIDFor } from "@starfish-api/client";
import type { JobFile } from "@starfish-api/sandbox";
import { chance, choose, seededUuid } from "./random.ts";

/** One job to run, and how. A seed repeats all of it. */
export interface Job {
  readonly index: number;
  /** Whether the runID was derived from the job, so that a second order of it names the same run. */
  readonly identity: "random" | "derived";
  /** Whether several processes get the order at the same time; with a mistake planted, all that have a derived runID. */
  readonly isShared: boolean;
  readonly mediaType: RequestMediaType;
  readonly withWebhook: boolean;
  readonly through: "runJob" | "runJobs";
  readonly ending: Ending;
  readonly request: ExecJobAsyncRequest;
}

/** The share of the orders with a derived runID that several processes get. */
const sharing = 0.4;

export type Ending = "complete" | "failed" | "refused" | "chain";

/** The part of a row of the Results that is compared. */
export interface ExpectedRow {
  readonly status: string;
  readonly totalRows: number;
  readonly inserts: number;
}

const rows = { totalRows: 1000, inserts: 1000, duration: 30_000 };

/** The jobs of the sandbox: thirty seconds of its time with one thread. */
export const jobFile: JobFile = {
  projects: {
    chaos: {
      jobs: {
        complete: rows,
        failed: { ...rows, status: "Failed", error: "The origin closed the connection." },
        refused: { refuse: "The job is switched off." },
        chain: { ...rows, next: "link" },
        link: rows,
      },
    },
  },
};

export async function planJob(seed: number, index: number): Promise<Job> {
  const pick = <T extends string>(what: string, weights: Readonly<Record<T, number>>): T =>
    choose(weights, chance(seed, "job", index, what));
  const identity = pick("identity", { random: 1, derived: 1 });
  const runID = identity === "derived" ? await runIDFor(`chaos/${seed}/${index}`) : seededUuid(seed, "run", index);
  const ending = pick("ending", { complete: 80, chain: 8, failed: 8, refused: 4 });
  return {
    index,
    identity,
    isShared: isShared(seed, runID),
    ending,
    mediaType: pick("mediaType", {
      "application/json": 1,
      "application/xml": 1,
      "application/x-www-form-urlencoded": 1,
    }),
    withWebhook: pick("webhook", { yes: 1, no: 1 }) === "yes",
    through: pick("through", { runJob: 1, runJobs: 1 }),
    request: {
      runID,
      projectID: "chaos",
      jobID: ending,
      argument: `Number = ${index} AND Name <> "Ä & ]]> 'Ö'"`,
      beginAtRow: "1",
      endAfterRow: String(rowsOf(index)),
      threadCount: String(1 + (index % 8)),
      ...(ending === "chain" && { chainJobs: true }),
    },
  };
}

/** Whether several processes get the order of the run: only where a derived runID makes their orders equal. */
export function isShared(seed: number, runID: string): boolean {
  return runID[14] === "5" && chance(seed, "shared", runID) < sharing;
}

/** What the Results of the run have to say at its end; nothing where it is refused. */
function expectedRows({ index, ending }: Job): readonly ExpectedRow[] {
  const count = { totalRows: rowsOf(index), inserts: rowsOf(index) };
  const complete = { status: "Complete", ...count };
  const byEnding: Readonly<Record<Ending, readonly ExpectedRow[]>> = {
    complete: [complete],
    chain: [complete, complete],
    failed: [{ status: "Failed", ...count }],
    refused: [],
  };
  return byEnding[ending];
}

export function isExpected(job: Job, rows: unknown): boolean {
  return isDeepStrictEqual(rows, expectedRows(job));
}

/** What of a row of the Results is compared. */
export function compared({ status, totalRows, inserts }: ResultsResponse): ExpectedRow {
  return { status: status ?? "", totalRows: totalRows ?? -1, inserts: inserts ?? -1 };
}

/** Differs from job to job, so that one run's result is not taken for another's. */
function rowsOf(index: number): number {
  return 1 + (index % 997);
}
