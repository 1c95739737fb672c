import { type Clock, listen } from "../clock.ts";

/** Waits for a while, or until the signal aborts. */
export function pause(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = () => {
      cancel();
      forget();
      resolve();
    };
    const cancel = clock.setTimer(milliseconds, end);
    const forget = listen(signal, end);
  });
}
