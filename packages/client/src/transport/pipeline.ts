import type { Clock } from "../clock.ts";
import { createAttempts } from "./attempt.ts";
import { withBearer } from "./auth.ts";
import { type ExchangeListener, withEvents } from "./events.ts";
import { withRetries } from "./retry.ts";
import type { Connect, Send } from "./send.ts";
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

/** All layers of a client's calls: the network first, and each layer around those before it. */
export function createPipeline({ connect, tokens, clock, onExchange, onWarning }: Pipeline): Send {
  let send = createAttempts(connect, clock);
  if (onExchange !== undefined) send = withEvents(send, onExchange);
  if (onWarning !== undefined) send = withWarnings(send, onWarning);
  if (tokens !== undefined) send = withBearer(send, tokens, clock);
  return withRetries(send, clock);
}
