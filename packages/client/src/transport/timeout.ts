import type { Clock } from "../clock.ts";
import { TimeoutError } from "../errors.ts";
import { type Call, detailsOf } from "./call.ts";
import type { Send, SendOnce } from "./send.ts";

/** Ends each sending at the call's time-outs, a body that stalls included. */
export function withTimeouts(sendOnce: SendOnce, clock: Clock): Send {
  return (request, call) =>
    inTime(call, clock, (signal) => sendOnce(request, call, signal), call.limits.attemptTimeout);
}

/**
 * What the work gives, or an error as soon as the caller aborts or a time-out is reached: the total one of the call, or
 * the nearer one that is given. The work's signal is aborted then, but nothing depends on the work heeding it: what it
 * gives later is dropped, a failure too.
 */
export function inTime<Value>(
  call: Call,
  clock: Clock,
  work: (signal: AbortSignal) => Promise<Value>,
  attemptTimeout: number = Number.POSITIVE_INFINITY,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const { signal } = call;
    const left = call.end - clock.now();
    const overdue = () =>
      attemptTimeout < left
        ? timeoutError(call, "attempt", attemptTimeout)
        : timeoutError(call, "total", call.limits.totalTimeout);
    if (signal?.aborted) return reject(signal.reason);
    if (left <= 0) return reject(overdue());

    const controller = new AbortController();
    const settle = () => {
      cancelTimer?.();
      signal?.removeEventListener("abort", onAbort);
    };
    const abort = (reason: unknown) => {
      settle();
      reject(reason);
      controller.abort(reason);
    };
    const onAbort = () => abort(signal?.reason);
    signal?.addEventListener("abort", onAbort);
    const milliseconds = Math.min(attemptTimeout, left);
    const cancelTimer =
      milliseconds === Number.POSITIVE_INFINITY ? undefined : clock.setTimer(milliseconds, () => abort(overdue()));
    work(controller.signal).then(
      (value) => {
        settle();
        resolve(value);
      },
      (error: unknown) => {
        settle();
        reject(error);
      },
    );
  });
}

function timeoutError(call: Call, scope: "attempt" | "total", milliseconds: number): TimeoutError {
  const message = `no complete answer within ${milliseconds / 1000} s (${scope} time-out)`;
  return new TimeoutError(message, scope, detailsOf(call));
}
