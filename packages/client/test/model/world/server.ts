import type { Habits } from "../habits.ts";
import type { Order } from "../plan.ts";
import type { WorldTime } from "./world-time.ts";

/** What the server's books say of a run. */
export interface Book {
  readonly runID: string;
  readonly startedAt: number;
  readonly endsAt: number;
  readonly end: Order["end"];
  /** Where it posts to when the run has ended. */
  readonly hook: string | undefined;
  starts: number;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface SimulatedServer {
  readonly bookOf: (runID: string) => Book | undefined;
  readonly start: (runID: string, order: Order, hook: string | undefined) => Answer;
  readonly results: (runID: string) => Answer;
  /** A token that holds until everything ends that holds. */
  readonly issueToken: () => string;
  readonly isValid: (token: string) => boolean;
  readonly endTokens: () => void;
}

/** How long after its start a run is shown by Results that are late, in milliseconds. */
const lateness = 7000;

export function createServer(
  { shows, duplicates, unknown, isChain }: Habits,
  time: WorldTime,
  onStarted: (book: Book) => void,
): SimulatedServer {
  const books = new Map<string, Book>();
  const tokens = new Set<string>();
  let issued = 0;
  const started = (runID: string, isStarted: boolean): Answer => ({
    status: 200,
    body: { runID, started: isStarted, error: isStarted ? null : "there is such a run" },
  });

  function rowsOf(runID: string, book: Book): unknown[] {
    const age = time.now() - book.startedAt;
    const isOver = time.now() >= book.endsAt;
    if (!isOver && (shows === "at the end" || (shows === "late" && age < lateness))) return [];
    const row = (status: string) => ({ runID, status, totalRows: 1, errors: 0 });
    if (!isChain) return [row(isOver ? book.end : "Running")];
    const half = book.startedAt + (book.endsAt - book.startedAt) / 2;
    if (isOver) return [row("Complete"), row(book.end)];
    // Between two jobs of a chain, there is for a second no sign of the later one.
    if (time.now() >= half) return time.now() < half + 1000 ? [row("Complete")] : [row("Complete"), row("Running")];
    return [row("Running")];
  }

  return {
    bookOf: (runID) => books.get(runID),
    start(runID, { length, end }, hook) {
      const known = books.get(runID);
      const startedAt = time.now();
      const book = known ?? { runID, startedAt, endsAt: startedAt + length, end, hook, starts: 0 };
      books.set(runID, book);
      if (known === undefined || duplicates === "starts again") {
        book.starts += 1;
        onStarted(book);
        return started(runID, true);
      }
      if (duplicates === "is refused with 409") return { status: 409, body: { Message: "there is such a run" } };
      return started(runID, duplicates !== "is not started");
    },
    results(runID) {
      const book = books.get(runID);
      const rows = book === undefined ? [] : rowsOf(runID, book);
      if (rows.length > 0) return { status: 200, body: rows };
      if (unknown === "404") return { status: 404, body: { Message: "not found" } };
      return { status: 200, body: unknown === "[]" ? [] : null };
    },
    issueToken() {
      issued += 1;
      tokens.add(`t${issued}`);
      return `t${issued}`;
    },
    isValid: (token) => tokens.has(token),
    endTokens: () => tokens.clear(),
  };
}
