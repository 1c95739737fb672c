import type { Entry } from "./journal.ts";

/** One thing that happened to a run, and where it was seen. */
interface Happening {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly place: Place;
  readonly what: string;
}

type Place = "fleet" | "client" | "proxy" | "server" | "webhook";

/** What happened to each run, from all sides. */
export class History {
  readonly #byRun = new Map<string, Happening[]>();

  add(runID: string, place: Place, what: string, at: number = Date.now()): void {
    const happenings = this.#byRun.get(runID) ?? [];
    happenings.push({ at, place, what });
    this.#byRun.set(runID, happenings);
  }

  /** One line for each, in the order of time, with the seconds since the first. */
  linesOf(runID: string): readonly string[] {
    const happenings = (this.#byRun.get(runID) ?? []).toSorted((a, b) => a.at - b.at);
    const begin = happenings[0]?.at ?? 0;
    return happenings.map(({ at, place, what }) => {
      const seconds = ((at - begin) / 1000).toFixed(3).padStart(8);
      return `${seconds} s  ${place.padEnd(7)}  ${what}`;
    });
  }
}

/** What a worker wrote down, in words. */
export function describeEntry(entry: Entry): string {
  switch (entry.kind) {
    case "begun":
      return `begins with ${entry.with}${entry.isTwin ? ", as another process does" : ""}`;
    case "ended":
      return `reports ${"rows" in entry.outcome ? JSON.stringify(entry.outcome.rows) : `${entry.outcome.error.name}: ${entry.outcome.error.message}`}`;
    case "told":
      return `its webhook handler was told ${entry.outcome} ${JSON.stringify(entry.rows)}`;
    case "telling":
      return "its webhook handler is called";
    case "untold":
      return "its webhook handler throws";
    case "sent":
      return entry.what;
    case "clock":
      return `its clock is ${entry.what}`;
  }
}
