import type { Clock } from "../clock.ts";
import { withBearer } from "./auth.ts";
import type { Listeners } from "./listeners.ts";
import { withRetries } from "./retry.ts";
import type { Connect, Send } from "./send.ts";
import { createSending } from "./sending.ts";
import type { TokenSource } from "./token.ts";

/** What every call of a client has in common. */
export interface Pipeline extends Listeners {
  readonly connect: Connect;
  readonly tokens: TokenSource | undefined;
  readonly clock: Clock;
}

/** All layers of a client's calls. Read it from the bottom: the network is on top. */
export function createPipeline({ connect, tokens, clock, ...listeners }: Pipeline): Send {
  const sending = createSending(connect, clock);
  const observed = listeners.onExchange || listeners.onWarning ? withLoadedListeners(sending, listeners) : sending;
  const authorized = tokens === undefined ? observed : withBearer(observed, tokens, clock);
  return withRetries(authorized, clock);
}

/** What tells the listeners is loaded before the first request, where there are any. If it cannot be, nothing is sent. */
function withLoadedListeners(send: Send, listeners: Listeners): Send {
  let layer: Promise<Send> | undefined;
  return async (request, call) => {
    layer ??= import("./listeners.ts").then(({ withListeners }) => withListeners(send, listeners));
    return (await layer)(request, call);
  };
}
