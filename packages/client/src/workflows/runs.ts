import type { Clock } from "../clock.ts";
import type { WireTable } from "../codec/wire-table.ts";
import { HttpError } from "../errors.ts";
import type { ArrayOfResultsResponse, ExecJobAsyncRequest, ExecJobAsyncResponse } from "../messages.ts";
import { type CallOptions, checkOptions } from "../options.ts";
import { deliveryKey } from "../webhooks/store.ts";
import { createWebhookUrl } from "../webhooks/webhook-url.ts";
import { createRun, type Run } from "./run.ts";
import { startOnce } from "./run-job.ts";
import type { RunOutcome } from "./run-jobs.ts";
import { isDerived, type RunOptions, runRules, type WatchOptions, watchRules } from "./run-options.ts";
import { createRunJudge } from "./run-state.ts";

/** A request whose runID may be left out: a new one is made then. */
export type RunRequest = Omit<ExecJobAsyncRequest, "runID"> & Partial<Pick<ExecJobAsyncRequest, "runID">>;

export interface RunManyOptions extends RunOptions {
  /** How many runs there are at the same time. Default: 8. */
  readonly concurrency?: number;
}

/** Starting jobs and waiting for their end. */
export interface Runs {
  /**
   * Starts a job and watches its run. The start is sent once; where its outcome is unknown, the Results are asked for the
   * run before anything else is done.
   */
  readonly runJob: (request: RunRequest, options?: RunOptions) => Run;
  /**
   * Watches a run that was started before, in this process or another one. Whether it was is not known: with `inquiry`, a
   * run that the Results do not know ends in a StartUnknownError.
   */
  readonly resumeRun: (runID: string, options?: WatchOptions) => Run;
  /**
   * Runs many jobs, a bounded number at a time, and gives each as it ends. The signal starts nothing more and ends the
   * waiting: what was started is given with its runID, then the signal's reason is thrown.
   */
  readonly runJobs: <Request extends RunRequest>(
    requests: Iterable<Request> | AsyncIterable<Request>,
    options?: RunManyOptions,
  ) => AsyncGenerator<RunOutcome<Request>, void, undefined>;
}

/** The two operations that runs are made of. */
interface Operations {
  readonly executeJobAsync: (request: ExecJobAsyncRequest, options: CallOptions) => Promise<ExecJobAsyncResponse>;
  readonly getResults: (runID: string, options: CallOptions) => Promise<ArrayOfResultsResponse>;
}

export function createRuns(client: Operations, table: WireTable, clock: Clock): Runs {
  const judge = createRunJudge(table);
  const resultsOf = (runID: string, options: WatchOptions) => (signal?: AbortSignal) =>
    client.getResults(runID, { ...callOptionsOf(options), signal }).catch(nothingYet);

  function runJob(request: RunRequest, options: RunOptions = {}): Run {
    checkOptions(options, runRules, "runJob");
    const { runID = crypto.randomUUID() } = request ?? {};
    const { webhook, mediaType, askFirst = isDerived(runID), inquiry = 30_000, resendUnknownStart = false } = options;
    const getResults = resultsOf(runID, options);
    const started = startOnce({
      runID,
      start: async () => {
        const webHookURL = webhook && { webHookURL: await createWebhookUrl({ ...webhook, runID, clock }) };
        return client.executeJobAsync({ ...request, ...webHookURL, runID }, { ...callOptionsOf(options), mediaType });
      },
      getResults,
      clock,
      askFirst,
      inquiry,
      resendUnknownStart,
    });
    const isDelivered = webhook && (() => webhook.store.has(deliveryKey(runID)));
    const chainJobs = options.chainJobs ?? request?.chainJobs ?? false;
    return createRun({ ...options, chainJobs, runID, getResults, judge, clock, isDelivered }, started);
  }

  return {
    runJob,
    resumeRun(runID, options = {}) {
      checkOptions(options, watchRules, "resumeRun");
      const { chainJobs = true } = options;
      const context = { ...options, chainJobs, runID, getResults: resultsOf(runID, options), judge, clock };
      return createRun(context, Promise.resolve("unknown"));
    },
    async *runJobs(requests, { concurrency = 8, signal, ...options } = {}) {
      const { runAll } = await import("./run-jobs.ts");
      yield* runAll((request) => runJob(request, options), requests, { concurrency, signal });
    },
  };
}

/** An id that the server does not know (404) may be one that it does not know yet. */
function nothingYet(error: unknown): ArrayOfResultsResponse {
  if (error instanceof HttpError && error.status === 404) return [];
  throw error;
}

/** What the single calls of a run take from its options; the run's signal ends its waiting and no call. */
function callOptionsOf({ accept, attemptTimeout, totalTimeout, maxRetries }: WatchOptions): CallOptions {
  return { accept, attemptTimeout, totalTimeout, maxRetries };
}
