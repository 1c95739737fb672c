import { keyOf } from "./names.ts";
import type { Host } from "./world/host.ts";
import type { Book } from "./world/server.ts";
import type { WorldTime } from "./world/world-time.ts";

/** An onRun that has begun. */
export interface Work {
  readonly host: Host;
  readonly order: number;
  readonly signal: AbortSignal;
}

/** What the webhook handler promises. */
export interface DeliveryPromises {
  readonly workBegins: (work: Work, outcome: string) => void;
  /** Whether onRun came back, or failed. */
  readonly workEnds: (work: Work, isDone: boolean) => void;
  readonly answered: (host: Host, order: number, status: number) => void;
  readonly isAcknowledged: (order: number) => boolean;
  /** A key is in the store. */
  readonly written: (key: string) => void;
  /** A key is no longer in the store. */
  readonly removed: (key: string) => unknown;
  /** Whether the store has a key, or has lost it. */
  readonly isKept: (kind: Parameters<typeof keyOf>[0], order: number) => boolean;
  /** A process cannot know whether a key is. */
  readonly writingFailed: (key: string, host: Host) => void;
  /** The store has lost what it had. */
  readonly lost: (key: string) => unknown;
  readonly isLost: (kind: Parameters<typeof keyOf>[0], order: number) => boolean;
}

/**
 * For how long at least nobody else is told of a run that was told and could not be written down, in milliseconds: the
 * lease was renewed shortly before, and outlasts its process.
 */
const afterglow = (lease: number) => lease - lease / 6 - 5000;

export function createDeliveryPromises(
  time: WorldTime,
  lease: number,
  bookOf: (order: number) => Book | undefined,
  violate: (what: string, order: number) => void,
): DeliveryPromises {
  const works = new Set<Work>();
  const told = new Map<number, { readonly work: Work; readonly at: number; readonly isCut: boolean }>();
  const acknowledged = new Set<number>();
  /** Keys that some process could not write at once, and when those that are there were first written. */
  const unwritten = new Set<string>();
  const writtenAt = new Map<string, number>();
  const lost = new Set<string>();
  const kept = new Set<string>();
  const isLost: DeliveryPromises["isLost"] = (kind, order) => lost.has(keyOf(kind, order));

  /**
   * A run is told again after it was acknowledged only where that could not be written down and its process has died or has
   * been without its store for so long that its lease is over, where that was so while onRun worked, as its signal said, or
   * where the store has lost a key.
   */
  function mayBeToldAgain(order: number): boolean {
    if (isLost("delivered", order) || isLost("working", order)) return true;
    const before = told.get(order);
    if (before?.isCut) return true;
    const key = keyOf("delivered", order);
    if (before === undefined || !unwritten.has(key)) return false;
    const written = writtenAt.get(key);
    const isLate = (written ?? time.now()) - before.at >= afterglow(lease);
    return isLate || (written === undefined && before.work.host.isDead());
  }

  return {
    isLost,
    workBegins(work, outcome) {
      const { order } = work;
      const others = [...works].filter((each) => each.order === order && !each.signal.aborted && !each.host.isDead());
      if (others.length > 0 && !isLost("working", order))
        violate(`order ${order} is told twice at the same time`, order);
      if (acknowledged.has(order) && !mayBeToldAgain(order))
        violate(`order ${order} is told again after it was acknowledged`, order);
      const book = bookOf(order);
      const isTrue = book !== undefined && time.now() >= book.endsAt;
      if (!isTrue || outcome !== (book.end === "Failed" ? "failed" : "succeeded"))
        violate(`onRun was told that order ${order} ${outcome}, and it has not`, order);
      works.add(work);
    },
    workEnds(work, isDone) {
      works.delete(work);
      if (isDone) told.set(work.order, { work, at: time.now(), isCut: work.signal.aborted });
    },
    answered(_host, order, status) {
      if (status === 204 && !told.has(order)) violate(`order ${order} was acknowledged, and nobody was told`, order);
      if (status === 204) acknowledged.add(order);
      else if (status !== 503 && status !== 500) violate(`a delivery of order ${order} was answered ${status}`, order);
    },
    isAcknowledged: (order) => acknowledged.has(order),
    written(key) {
      if (!writtenAt.has(key)) writtenAt.set(key, time.now());
      kept.add(key);
    },
    removed: (key) => kept.delete(key),
    isKept: (kind, order) => kept.has(keyOf(kind, order)) || isLost(kind, order),
    writingFailed(key, host) {
      if (!host.isDead()) unwritten.add(key);
    },
    lost: (key) => lost.add(key),
  };
}
