import { InvalidOptionError } from "../errors.ts";
import { keyOfRun } from "../run-id.ts";
import { withoutSignature } from "../webhooks/signed-url.ts";
import type { WatchedRun } from "./run.ts";

/**
 * The runs of one client that have not ended, by their runIDs, so that equal ones share a start and its polls. A run that
 * nobody holds and nobody waits for any longer is not kept alive by it.
 */
export interface RunsInFlight {
  /** Throws InvalidOptionError where a run of the runID is in flight for another request. Undefined asks for any. */
  readonly find: (runID: string, request: object | undefined) => WatchedRun | undefined;
  readonly keep: (watched: WatchedRun, request: object | undefined) => void;
}

interface Entry {
  readonly watched: WeakRef<WatchedRun>;
  readonly request: object | undefined;
}

export function createRunsInFlight(): RunsInFlight {
  const entries = new Map<string, Entry>();
  const forget = (key: string, entry: Entry) => {
    if (entries.get(key) === entry) entries.delete(key);
  };
  const collected = new FinalizationRegistry<() => void>((clean) => clean());

  return {
    find(runID, request) {
      const entry = entries.get(keyOfRun(runID));
      const watched = entry?.watched.deref();
      if (entry === undefined || watched === undefined || request === undefined) return watched;
      // A run that was resumed may never have been started.
      if (entry.request === undefined) return undefined;
      const names = differences(entry.request, request);
      if (names.length === 0) return watched;
      throw new InvalidOptionError(
        `run ${runID} is in flight already for another request, which differs in ${names.join(", ")}; use another runID`,
      );
    },
    keep(watched, request) {
      const key = keyOfRun(watched.runID);
      const entry = { watched: new WeakRef(watched), request };
      entries.set(key, entry);
      collected.register(watched, () => forget(key, entry));
      const end = () => forget(key, entry);
      watched.ended.then(end, end);
    },
  };
}

function differences(one: object, other: object): string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  const textOf = (request: object, name: string) => {
    const value = (request as Record<string, unknown>)[name] ?? null;
    // Signed at another moment, an address is another text.
    return JSON.stringify(name === "webHookURL" && typeof value === "string" ? withoutSignature(value) : value);
  };
  return [...names].filter((name) => name !== "runID" && textOf(one, name) !== textOf(other, name)).sort();
}
