/** The one clock of a simulated world: events in their order, and nothing between them. */
export interface WorldTime {
  readonly now: () => number;
  /** Calls back at its time; gives what prevents it. */
  readonly at: (milliseconds: number, callback: () => void) => () => void;
  /** Lets the next event happen, and all that follows from it; false where there is none. */
  readonly step: () => Promise<boolean>;
  /** How many events are still to come. */
  readonly pending: () => number;
}

export function createWorldTime(): WorldTime {
  let now = 0;
  let count = 0;
  const events = new Map<number, { readonly time: number; readonly callback: () => void }>();
  const nextOf = () => {
    let found: number | undefined;
    for (const [id, { time }] of events) {
      if (found === undefined || time < (events.get(found)?.time ?? 0)) found = id;
    }
    return found;
  };
  return {
    now: () => now,
    at(milliseconds, callback) {
      count += 1;
      const id = count;
      events.set(id, { time: now + milliseconds, callback });
      return () => events.delete(id);
    },
    async step() {
      await settled();
      const id = nextOf();
      const event = id === undefined ? undefined : events.get(id);
      if (id === undefined || event === undefined) return false;
      events.delete(id);
      now = Math.max(now, event.time);
      event.callback();
      await settled();
      return true;
    },
    pending: () => events.size,
  };
}

/** A turn of the event loop runs every promise that can go on. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
