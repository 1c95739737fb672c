/** The part of undici's Dispatcher that the fetch of Node.js calls. */
interface Dispatcher {
  readonly dispatch: (options: object, handler: object) => boolean;
}

/** What is known of the way of one attempt. */
export interface Passage {
  /** Whether a connection for the request came about; undefined where the runtime does not tell. */
  hasConnected: boolean | undefined;
}

/** Which members of a handler are called when the request is about to be written, in undici 6 and 7, and in 8. */
const connecting = ["onConnect", "onRequestStart"] as const;

/**
 * What the fetch of Node.js hands one attempt to: its usual dispatcher, without the 300 seconds after which that gives up
 * an answer, for the time-outs of the call rule here. It notes whether a connection came about. Where the request must not
 * go out twice it passes on the first one alone: fetch itself sends a request again after status 421. Undefined in other
 * runtimes.
 */
export function createDispatcher(passage: Passage, isOnce: boolean): Dispatcher | undefined {
  const usual = usualDispatcher();
  if (usual === undefined) return undefined;
  let requests = 0;
  return {
    dispatch(options, given) {
      requests += 1;
      if (isOnce && requests > 1) throw new Error("fetch wanted to send it a second time, which was prevented");
      passage.hasConnected = false;
      const handler = given as Record<string, unknown>;
      // In place: an object that inherits from the handler makes every one of undici's calls of it slower.
      for (const name of connecting) {
        const original = handler[name];
        if (typeof original !== "function") continue;
        handler[name] = function (this: unknown, ...input: unknown[]) {
          passage.hasConnected = true;
          return original.apply(this, input);
        };
      }
      return usual.dispatch({ ...options, headersTimeout: 0, bodyTimeout: 0 }, handler);
    },
  };
}

/** The dispatcher that is set for all of the process, a proxy's perhaps. Undici 8 keeps it under another symbol. */
function usualDispatcher(): Dispatcher | undefined {
  const { process, Response } = globalThis as { process?: { versions?: { undici?: string } }; Response?: unknown };
  const major = Number.parseInt(process?.versions?.undici ?? "", 10);
  // Node.js makes the dispatcher when something of fetch is looked at first.
  if (Number.isNaN(major) || Response === undefined) return undefined;
  const symbol = Symbol.for(`undici.globalDispatcher.${major >= 8 ? 2 : 1}`);
  const found = (globalThis as Record<symbol, unknown>)[symbol] as Dispatcher | undefined;
  return typeof found?.dispatch === "function" ? found : undefined;
}
