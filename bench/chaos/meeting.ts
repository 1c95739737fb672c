import { setTimeout as wait } from "node:timers/promises";
import type { Colleagues } from "./colleagues.ts";

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
