import { InvalidOptionError } from "../errors.ts";
import { keyOfRun } from "../run-id.ts";
import { withoutSignature } from "../webhooks/signed-url.ts";
import type { RunOptions } from "./options.ts";
import type { WatchedRun } from "./watch-run.ts";

/**
 * The runs of one client that have not ended, by their runIDs, so that equal ones share a start and its polls. A run that
 * nobody holds and nobody waits for any longer is not kept alive by it.
 */
export interface RunsInFlight {
  /**
   * The run that an order for the same thing joins. Throws InvalidOptionError where a run of the runID is in flight for
   * another request, or started or watched in another way.
   */
  readonly findOrdered: (runID: string, order: Order) => WatchedRun | undefined;
  /** The run that is watched in the way that is asked for. */
  readonly findWatched: (runID: string, options: RunOptions) => WatchedRun | undefined;
  /** An order where this client starts the run, else how it is watched. */
  readonly keep: (watched: WatchedRun, order: Order | { readonly options: RunOptions }) => void;
}

/** What is started, and how. */
export interface Order {
  readonly request: object;
  readonly options: RunOptions;
}

interface Entry<Known> {
  readonly watched: WeakRef<WatchedRun>;
  readonly order: Known;
}

export function createRunsInFlight(): RunsInFlight {
  // Apart, so that a run which is also watched in another way is still found by who orders it again.
  const ordered = new Map<string, Entry<Order>>();
  const resumed = new Map<string, Entry<{ readonly options: RunOptions }>>();
  const collected = new FinalizationRegistry<() => void>((clean) => clean());
  const find = <Known>(entries: ReadonlyMap<string, Entry<Known>>, runID: string) => {
    const { watched, order } = entries.get(keyOfRun(runID)) ?? {};
    const run = watched?.deref();
    return run === undefined || order === undefined ? undefined : { watched: run, order };
  };
  const keepIn = <Known>(entries: Map<string, Entry<Known>>, watched: WatchedRun, order: Known) => {
    const key = keyOfRun(watched.runID);
    const entry = { watched: new WeakRef(watched), order };
    const forget = () => {
      if (entries.get(key) === entry) entries.delete(key);
    };
    entries.set(key, entry);
    collected.register(watched, forget);
    watched.ended.then(forget, forget);
  };

  return {
    findOrdered(runID, order) {
      // A run that was resumed may never have been started.
      const found = find(ordered, runID);
      if (found === undefined) return undefined;
      const names = [
        ...differences(requestOf(found.order.request), requestOf(order.request)),
        ...differences(meaningOf(found.order.options), meaningOf(order.options)),
      ];
      if (names.length === 0) return found.watched;
      const what = "for another request, or with other options: they differ in";
      throw new InvalidOptionError(`run ${runID} is in flight already ${what} ${names.join(", ")}; use another runID`);
    },
    findWatched(runID, { chainJobs, inquiry, finalStatuses }) {
      const asked = Object.entries({ chainJobs, inquiry, finalStatuses }).filter(([, value]) => value !== undefined);
      const isAsAsked = ({ options }: { readonly options: RunOptions }) =>
        differences({ ...options, ...Object.fromEntries(asked) }, options).length === 0;
      return [find(ordered, runID), find(resumed, runID)].find((found) => found && isAsAsked(found.order))?.watched;
    },
    keep(watched, order) {
      if ("request" in order) keepIn(ordered, watched, order);
      else keepIn(resumed, watched, order);
    },
  };
}

/** The runID is the same but for its case. */
const requestOf = (request: object): object => ({ ...request, runID: undefined });
/** What of the options is sent, and what of them decides when the run has ended. */
const meaningOf = ({ webhook, chainJobs, finalStatuses }: RunOptions): object => ({
  webhook: webhook && `${new URL(webhook.url)} ${webhook.audience ?? ""}`,
  chainJobs,
  finalStatuses,
});

function differences(one: object, other: object): string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  const textOf = (values: object, name: string) => {
    const value = (values as Record<string, unknown>)[name] ?? null;
    // Signed at another moment, an address is another text.
    return JSON.stringify(name === "webHookURL" && typeof value === "string" ? withoutSignature(value) : value);
  };
  return [...names].filter((name) => textOf(one, name) !== textOf(other, name)).sort();
}
