import type { Clock } from "../clock.ts";
import type { Attempt } from "../errors.ts";
import type { Send } from "./send.ts";

/** Keeps every sending of a call, for its errors and for whoever listens. */
export function withAttempts(send: Send, clock: Clock): Send {
  return async (request, call) => {
    const begin = clock.now();
    const keep = (outcome: Pick<Attempt, "status" | "error">) => {
      const number = call.attempts.length + 1;
      call.attempts.push({ number, durationMilliseconds: clock.now() - begin, ...outcome });
    };
    try {
      const answer = await send(request, call);
      keep({ status: answer.response.status });
      return answer;
    } catch (error) {
      keep({ error: error instanceof Error ? error.message : String(error) });
      throw error;
    }
  };
}
