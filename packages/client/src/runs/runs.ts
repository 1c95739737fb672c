import type { Clock } from "../clock.ts";
import { InvalidOptionError } from "../errors.ts";
import { guardStore } from "../guarded-store.ts";
import type {
  ArrayOfResultsResponse,
  ExecJobAsyncRequest,
  ExecJobAsyncResponse,
  WithOptionalRunID,
} from "../messages.ts";
import { type CallOptions, checkOptions, type Rules, wholeNumberFromOne } from "../options.ts";
import { flawOfRunID } from "../run-id.ts";
import type { Store } from "../store.ts";
import { storeKey } from "../store-keys.ts";
import { createWebhookUrl } from "../webhooks/signed-url.ts";
import { startClaimed } from "./claims.ts";
import { createRunsInFlight } from "./in-flight.ts";
import { isDerived, type RunOptions, type RunWebhook, runRules, type WatchOptions, watchRules } from "./options.ts";
import { describeOtherRun } from "./other-run.ts";
import type { Run, RunState } from "./run.ts";
import { type RunOutcome, runAll } from "./run-many.ts";
import { createRunPromise } from "./run-promise.ts";
import { hasRows, startOnce } from "./start-once.ts";
import { type RunContext, watchRun } from "./watch-run.ts";

/** What `runJob` starts: without a runID, a new one is made. */
export type RunRequest = WithOptionalRunID<ExecJobAsyncRequest>;

/** Options of `runJobs`. */
export interface RunManyOptions extends RunOptions {
  /** How many runs there are at the same time; `Infinity` is not a limit. Default: 8. */
  readonly concurrency?: number | undefined;
}

const runManyRules: Rules<RunManyOptions> = { ...runRules, concurrency: wholeNumberFromOne };

/** Starting jobs and waiting for their end. */
export interface Runs {
  /**
   * Starts a job and watches its run. The start is sent once; where its outcome is unknown, the Results are asked for the
   * run before anything else is done. A run of the same runID that is in flight is joined; with another request that is an
   * InvalidOptionError.
   *
   * @example
   * const runID = await runIDFor("order-1042");
   * const rows = await starfish.runJob({ runID, projectID: "crm", jobID: "contacts" }, { deadline: 600_000 });
   */
  readonly runJob: (request: RunRequest, options?: RunOptions) => Run;
  /**
   * Watches a run that was started before, in this process or another one. Whether it was is not known: with `inquiry`, a
   * run that the Results do not know ends in a StartUnknownError.
   *
   * @throws {InvalidOptionError} at once, for a runID that the Results could not be asked for
   *
   * @example
   * const rows = await starfish.resumeRun(runID, { inquiry: 60_000 });
   */
  readonly resumeRun: (runID: string, options?: WatchOptions) => Run;
  /**
   * Runs many jobs, a bounded number at a time, and gives each as it ends; nothing is started before the first is asked
   * for. When the signal is aborted, nothing more is started and the waiting ends: what was started is given with its
   * runID, then the signal's reason is thrown. In the same way it ends at an error of the source, and where the login is
   * refused, or the token five times in a row: every other request would meet that too.
   *
   * @example
   * for await (const { request, runID, rows, error } of starfish.runJobs(requests, { concurrency: 16 })) {
   *   console.log(request.argument, runID, rows?.length ?? error);
   * }
   */
  readonly runJobs: <Request extends RunRequest>(
    requests: Iterable<Request> | AsyncIterable<Request>,
    options?: RunManyOptions,
  ) => AsyncGenerator<RunOutcome<Request>, void, undefined>;
}

/** What runs are made of. Of the options, the operations take what is theirs. */
interface RunsContext {
  /** Throws what is wrong with a start; gives what sends it. */
  readonly prepareStart: (request: ExecJobAsyncRequest, options: CallOptions) => () => Promise<ExecJobAsyncResponse>;
  readonly getResults: (runID: string, options: CallOptions) => Promise<ArrayOfResultsResponse>;
  readonly claims: Store | undefined;
  readonly clock: Clock;
  readonly warn: RunContext["warn"];
}

/** Makes the methods of runs. */
export function createRuns({ prepareStart, getResults, claims, clock, warn }: RunsContext): Runs {
  const inFlight = createRunsInFlight();

  /** An answer about another run is believed: nobody knows whether the server names runs itself. */
  function warnOfOtherRun(...answer: Parameters<typeof describeOtherRun>): void {
    const sentence = describeOtherRun(...answer);
    if (sentence !== undefined) warn("other_run", sentence);
  }

  /** What a run and the way to it have in common. The run's signal ends its waiting and no call. */
  const contextOf = (runID: string, options: WatchOptions, abandoned: AbortController) => ({
    ...options,
    runID,
    clock,
    warn,
    async getResults(signal?: AbortSignal) {
      const rows = await getResults(runID, { ...options, mediaType: undefined, signal });
      warnOfOtherRun(rows ?? [], runID, "the rows of its Results are");
      return rows;
    },
    onAbandon: () => abandoned.abort(),
  });

  function runJob(request: RunRequest, options: RunOptions = {}): Run {
    checkOptions(options, runRules, "runJob");
    const given: unknown = request?.runID;
    const runID = given === undefined ? crypto.randomUUID() : (given as string);
    const { webhook } = options;
    const order = { request: { ...request }, options: { ...options } };
    const sent = { ...options, signal: undefined };
    let prepared: ReturnType<typeof prepareStart>;
    try {
      options.signal?.throwIfAborted();
      if (webhook !== undefined && order.request.webHookURL) throw new InvalidOptionError(twoWebhooks);
      // First of all: what is wrong is refused, whatever is known of its run.
      prepared = prepareStart({ ...order.request, runID }, sent);
    } catch (error) {
      return failedRun(given, options, error);
    }
    const joined = inFlight.findOrdered(runID, order);
    if (joined !== undefined) return createRunPromise(joined, options);

    const abandoned = new AbortController();
    // A name that was given stands for one order; without claims, asking for each would cost those who never repeat one.
    const isNamed = isDerived(runID) || (claims !== undefined && given !== undefined);
    const { askFirst = isNamed, inquiry = 30_000, resendUnknownStart = false } = options;
    const context = contextOf(runID, options, abandoned);
    const startContext = {
      ...context,
      async start() {
        const answer = await (webhook === undefined ? prepared : await withWebhook(webhook))();
        warnOfOtherRun([answer], runID, "the answer to its start is");
        return answer;
      },
      inquiry,
      resendUnknownStart,
      signal: abandoned.signal,
    };
    async function withWebhook(webhook: RunWebhook): Promise<ReturnType<typeof prepareStart>> {
      const webHookURL = await createWebhookUrl({ ...addressOf(webhook), runID, clock });
      return prepareStart({ ...order.request, webHookURL, runID }, sent);
    }
    async function begin(): Promise<RunState> {
      if (!askFirst) return startOnce(startContext);
      if (claims !== undefined) return startClaimed(startContext, guardStore(claims, { clock, runID }));
      return hasRows(await context.getResults()) ? "running" : startOnce(startContext);
    }
    const deliveries = webhook && guardStore(webhook.store, { clock });
    const isDelivered = deliveries && (() => deliveries.has(storeKey("delivered", runID)).catch(() => false));
    const chainJobs = options.chainJobs ?? order.request.chainJobs ?? false;
    const watched = watchRun({ ...context, chainJobs, isDelivered }, begin());
    inFlight.keep(watched, order);
    return createRunPromise(watched, options);
  }

  /** A run that cannot be: nothing was sent. */
  function failedRun(given: unknown, options: RunOptions, error: unknown): Run {
    const context = contextOf(typeof given === "string" ? given : "", options, new AbortController());
    return createRunPromise(watchRun({ ...context, chainJobs: false }, Promise.reject(error)), options);
  }

  return {
    runJob,
    resumeRun(runID, options = {}) {
      checkOptions(options, watchRules, "resumeRun");
      const flaw = flawOfRunID(runID);
      if (flaw !== undefined) throw new InvalidOptionError(`runID: expected ${flaw}`);
      const joined = inFlight.findWatched(runID, options);
      if (options.firstPollDelay !== undefined) joined?.hasten();
      if (joined !== undefined) return createRunPromise(joined, options);
      const chainJobs = options.chainJobs ?? true;
      const context = contextOf(runID, options, new AbortController());
      const watched = watchRun({ ...context, chainJobs }, Promise.resolve("unknown"));
      inFlight.keep(watched, { options: { ...options } });
      return createRunPromise(watched, options);
    },
    runJobs(requests, options = {}) {
      checkOptions(options, runManyRules, "runJobs");
      const isIterable = [Symbol.iterator, Symbol.asyncIterator].some(
        (symbol) => typeof requests === "object" && symbol in Object(requests),
      );
      if (!isIterable) throw new InvalidOptionError("requests: expected an array or anything else to iterate over");
      const { concurrency = 8, signal, ...own } = options;
      return runAll({ runJob: (request) => runJob(request, own), requests, concurrency, signal });
    },
  };
}

const twoWebhooks = "webHookURL: the option webhook makes one of its own; give one of the two";

/** What of a webhook its address is made of. */
function addressOf({ store: _, ...address }: RunWebhook): Omit<RunWebhook, "store"> {
  return address;
}
