import type { Clock } from "../clock.ts";
import { startsJob } from "../contract.ts";
import { isTransient, NetworkError, TimeoutError } from "../errors.ts";
import type { Call } from "./call.ts";
import { isUnsent } from "./network.ts";
import type { ReceivedAnswer, Send } from "./send.ts";
import { inTime } from "./timeout.ts";

/** The longest wait that a server may ask for with Retry-After, in milliseconds; a longer one ends the call. */
const maxRetryAfter = 60_000;

/**
 * Sends again what may be sent again. Reading results and asking for a token may be, after any failure that can pass. A
 * start may be only where it surely did not reach the server or was surely refused: with two starts, a job runs twice.
 */
export function withRetries(send: Send, clock: Clock): Send {
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
      if (wait !== undefined) await inTime<void>(call, clock, (resolve) => clock.setTimer(wait, resolve));
      else if (answer !== undefined) return answer;
      else throw failure;
    }
  };
}

function mayRepeat(status: number | undefined, failure: unknown, { operation }: Call): boolean {
  const isSafe = !startsJob(operation);
  if (status !== undefined) return status === 429 || (isSafe && isTransient(status));
  if (failure instanceof NetworkError) return isSafe || isUnsent(failure);
  return isSafe && failure instanceof TimeoutError && failure.scope === "attempt";
}

/** Half a second, doubled each time up to eight, less up to a quarter by chance; or what the server asks for. */
function delayAfter(answer: ReceivedAnswer | undefined, retry: number, clock: Clock): number | undefined {
  const asked = answer && retryAfterOf(answer.response.headers, clock);
  if (asked !== undefined) return asked <= maxRetryAfter ? asked : undefined;
  return Math.min(500 * 2 ** retry, 8000) * (1 - clock.random() / 4);
}

/** In milliseconds; undefined where there is none that can be read. */
function retryAfterOf(headers: Headers, clock: Clock): number | undefined {
  const value = headers.get("Retry-After")?.trim() ?? "";
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - clock.now());
}
