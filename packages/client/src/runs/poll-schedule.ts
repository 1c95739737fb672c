import { type Clock, monotonic } from "../clock.ts";

/** When the Results are asked for next, by the clock's `monotonic`. */
export interface PollSchedule {
  /** When the next poll is due: at its turn, or at an earlier moment for which there was none. */
  readonly next: (moments: Iterable<number>) => number;
  /** A poll was made; the wait for the next one is half as long again. */
  readonly advance: () => void;
  /** Begins again with the first wait. */
  readonly restart: () => void;
}

export interface PollDelays {
  /**
   * The first wait before a poll, in milliseconds; each is half as long again as the one before it, but beyond two seconds
   * at most a sixteenth of the time since the first. Default: 500.
   */
  readonly firstPollDelay?: number | undefined;
  /** The longest wait between two polls, in milliseconds. Default: 30,000. */
  readonly longestPollDelay?: number | undefined;
}

/** The least that a second poll waits for, in milliseconds, also where the first one waits for nothing. */
const smallestGrowth = 250;

/**
 * With a wait of a sixteenth, and two seconds for an answer that confirms, the end of a run is believed within a tenth of
 * its age. Shorter waits than two seconds are not asked for by it.
 */
const maxShare = 1 / 16;
const ungoverned = 2000;

/** Waits are shortened by up to a quarter by chance, so that many runs do not ask at the same time. */
export function createPollSchedule(
  clock: Clock,
  { firstPollDelay = 500, longestPollDelay = 30_000 }: PollDelays,
): PollSchedule {
  const begin = monotonic(clock);
  let delay: number;
  let last: number;
  let turn: number;
  const wait = (milliseconds: number) => {
    delay = milliseconds;
    last = monotonic(clock);
    turn = last + delay * (1 - clock.random() / 4);
  };
  wait(firstPollDelay);
  return {
    next: (moments) => Math.min(turn, ...[...moments].filter((moment) => moment > last)),
    advance() {
      const share = Math.max((monotonic(clock) - begin) * maxShare, ungoverned);
      wait(Math.min(Math.max(delay * 1.5, smallestGrowth), share, longestPollDelay));
    },
    restart: () => wait(firstPollDelay),
  };
}
