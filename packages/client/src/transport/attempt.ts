import { type Clock, monotonic } from "../clock.ts";
import { type Attempt, messageOf } from "../errors.ts";
import { receive } from "./network.ts";
import type { Passage } from "./node-dispatcher.ts";
import type { Connect, ReceivedAnswer, Send } from "./send.ts";
import { inTime } from "./timeout.ts";
import { isUnsent, wasConnected } from "./unsent.ts";

/** One attempt, aborted at the call's time-outs, a body that stalls included, and kept among the attempts of its call. */
export function createAttempts(connect: Connect, clock: Clock): Send {
  return async (request, call) => {
    call.secrets.addToken(/^Bearer (.+)$/.exec(request.headers["authorization"] ?? "")?.[1]);
    const begin = monotonic(clock);
    const passage: Passage = { hasConnected: undefined };
    const keep = (outcome: Pick<Attempt, "status" | "error" | "isUnsent">) => {
      const number = call.attempts.length + 1;
      call.attempts.push({ number, durationMilliseconds: monotonic(clock) - begin, ...outcome });
    };
    const sent = (resolve: (answer: ReceivedAnswer) => void, reject: (error: unknown) => void) => {
      const controller = new AbortController();
      receive(connect, request, call, controller.signal, passage).then(resolve, reject);
      return (reason: unknown) => controller.abort(reason);
    };
    try {
      const answer = await inTime<ReceivedAnswer>(call, clock, sent, call.limits.attemptTimeout);
      keep({ status: answer.response.status });
      return answer;
    } catch (error) {
      const neverLeft = isUnsent(error) || (passage.hasConnected === false && !wasConnected(error));
      keep({ error: messageOf(error), ...(neverLeft && { isUnsent: true }) });
      throw error;
    }
  };
}
