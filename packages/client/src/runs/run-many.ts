import { listen } from "../clock.ts";
import { AuthError, InvalidOptionError, isStarfishError, messageOf } from "../errors.ts";
import type { ResultsResponse } from "../messages.ts";
import { isRefusedLogin } from "../refused-login.ts";
import type { Run } from "./run.ts";

/** One of many runs, when it has ended or can no longer be waited for. */
export type RunOutcome<Request> =
  | {
      readonly request: Request;
      readonly runID: string;
      readonly rows: readonly ResultsResponse[];
      readonly error?: never;
    }
  | { readonly request: Request; readonly runID: string; readonly rows?: never; readonly error: Thrown };

/** Whatever it is, it is not undefined, so that an outcome is told by it. */
type Thrown = NonNullable<unknown> | null;

/** What is run, and what ends it. */
export interface RunAllContext<Request> {
  readonly runJob: (request: Request) => Run;
  readonly requests: Iterable<Request> | AsyncIterable<Request>;
  readonly concurrency: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Runs many jobs, a bounded number at a time, and gives each as it ends. The next request is taken from the source only
 * when there is room for it and the caller has taken what has ended. Whatever ends the taking, the signal, the source's
 * error or a failure that every request would have, what was started is given first.
 */
export async function* runAll<Request>(
  context: RunAllContext<Request>,
): AsyncGenerator<RunOutcome<Request>, void, undefined> {
  const { runJob, requests, concurrency, signal } = context;
  const source = iteratorOf(requests);
  const running = new Set<Run>();
  const outcomes: RunOutcome<Request>[] = [];
  /** Why nothing more is taken. */
  let end: { readonly reason?: unknown; readonly isExhausted?: boolean } | undefined;
  let begun = 0;
  /** Of tokens, or of a function that should give them, in a row. */
  let refusals = 0;
  let isTaking = false;
  let wake = () => {};

  function push(outcome: RunOutcome<Request>): void {
    outcomes.push(outcome);
    refusals = isOfCredentials(outcome.error, signal) ? refusals + 1 : 0;
    const isHopeless = isOfEveryRequest(outcome.error) || refusals === maxRefusals;
    if (end === undefined && isHopeless) end = { reason: hopeless(outcome.error, requests, begun) };
    wake();
  }

  async function take(): Promise<void> {
    isTaking = true;
    try {
      const next = await source.next();
      if (end !== undefined) return;
      if (next.done) end = { isExhausted: true };
      else start(next.value);
    } catch (error) {
      // The source has ended by its own error.
      end ??= { reason: error, isExhausted: true };
    } finally {
      isTaking = false;
      wake();
    }
  }

  function start(request: Request): void {
    begun += 1;
    let run: Run;
    try {
      run = runJob(request);
    } catch (error) {
      const { runID } = Object(request) as { runID?: unknown };
      push({ request, runID: typeof runID === "string" ? runID : "", error: thrown(error) });
      return;
    }
    const { runID } = run;
    running.add(run);
    run
      .result(signal === undefined ? {} : { signal })
      .then(
        (rows) => ({ request, runID, rows }),
        (error: unknown) => ({ request, runID, error: thrown(error) }),
      )
      .then((outcome) => {
        running.delete(run);
        push(outcome);
      });
  }

  const stop = () => {
    end ??= { reason: signal?.reason };
    wake();
  };
  if (signal?.aborted) stop();
  const forget = signal && listen(signal, stop);
  try {
    while (true) {
      const outcome = outcomes.shift();
      if (outcome !== undefined) {
        yield outcome;
      } else if (end !== undefined && running.size === 0) {
        break;
      } else {
        const woken = new Promise<void>((resolve) => {
          wake = resolve;
        });
        if (end === undefined && !isTaking && running.size < concurrency) void take();
        await woken;
      }
    }
    if (end !== undefined && "reason" in end) throw end.reason;
  } finally {
    forget?.();
    const isOver = end?.isExhausted === true;
    end ??= {};
    for (const run of running) run.abortWaiting();
    // A generator that is at work would take this only when it is done.
    const release = isOver ? undefined : source.return?.();
    // The reason is reported at once, whatever the source makes of it.
    if (release !== undefined && (isTaking || "reason" in end)) void Promise.resolve(release).catch(() => {});
    else await release;
  }
}

const thrown = (error: unknown): Thrown =>
  error === undefined ? new Error("it was rejected without a reason") : (error as Thrown);

/** As many runs in a row are refused for their token before the others are not begun: one refusal may be a gateway's. */
const maxRefusals = 5;

/** Whether the credentials are what was refused, as they would be for every other request. */
function isOfEveryRequest(error: unknown): boolean {
  return isRefusedLogin(error) || (error instanceof InvalidOptionError && error.message.startsWith("credentials"));
}

/** An error of another kind than this package's comes of the function for credentials, or is the reason of the signal. */
function isOfCredentials(error: unknown, signal: AbortSignal | undefined): boolean {
  if (error === undefined || signal?.aborted) return false;
  return error instanceof AuthError || !isStarfishError(error);
}

function hopeless(error: unknown, requests: object, begun: number): unknown {
  const { length, size } = requests as { length?: number; size?: number };
  const all = length ?? size;
  const left = typeof all === "number" ? `${all - begun} requests were` : "what was left was";
  const message = `runJobs ended, for every other request would fail too; ${left} not begun: ${messageOf(error)}`;
  if (!isStarfishError(error)) return new Error(message, { cause: error });
  const Same = error.constructor as new (message: string, details: object) => Error;
  const { method: _method, path: _path, ...details } = error as unknown as Record<string, unknown>;
  return new Same(message, { ...details, cause: error });
}

function iteratorOf<Item>(items: Iterable<Item> | AsyncIterable<Item>): AsyncIterator<Item> | Iterator<Item> {
  return Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
}
