import type { Clock } from "../clock.ts";
import { type ExchangeListener, withAttempts } from "./attempts.ts";
import { withBearer } from "./auth.ts";
import type { Call } from "./call.ts";
import { receiveWhole } from "./network.ts";
import { withRetries } from "./retry.ts";
import type { Connect, Send } from "./send.ts";
import { withTimeout } from "./timeout.ts";
import type { TokenSource } from "./token.ts";

/** How long a call may take and how often it may be repeated. */
export interface Limits {
  readonly attemptTimeout: number;
  readonly totalTimeout: number;
  readonly maxRetries: number;
}

/** What every call of a client has in common. */
export interface Pipeline {
  readonly connect: Connect;
  readonly tokens: TokenSource | undefined;
  readonly clock: Clock;
  readonly onExchange: ExchangeListener | undefined;
  readonly withWarnings: (send: Send) => Send;
}

/** All layers of a call but the last, which makes errors of statuses. Read it from the bottom: the network is on top. */
export function layersFor(
  { connect, tokens, clock, onExchange, withWarnings }: Pipeline,
  call: Call,
  limits: Limits,
): Send {
  const connected = withWarnings(receiveWhole(connect, call));
  const limited = withTimeout(connected, call, "attempt", limits.attemptTimeout, clock);
  const observed = withAttempts(limited, call, clock, onExchange);
  const isOpen = call.operation.security === "none" || tokens === undefined;
  const authorized = isOpen ? observed : withBearer(observed, call, tokens);
  const repeated = withRetries(authorized, call, limits.maxRetries, clock);
  return withTimeout(repeated, call, "total", limits.totalTimeout, clock);
}
