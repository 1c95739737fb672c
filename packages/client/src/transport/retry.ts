import type { Clock } from "../clock.ts";
import { startsJob } from "../contract.ts";
import { isTransient, NetworkError, TimeoutError } from "../errors.ts";
import type { Call } from "./call.ts";
import type { Log } from "./log.ts";
import { retryAfterOf } from "./retry-after.ts";
import type { ReceivedAnswer, Send } from "./send.ts";
import { inTime } from "./timeout.ts";

/** The longest wait that a server may ask for with Retry-After, in milliseconds; a longer one ends the call. */
const maxRetryAfter = 60_000;

/**
 * Sends again what may be sent again. Reading results and asking for a token may be, after any failure that can pass. A
 * start may be only where it certainly never left, or was refused with 429 and the call finds nothing against it: with two
 * starts, a job runs twice.
 */
export function withRetries(send: Send, clock: Clock, log?: Log): Send {
  return async (request, call) => {
    for (let retry = 0; ; retry++) {
      let answer: ReceivedAnswer | undefined;
      let failure: unknown;
      try {
        answer = await send(request, call);
      } catch (error) {
        failure = error;
      }
      const isOver = retry >= call.limits.maxRetries || !mayRepeat(answer?.response.status, failure, call);
      const wait = isOver ? undefined : delayAfter(answer, retry, clock);
      if (wait !== undefined) log?.(`${call.operation.method} ${call.operation.path} waits ${Math.round(wait)} ms`);
      if (wait !== undefined) await inTime<void>(call, clock, (resolve) => clock.setTimer(wait, resolve));
      const isAgain = wait !== undefined && (answer === undefined || (await call.maySendAgain(answer.response.status)));
      if (isAgain) continue;
      if (answer !== undefined) return answer;
      throw failure;
    }
  };
}

function mayRepeat(status: number | undefined, failure: unknown, { operation, attempts }: Call): boolean {
  const isSafe = !startsJob(operation);
  if (status !== undefined) return status === 429 || (isSafe && isTransient(status));
  if (failure instanceof NetworkError) return isSafe || attempts.at(-1)?.isUnsent === true;
  return isSafe && failure instanceof TimeoutError && failure.scope === "attempt";
}

/** Half a second, doubled each time up to eight, less up to a quarter by chance; or what the server asks for. */
function delayAfter(answer: ReceivedAnswer | undefined, retry: number, clock: Clock): number | undefined {
  const asked = answer && retryAfterOf(answer.response.headers, clock);
  if (asked !== undefined) return asked <= maxRetryAfter ? asked : undefined;
  return Math.min(500 * 2 ** retry, 8000) * (1 - clock.random() / 4);
}
