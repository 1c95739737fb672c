import { setTimeout as wait } from "node:timers/promises";
import type { Task } from "./task.ts";

interface Worker {
  readonly number: number;
  readonly give: (task: Task) => void;
}

interface Offer {
  readonly task: Task;
  readonly from: number;
  readonly settle: () => void;
}

/** The processes that there are, so that one order can be given to several of them at the same time. */
export class Colleagues {
  readonly #numbers = new Set<number>();
  readonly #working = new Map<number, Worker>();
  readonly #offers = new Set<Offer>();
  readonly #later = new Map<string, () => Promise<void>>();

  /** One is being made. */
  enter(number: number): void {
    this.#numbers.add(number);
  }

  /** It works. */
  join(worker: Worker): void {
    this.#working.set(worker.number, worker);
    this.#look();
  }

  leave(number: number): void {
    this.#numbers.delete(number);
    this.#working.delete(number);
    this.#look();
  }

  /** Gives the order to so many others than the one that has it. Settles when one has it, or when there is no other. */
  share(task: Task, from: number, count: number): Promise<void> {
    const others = [...this.#working.values()].filter(({ number }) => number !== from).slice(0, count);
    for (const { give } of others) give(task);
    if (others.length > 0) return Promise.resolve();
    return new Promise((settle) => {
      this.#offers.add({ task, from, settle });
      this.#look();
    });
  }

  /** Keeps the order of a run for `shareNow`. */
  shareLater(task: Task, from: number): void {
    this.#later.set(task.job.request.runID, () => this.share(task, from, Number.POSITIVE_INFINITY));
  }

  isKept(runID: string): boolean {
    return this.#later.has(runID);
  }

  /** Gives all others the order of the run, if it was kept. Settles when one has it. */
  async shareNow(runID: string): Promise<void> {
    await this.#later.get(runID)?.();
  }

  #look(): void {
    for (const offer of this.#offers) {
      const other = [...this.#working.values()].find(({ number }) => number !== offer.from);
      const isAlone = [...this.#numbers].every((number) => number === offer.from);
      if (other === undefined && !isAlone) continue;
      this.#offers.delete(offer);
      other?.give(offer.task);
      offer.settle();
    }
  }
}

/** How long the first start of a run is held at the most, in milliseconds: claims are tried again several times in it. */
const longestHold = 6000;

/**
 * Holds the first start of each run whose order is kept for others until another one of it comes, and gives them the order meanwhile: a mistake in
 * what keeps them apart shows then, however fast the machine is.
 *
 * @param prepare is called when a start is held, before the others get the order
 */
export function createMeeting(colleagues: Colleagues, prepare: () => Promise<void>): (runID: string) => Promise<void> {
  const meetings = new Map<string, () => void>();
  return async (runID) => {
    if (!colleagues.isKept(runID)) return;
    const meet = meetings.get(runID);
    if (meet !== undefined) return meet();
    const another = new Promise<void>((resolve) => meetings.set(runID, resolve));
    await prepare();
    await colleagues.shareNow(runID);
    const controller = new AbortController();
    await Promise.race([another, wait(longestHold, undefined, controller)]);
    controller.abort();
  };
}
