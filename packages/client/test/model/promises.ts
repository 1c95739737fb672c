import type { StarfishError } from "../../src/index.ts";
import { createDeliveryPromises, type DeliveryPromises } from "./delivery-promises.ts";
import type { Handover, Plan } from "./plan.ts";
import type { Story } from "./story.ts";
import type { Host } from "./world/host.ts";
import type { Book } from "./world/server.ts";
import type { WorldTime } from "./world/world-time.ts";

/** What the client promises, watched by somebody who sees all of the world. */
export interface Promises extends DeliveryPromises {
  /** A start has left a process. */
  readonly sent: (host: Host, order: number) => void;
  /** The Results have answered a process, that asked at that time; undefined where they refused to. */
  readonly heardRows: (host: Host, order: number, rows: number | undefined, asked: number) => void;
  readonly started: (order: number, starts: number) => void;
  /** A process is told of an order that it took at that time. */
  readonly outcome: (host: Host, order: number, outcome: unknown, call: HandedCall) => void;
  readonly violate: (what: string, order?: number) => void;
  readonly violations: () => readonly string[];
  /** The orders that they are about. */
  readonly violated: () => readonly number[];
}

/** What a process was asked to do with an order, and when. */
export interface HandedCall {
  readonly does: Handover["does"];
  readonly begun: number;
}

/** For how long `resume` is told to ask for a run of which the Results know nothing, in milliseconds. */
export const resumeInquiry = 20_000;

interface Asking {
  sentAt?: number;
  /** When the last question was asked whose answer knew nothing of the run, and whose answer had rows. */
  unknownAt?: number;
  rowsAt?: number;
}

export function createPromises(
  { habits, orders, handovers }: Plan,
  time: WorldTime,
  story: Story,
  bookOf: (order: number) => Book | undefined,
): Promises {
  const violations = new Set<string>();
  const violated = new Set<number>();
  const askings = new Map<string, Asking>();
  const violate = (what: string, order?: number) => {
    violations.add(what);
    story.end(what);
    if (order !== undefined) violated.add(order);
  };
  const deliveries = createDeliveryPromises(time, habits.lease, bookOf, violate);
  const askingOf = (host: Host, order: number): Asking => {
    const key = `${host.name} ${order}`;
    const asking = askings.get(key) ?? {};
    askings.set(key, asking);
    return asking;
  };
  /** The store has lost the mark by which other processes know of a start: then they do not. */
  const isMarkLost = (order: number) => deliveries.isLost("sent", order);
  const hasEnded = (book: Book | undefined) => book !== undefined && time.now() >= book.endsAt;

  /** Whether the Results had shown a run to the call that is told that they do not know it, or to one that it shares. */
  function hasShown(host: Host, order: number, { does, begun }: HandedCall): boolean {
    const { rowsAt = Number.NEGATIVE_INFINITY } = askingOf(host, order);
    if (rowsAt < begun || orders[order]?.hook !== "none") return false;
    if (does === "resume") return rowsAt < begun + resumeInquiry;
    return !handovers.some((each) => each.does === "resume");
  }

  function checkError(host: Host, order: number, error: StarfishError, call: HandedCall): void {
    const { code, message } = error;
    const { rows = [], runID, path } = error as { rows?: readonly unknown[]; runID?: string; path?: string };
    const book = bookOf(order);
    const what = `order ${order} was told ${code}`;
    if (code === undefined) violate(`order ${order} has an error without a code: ${message}`, order);
    if (Number(runID?.[7]) !== order) violate(`${what} without its runID`, order);
    if (code === "job_failed" && rows.length > 0) {
      if (book?.end !== "Failed" || !hasEnded(book)) violate(`${what}, and has not`, order);
    } else if (code === "job_failed") {
      if (book !== undefined && !isMarkLost(order)) violate(`${what} because it was refused, and runs`, order);
    } else if (code === "network_failed") {
      if (path === "/v1/ExecuteJobAsync" && book !== undefined && !isMarkLost(order))
        violate(`${what} because it never left, and runs`, order);
    } else if (code === "start_unknown") {
      if (hasShown(host, order, call)) violate(`${what}, although the Results had shown it`, order);
    } else if (code === "already_started" || code === "encode_failed" || code === "invalid_option") {
      violate(`${what}: ${message}`, order);
    }
  }

  return {
    ...deliveries,
    violate,
    violations: () => [...violations],
    violated: () => [...violated],
    sent(host, order) {
      const asking = askingOf(host, order);
      const { sentAt = Number.NEGATIVE_INFINITY, unknownAt } = asking;
      if (unknownAt === undefined || unknownAt < sentAt) {
        violate(`order ${order} was sent before the Results had said that they know nothing of it`, order);
      }
      const isMarked = deliveries.isKept("sent", order) || orders[order]?.resendUnknownStart === true;
      if (!isMarked) violate(`order ${order} was sent before that was written down`, order);
      asking.sentAt = time.now();
    },
    heardRows(host, order, rows, asked) {
      const asking = askingOf(host, order);
      if (rows === 0) asking.unknownAt = asked;
      else if (rows !== undefined) asking.rowsAt = asked;
    },
    started(order, starts) {
      const isAllowed = starts === 1 || orders[order]?.resendUnknownStart === true || isMarkLost(order);
      if (!isAllowed) violate(`order ${order} was started ${starts} times`, order);
    },
    outcome(host, order, outcome, call) {
      if (!Array.isArray(outcome)) return checkError(host, order, outcome as StarfishError, call);
      const book = bookOf(order);
      if (!hasEnded(book)) violate(`order ${order} was told ended, and has not`, order);
      else if (book?.end === "Failed") violate(`order ${order} failed, and was told succeeded`, order);
    },
  };
}
