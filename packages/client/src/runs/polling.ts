import { type Clock, monotonic } from "../clock.ts";
import { createPollSchedule, type PollDelays } from "./poll-schedule.ts";

/** Polls for all who wait for a run, as long as there is one. */
export interface PollLoop {
  /**
   * Looks again who waits: begins to poll for the first, takes along who has come with an earlier deadline, and leaves no
   * timer and no request where the last one has gone.
   */
  readonly update: () => void;
  /** Polls at once, or as soon as there is somebody to poll for, and soon again. */
  readonly hasten: () => void;
}

/** What is polled, and for whom. Times are by the clock's `monotonic`. */
export interface PollLoopContext extends PollDelays {
  readonly clock: Clock;
  /** Whether somebody waits for an end that is not known yet. */
  readonly isWanted: () => boolean;
  /** When polls are wanted beside those at their turn. */
  readonly moments: () => Iterable<number>;
  readonly poll: (signal: AbortSignal) => Promise<void>;
  /** Whether a webhook has told that the run has ended. */
  readonly isDelivered: (() => Promise<boolean>) | undefined;
}

/** How often it is looked whether a delivery has come, in milliseconds. */
const deliveryInterval = 250;

export function createPollLoop(context: PollLoopContext): PollLoop {
  const { clock, isWanted, moments, poll, isDelivered } = context;
  let current: AbortController | undefined;
  let delivery: "unasked" | "asked" | "told" | "followed" = isDelivered === undefined ? "followed" : "unasked";
  let isHurried = false;
  let wake = () => {};

  async function loop(controller: AbortController): Promise<void> {
    const schedule = createPollSchedule(clock, context);
    while (current === controller) {
      const left = schedule.next(moments()) - monotonic(clock);
      if (left <= 0) {
        await poll(controller.signal);
        schedule.advance();
      } else if (delivery === "told" || isHurried) {
        if (delivery === "told") delivery = "followed";
        isHurried = false;
        await poll(controller.signal);
        schedule.restart();
      } else if (delivery === "followed") {
        await nap(left);
      } else {
        lookForDelivery();
        await nap(Math.min(left, deliveryInterval));
      }
      if (current === controller && !isWanted()) current = undefined;
    }
  }

  /** Nobody waits for the answer of a store that may hang. */
  function lookForDelivery(): void {
    if (delivery !== "unasked" || isDelivered === undefined) return;
    delivery = "asked";
    isDelivered().then((isTold) => {
      if (delivery !== "asked") return;
      delivery = isTold ? "told" : "unasked";
      if (isTold) wake();
    });
  }

  /** Sleeps until the time is over or somebody wakes it. */
  function nap(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = clock.setTimer(milliseconds, resolve);
      wake = () => {
        cancel();
        resolve();
      };
    });
  }

  return {
    update() {
      if (!isWanted()) {
        current?.abort();
        current = undefined;
        wake();
      } else if (current === undefined) {
        current = new AbortController();
        void loop(current);
      } else {
        wake();
      }
    },
    hasten() {
      isHurried = true;
      wake();
    },
  };
}
