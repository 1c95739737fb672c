import { AuthError, NetworkError, type ResultsResponse, type Run } from "@starfish-api/client";
import { outcomeOf, sentenceOf } from "../errors.ts";
import type { NamedRequest } from "../request.ts";
import type { BatchRow } from "./batch.ts";
import type { Journal } from "./journal.ts";
import type { RowResult } from "./row-result.ts";

export interface RunBatchContext {
  /** The request as it is sent. */
  readonly sign: (request: NamedRequest) => Promise<NamedRequest>;
  /** Starts the run of a request, or joins it. */
  readonly start: (request: NamedRequest, resendUnknownStart: boolean) => Run;
  readonly concurrency: number;
  readonly journal: Journal | undefined;
  readonly deadline: number | undefined;
  /** Whether a start is sent again whose outcome stays unknown. */
  readonly resendUnknownStart: boolean;
  readonly signal: AbortSignal;
  readonly onBegin: (row: BatchRow) => void;
  readonly onEnd: (row: BatchRow, result: RowResult) => void;
}

/** How many rows in a row fail alike, beyond those under way, before the others are not begun. */
const patience = 5;

/** Runs rows, a bounded number at a time, and tells what became of each. Gives why the others were not begun, if they were not. */
export async function runBatch(rows: readonly BatchRow[], context: RunBatchContext): Promise<string | undefined> {
  const { concurrency, journal, signal } = context;
  // Those whose start may have left come last: until then it may be known what the silence of the Results means.
  const stages = ["none", "started", "unknown", "sent"];
  const rank = ({ request }: BatchRow) => stages.indexOf(journal?.stageOf(request.runID) ?? "none");
  const queue = rows.map((row) => ({ row, rank: rank(row) })).sort((one, other) => one.rank - other.rank);
  let next = 0;
  let failures = 0;
  let reason: string | undefined;

  async function work(): Promise<void> {
    while (reason === undefined && !signal.aborted) {
      const taken = queue[next];
      if (taken === undefined) return;
      next += 1;
      context.onBegin(taken.row);
      const { result, error } = await runRow(taken.row, context);
      context.onEnd(taken.row, result);
      const isVain = error instanceof AuthError || (error instanceof NetworkError && result.outcome === "refused");
      failures = isVain ? failures + 1 : 0;
      const isRefusedLogin = error instanceof AuthError && error.path === "/token";
      if (isRefusedLogin || failures >= patience + concurrency) reason ??= sentenceOf(error);
    }
  }
  await Promise.all(Array.from({ length: concurrency }, work));
  return next < queue.length ? (reason ?? "interrupted") : undefined;
}

async function runRow(row: BatchRow, context: RunBatchContext): Promise<{ result: RowResult; error?: unknown }> {
  const { request } = row;
  const { runID } = request;
  const { journal, signal, deadline } = context;
  const stage = journal?.stageOf(runID) ?? "none";
  let seen: readonly ResultsResponse[] = [];
  let run: Run | undefined;
  try {
    // Only a start whose process was killed; where the answer to one left it open, it may arrive at any time.
    const isOrphan = stage === "sent" && journal?.showsEveryRun() === true;
    journal?.begin(request);
    run = context.start(await context.sign(request), context.resendUnknownStart || isOrphan);
    run.onProgress(({ rows }) => {
      if (rows.length > 0) seen = rows;
    });
    lookAt(run, journal);
    const rows = await run.result({ deadline, signal });
    return keep({ runID, outcome: "succeeded", rows });
  } catch (error) {
    if (signal.aborted) {
      const isStarting = run === undefined || run.state === "starting";
      const outcome = isStarting ? "unknown" : "unfinished";
      return { result: { runID, outcome, rows: seen, error: "interrupted" } };
    }
    const outcome = outcomeOf(error);
    if (outcome === undefined) throw error;
    const { rows = seen } = Object(error) as { rows?: readonly ResultsResponse[] };
    return { ...keep({ runID, outcome, rows, error: sentenceOf(error) }), error };
  }

  function keep(result: RowResult): { result: RowResult } {
    journal?.end(result, stage === "none");
    return { result };
  }
}

/** Asks right after the start: a short job has ended, and it shows whether the Results know a run from its beginning. */
function lookAt(run: Run, journal: Journal | undefined): void {
  const look = async () => {
    await run.started;
    const { rows, state } = await run.poll();
    journal?.look(rows.length === 0 ? "nothing" : state === "running" ? "running" : "ended");
  };
  // What fails here is reported by the run itself.
  look().catch(() => {});
}
