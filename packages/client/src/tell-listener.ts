import { logError } from "./log-error.ts";

/** Listeners whose failure was reported. */
const reported = new WeakSet<object>();

/**
 * Calls a user's listener, and lets nothing of it into the call that it listens to: the first time that it throws, or
 * gives a promise that is rejected, is reported on console.error, and that is all that comes of it.
 */
export function tellListener<Event>(name: string, listener: (event: Event) => unknown, event: Event): void {
  const report = (error: unknown) => {
    if (reported.has(listener)) return;
    reported.add(listener);
    logError(`${name} failed, which changed nothing else. It is called again, and not reported again.`, error);
  };
  try {
    const result = listener(event);
    if (Object(result) === result) Promise.resolve(result).then(undefined, report);
  } catch (error) {
    report(error);
  }
}
