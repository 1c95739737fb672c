import type { Clock } from "../clock.ts";
import { type ExchangeListener, withAttempts } from "./attempts.ts";
import { withBearer } from "./auth.ts";
import { receiveWhole } from "./network.ts";
import { withRetries } from "./retry.ts";
import type { Connect, Send } from "./send.ts";
import { withTimeouts } from "./timeout.ts";
import type { TokenSource } from "./token.ts";
import { type WarningListener, withWarnings } from "./warnings.ts";

/** What every call of a client has in common. */
export interface Pipeline {
  readonly connect: Connect;
  readonly tokens: TokenSource | undefined;
  readonly clock: Clock;
  readonly onExchange: ExchangeListener | undefined;
  readonly onWarning: WarningListener | undefined;
}

/** All layers of a client's calls. Read it from the bottom: the network is on top. */
export function createPipeline({ connect, tokens, clock, onExchange, onWarning }: Pipeline): Send {
  const connected = withWarnings(receiveWhole(connect), onWarning);
  const limited = withTimeouts(connected, clock);
  const observed = withAttempts(limited, clock, onExchange);
  const authorized = tokens === undefined ? observed : withBearer(observed, tokens, clock);
  return withRetries(authorized, clock);
}
