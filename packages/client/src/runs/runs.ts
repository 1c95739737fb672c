import type { Clock } from "../clock.ts";
import type {
  ArrayOfResultsResponse,
  ExecJobAsyncRequest,
  ExecJobAsyncResponse,
  WithOptionalRunID,
} from "../messages.ts";
import { type CallOptions, checkOptions } from "../options.ts";
import { createWebhookUrl } from "../webhooks/signed-url.ts";
import { deliveryKey } from "../webhooks/store.ts";
import { isDerived, type RunOptions, runRules, type WatchOptions, watchRules } from "./options.ts";
import { createRun, type Run } from "./run.ts";
import { type RunOutcome, runAll } from "./run-many.ts";
import { startOnce } from "./start-once.ts";

/** What `runJob` starts: without a runID, a new one is made. */
export type RunRequest = WithOptionalRunID<ExecJobAsyncRequest>;

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

/** What runs are made of. Of the options, the operations take what is theirs. */
interface RunsContext {
  readonly start: (request: ExecJobAsyncRequest, options: CallOptions) => Promise<ExecJobAsyncResponse>;
  readonly getResults: (runID: string, options: CallOptions) => Promise<ArrayOfResultsResponse>;
  readonly clock: Clock;
}

export function createRuns({ start, getResults, clock }: RunsContext): Runs {
  /** What a run and the way to it have in common. The run's signal ends its waiting and no call. */
  const contextOf = (runID: string, options: WatchOptions) => ({
    ...options,
    runID,
    clock,
    getResults: (signal?: AbortSignal) => getResults(runID, { ...options, mediaType: undefined, signal }),
  });

  function runJob(request: RunRequest, options: RunOptions = {}): Run {
    checkOptions(options, runRules, "runJob");
    const { runID = crypto.randomUUID() } = request ?? {};
    const { webhook, askFirst = isDerived(runID), inquiry = 30_000, resendUnknownStart = false } = options;
    const context = contextOf(runID, options);
    const started = startOnce({
      ...context,
      async start() {
        const webHookURL = webhook && { webHookURL: await createWebhookUrl({ ...webhook, runID, clock }) };
        return start({ ...request, ...webHookURL, runID }, { ...options, signal: undefined });
      },
      askFirst,
      inquiry,
      resendUnknownStart,
    });
    const isDelivered = webhook && (() => webhook.store.has(deliveryKey(runID)));
    const chainJobs = options.chainJobs ?? request?.chainJobs ?? false;
    return createRun({ ...context, chainJobs, isDelivered }, started);
  }

  return {
    runJob,
    resumeRun(runID, options = {}) {
      checkOptions(options, watchRules, "resumeRun");
      const chainJobs = options.chainJobs ?? true;
      return createRun({ ...contextOf(runID, options), chainJobs }, Promise.resolve("unknown"));
    },
    async *runJobs(requests, { concurrency = 8, signal, ...options } = {}) {
      yield* runAll((request) => runJob(request, options), requests, { concurrency, signal });
    },
  };
}
