import type { Clock } from "../clock.ts";
import type { Attempt } from "../errors.ts";
import type { Call } from "./call.ts";
import type { OutgoingRequest, ReceivedAnswer, Send } from "./send.ts";

/** One sending and its answer, without secrets: the headers that carry them are masked, and no body is given. */
export interface ExchangeEvent extends Attempt {
  readonly method: string;
  /** As the description spells it, `/v1/Results/{id}`. */
  readonly path: string;
  readonly runID: string | undefined;
  readonly requestHeaders: Readonly<Record<string, string>>;
  /** Of the body as it was sent. */
  readonly requestBytes: number;
  /** Missing where there was no answer. */
  readonly responseHeaders?: Readonly<Record<string, string>>;
  readonly responseBytes?: number;
}

export type ExchangeListener = (event: ExchangeEvent) => void;

/** Keeps every sending of a call, for its errors and for whoever listens. */
export function withAttempts(send: Send, clock: Clock, listener: ExchangeListener | undefined): Send {
  return async (request, call) => {
    const begin = clock.now();
    const keep = (outcome: Pick<Attempt, "status" | "error">): Attempt => {
      const attempt = { number: call.attempts.length + 1, durationMilliseconds: clock.now() - begin, ...outcome };
      call.attempts.push(attempt);
      return attempt;
    };
    let answer: ReceivedAnswer;
    try {
      answer = await send(request, call);
    } catch (error) {
      const attempt = keep({ error: error instanceof Error ? error.message : String(error) });
      listener?.(requestEvent(call, request, attempt));
      throw error;
    }
    const { response, body } = answer;
    const attempt = keep({ status: response.status });
    listener?.({
      ...requestEvent(call, request, attempt),
      responseHeaders: masked(response.headers),
      responseBytes: body.length,
    });
    return answer;
  };
}

function requestEvent({ operation, runID }: Call, request: OutgoingRequest, attempt: Attempt): ExchangeEvent {
  const { body = "" } = request;
  return {
    ...attempt,
    method: operation.method,
    path: operation.path,
    runID,
    requestHeaders: masked(Object.entries(request.headers)),
    requestBytes: typeof body === "string" ? new TextEncoder().encode(body).length : body.length,
  };
}

const secretHeaders = new Set(["authorization", "proxy-authorization", "cookie", "set-cookie"]);

function masked(headers: Iterable<[string, string]>): Record<string, string> {
  return Object.fromEntries([...headers].map(([name, value]) => [name, secretHeaders.has(name) ? "***" : value]));
}
