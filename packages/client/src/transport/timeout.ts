import { type Clock, forever, monotonic, waitFor } from "../clock.ts";
import { TimeoutError } from "../errors.ts";
import { type Call, detailsOf } from "./call.ts";

type Begin<Value> = Parameters<typeof waitFor<Value>>[1];

/**
 * Waits for something within a call: an error ends the waiting as soon as the caller aborts or a time-out is reached, the
 * total one of the call or the nearer one that is given.
 */
export function inTime<Value>(
  call: Call,
  clock: Clock,
  begin: Begin<Value>,
  attemptTimeout: number = forever,
): Promise<Value> {
  const left = call.end - monotonic(clock);
  const timeout = () =>
    attemptTimeout < left
      ? timeoutError(call, "attempt", attemptTimeout)
      : timeoutError(call, "total", call.limits.totalTimeout);
  return waitFor({ clock, limit: Math.min(attemptTimeout, left), timeout, signal: call.signal }, begin);
}

function timeoutError(call: Call, scope: "attempt" | "total", milliseconds: number): TimeoutError {
  const message = `no complete answer within ${milliseconds / 1000} s (${scope} time-out)`;
  return new TimeoutError(message, { ...detailsOf(call), scope });
}
