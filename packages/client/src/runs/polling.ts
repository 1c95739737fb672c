import type { Clock } from "../clock.ts";
import { createPollSchedule, type PollDelays } from "./poll-schedule.ts";

/** Polls for all who wait for a run, as long as there is one. */
export interface PollLoop {
  /** Begins to poll, or takes along who waits since now, perhaps with an earlier deadline than the others. */
  readonly join: () => void;
}

/** What is polled, and for whom. */
export interface PollLoopContext extends PollDelays {
  readonly clock: Clock;
  /** Whether somebody waits for an end that is not known yet. */
  readonly isWanted: () => boolean;
  /** When polls are wanted beside those at their turn, in milliseconds since 1970. */
  readonly moments: () => Iterable<number>;
  readonly poll: () => Promise<void>;
  /** Whether a webhook has told that the run has ended. */
  readonly isDelivered: (() => Promise<boolean>) | undefined;
}

/** How often it is looked whether a delivery has come, in milliseconds. */
const deliveryInterval = 250;

export function createPollLoop(context: PollLoopContext): PollLoop {
  const { clock, isWanted, moments, poll, isDelivered } = context;
  let isPolling = false;
  let wasDelivered = false;
  let wake = () => {};

  async function loop(): Promise<void> {
    isPolling = true;
    const schedule = createPollSchedule(clock, context);
    while (isWanted()) {
      const left = schedule.next(moments()) - clock.now();
      if (left <= 0) {
        await poll();
        schedule.advance();
      } else if (isDelivered === undefined || wasDelivered) {
        await nap(left);
      } else {
        await nap(Math.min(left, deliveryInterval));
        wasDelivered = await isDelivered();
        if (wasDelivered) {
          await poll();
          schedule.restart();
        }
      }
    }
    isPolling = false;
  }

  /** Sleeps until the time is over or somebody joins. */
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
    join() {
      if (isPolling) wake();
      else void loop();
    },
  };
}
