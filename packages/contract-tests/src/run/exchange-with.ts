import { performance } from "node:perf_hooks";
import type { Exchange, ExchangeRequest } from "../types.ts";
import type { Send } from "./send.ts";

/** Sends one request. Where no complete answer comes in time, the exchange says why. */
export async function exchangeWith(send: Send, request: ExchangeRequest, timeLimit: number): Promise<Exchange> {
  const start = performance.now();
  try {
    const response = await send(request, AbortSignal.timeout(timeLimit));
    return { request, response, durationMilliseconds: performance.now() - start };
  } catch (cause) {
    return {
      request,
      response: { status: 0, headers: {}, body: new Uint8Array() },
      durationMilliseconds: performance.now() - start,
      failure: describeFailure(cause, timeLimit),
    };
  }
}

function describeFailure(cause: unknown, timeLimit: number): string {
  if (!(cause instanceof Error)) {
    return String(cause);
  }
  if (cause.name === "TimeoutError" || cause.name === "AbortError") {
    return `nothing more came within ${timeLimit} ms`;
  }
  const { cause: reason } = cause;
  if (cause.message === "" && "code" in cause) {
    return String(cause.code);
  }
  return reason instanceof Error ? `${cause.message}: ${reason.message}` : cause.message;
}
