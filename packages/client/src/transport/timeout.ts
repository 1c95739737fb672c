import type { Clock } from "../clock.ts";
import { TimeoutError, type TimeoutScope } from "../errors.ts";
import { type Call, detailsOf } from "./call.ts";
import type { Send } from "./send.ts";

/** Ends what takes longer than the limit with a TimeoutError, a body that stalls included. */
export function withTimeout(send: Send, call: Call, scope: TimeoutScope, milliseconds: number, clock: Clock): Send {
  if (milliseconds === Number.POSITIVE_INFINITY) return send;
  return async (request) => {
    const timeout = new AbortController();
    const cancel = clock.setTimer(milliseconds, () => {
      const message = `no complete answer within ${milliseconds / 1000} s (${scope} time-out)`;
      timeout.abort(new TimeoutError(message, scope, detailsOf(call)));
    });
    const signals = request.signal === undefined ? [timeout.signal] : [request.signal, timeout.signal];
    try {
      return await send({ ...request, signal: AbortSignal.any(signals) });
    } finally {
      cancel();
    }
  };
}
