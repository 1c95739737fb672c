import { InvalidOptionError } from "../errors.ts";
import type { ResultsResponse } from "../messages.ts";
import { checkOptions } from "../options.ts";
import { waitRules } from "./options.ts";
import type { Run, RunProgress, RunState, WaitOptions } from "./run.ts";
import type { WatchedRun } from "./watch-run.ts";

type Rows = readonly ResultsResponse[];
type Settle = Parameters<ConstructorParameters<typeof Promise<Rows>>[0]>;

const noop = () => {};

/**
 * A watched run as a promise. It waits by itself only where nobody looks at it: then its failure is an unhandled rejection,
 * as of any promise that was forgotten. Whoever looks at it decides for how long to wait, and is polled for alone.
 */
export function createRunPromise(watched: WatchedRun, waiting: WaitOptions): Run {
  let settle: Settle | undefined;
  const run = new RunPromise((...both) => {
    settle = both;
  });
  run.follow(watched, waiting, settle as Settle);
  return run;
}

class RunPromise extends Promise<Rows> implements Run {
  /** What is derived from a run, with `finally` for example, is a promise and no run. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  #watched!: WatchedRun;
  #waiting!: WaitOptions;
  /** Ends the waiting of a run at which nobody looks. */
  #unseen: AbortController | undefined = new AbortController();

  readonly runID!: string;

  follow(watched: WatchedRun, waiting: WaitOptions, [resolve, reject]: Settle): void {
    this.#watched = watched;
    this.#waiting = waiting;
    Object.defineProperty(this, "runID", { value: watched.runID, enumerable: true });
    watched.ended.then(resolve, reject);
    watched.started.then(() => {
      const unseen = this.#unseen;
      if (unseen === undefined) return;
      const { deadline, signal } = waiting;
      const stop = signal === undefined ? unseen.signal : AbortSignal.any([signal, unseen.signal]);
      watched.result({ deadline, signal: stop }).then(resolve, (error: unknown) => {
        if (!unseen.signal.aborted) reject(error);
      });
    }, noop);
  }

  #look(): WatchedRun {
    if (this.#unseen !== undefined) {
      this.#unseen.abort();
      this.#unseen = undefined;
      super.then(noop, noop);
    }
    return this.#watched;
  }

  get state(): RunState {
    return this.#look().state();
  }

  get started(): Promise<void> {
    return this.#look().started;
  }

  // Members that work without their run, as those of a client do without it.
  readonly result = async (options: WaitOptions = {}): Promise<Rows> => {
    const watched = this.#look();
    checkOptions(options, waitRules, "result");
    const { deadline = this.#waiting.deadline, signal = this.#waiting.signal } = options;
    return watched.result({ deadline, signal });
  };

  readonly poll = async (options: Pick<WaitOptions, "signal"> = {}): Promise<RunProgress> => {
    const watched = this.#look();
    checkOptions(options, { signal: waitRules.signal }, "poll");
    return watched.poll(options.signal);
  };

  readonly onProgress = (listener: (progress: RunProgress) => unknown): (() => void) => {
    if (typeof listener !== "function") throw new InvalidOptionError("onProgress: expected a function");
    return this.#look().onProgress(listener);
  };

  readonly abortWaiting = (reason: unknown = new DOMException("The waiting was aborted", "AbortError")): void => {
    this.#look().abortWaiting(reason);
  };

  // biome-ignore lint/suspicious/noThenProperty: a run is a promise, whose waiting begins when somebody waits
  override then<Fulfilled = Rows, Rejected = never>(
    onFulfilled?: ((rows: Rows) => Fulfilled | PromiseLike<Fulfilled>) | null,
    onRejected?: ((error: unknown) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Fulfilled | Rejected> {
    return this.result().then(onFulfilled, onRejected);
  }

  override get [Symbol.toStringTag](): string {
    return "Run";
  }

  /** What `console.log` shows in Node.js, Deno and Bun. Nobody has looked at the run by it. */
  [Symbol.for("nodejs.util.inspect.custom")](_depth: number, options: object, inspect?: Inspect): unknown {
    const { runID, state, progress } = this.#watched;
    const shown = { runID, state: state(), ...progress() };
    return inspect === undefined ? shown : `Run ${inspect(shown, options)}`;
  }
}

type Inspect = (value: unknown, options: object) => string;
