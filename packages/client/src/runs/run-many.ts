import type { ResultsResponse } from "../messages.ts";
import type { Run } from "./run.ts";

/** One of many runs, when it has ended or can no longer be waited for. */
export type RunOutcome<Request> =
  | {
      readonly request: Request;
      readonly runID: string;
      readonly rows: readonly ResultsResponse[];
      readonly error?: never;
    }
  | { readonly request: Request; readonly runID: string; readonly rows?: never; readonly error: unknown };

/**
 * Runs many jobs, a bounded number at a time, and gives each as it ends. The next request is taken from the source only
 * when there is room for it and the caller has taken what has ended.
 */
export async function* runAll<Request>(
  runJob: (request: Request) => Run,
  requests: Iterable<Request> | AsyncIterable<Request>,
  { concurrency, signal }: { readonly concurrency: number; readonly signal: AbortSignal | undefined },
): AsyncGenerator<RunOutcome<Request>, void, undefined> {
  const source = iteratorOf(requests);
  const running = new Map<Run, Promise<{ readonly run: Run; readonly outcome: RunOutcome<Request> }>>();
  let isExhausted = false;
  try {
    while (true) {
      while (!isExhausted && running.size < concurrency && !signal?.aborted) {
        const next = await source.next();
        if (next.done) {
          isExhausted = true;
        } else {
          const run = runJob(next.value);
          running.set(run, outcomeOf(next.value, run, signal));
        }
      }
      if (running.size === 0) break;
      const { run, outcome } = await Promise.race(running.values());
      running.delete(run);
      yield outcome;
    }
    signal?.throwIfAborted();
  } finally {
    for (const run of running.keys()) run.abortWaiting();
    if (!isExhausted) await source.return?.();
  }
}

async function outcomeOf<Request>(request: Request, run: Run, signal: AbortSignal | undefined) {
  const { runID } = run;
  const outcome: RunOutcome<Request> = await run.result(signal === undefined ? {} : { signal }).then(
    (rows) => ({ request, runID, rows }),
    (error: unknown) => ({ request, runID, error }),
  );
  return { run, outcome };
}

function iteratorOf<Item>(items: Iterable<Item> | AsyncIterable<Item>): AsyncIterator<Item> | Iterator<Item> {
  return Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
}
