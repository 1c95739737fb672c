import type { Clock } from "../clock.ts";
import { TimeoutError, type TimeoutScope } from "../errors.ts";
import { type Call, detailsOf } from "./call.ts";
import type { Send } from "./send.ts";

/** Ends what takes longer than the limit with a TimeoutError, a body that stalls included. */
export function withTimeout(send: Send, call: Call, scope: TimeoutScope, milliseconds: number, clock: Clock): Send {
  if (milliseconds === Number.POSITIVE_INFINITY) return send;
  return async (request) => {
    const { signal: outer } = request;
    const timeout = new AbortController();
    // AbortSignal.any would do the same, at several times the cost.
    const follow = () => timeout.abort(outer?.reason);
    if (outer?.aborted) follow();
    outer?.addEventListener("abort", follow, { once: true });
    const cancel = clock.setTimer(milliseconds, () => {
      const message = `no complete answer within ${milliseconds / 1000} s (${scope} time-out)`;
      timeout.abort(new TimeoutError(message, scope, detailsOf(call)));
    });
    try {
      return await send({ ...request, signal: timeout.signal });
    } finally {
      cancel();
      outer?.removeEventListener("abort", follow);
    }
  };
}
