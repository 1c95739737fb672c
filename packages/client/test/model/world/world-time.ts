/** The one clock of a simulated world: events in their order, and nothing between them. */
export interface WorldTime {
  readonly now: () => number;
  /** Calls back at its time; gives what prevents it. */
  readonly at: (milliseconds: number, callback: () => void) => () => void;
  /** Lets the next event happen, and all that follows from it; false where there is none. */
  readonly step: () => Promise<boolean>;
}

interface Event {
  readonly time: number;
  readonly callback: () => void;
  isOver: boolean;
}

export function createWorldTime(): WorldTime {
  let now = 0;
  /** The next one last. */
  const events: Event[] = [];

  function insert(event: Event): void {
    let low = 0;
    let high = events.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((events[middle] as Event).time > event.time) low = middle + 1;
      else high = middle;
    }
    events.splice(low, 0, event);
  }

  return {
    now: () => now,
    at(milliseconds, callback) {
      const event = { time: now + Math.max(milliseconds, 0), callback, isOver: false };
      insert(event);
      return () => {
        event.isOver = true;
      };
    },
    async step() {
      await settled();
      let event = events.pop();
      while (event?.isOver) event = events.pop();
      if (event === undefined) return false;
      now = event.time;
      event.isOver = true;
      event.callback();
      return true;
    },
  };
}

/** A turn of the event loop runs every promise that can go on. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
