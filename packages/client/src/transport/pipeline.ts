import type { Clock } from "../clock.ts";
import { createAttempts } from "./attempt.ts";
import { withBearer } from "./auth/auth.ts";
import type { TokenSource } from "./auth/token.ts";
import { type ExchangeListener, withEvents } from "./events.ts";
import { exchangeLine, type Log } from "./log.ts";
import { withRetries } from "./retry.ts";
import type { Connect, Send } from "./send.ts";
import { type WarningListener, withWarnings } from "./warnings.ts";

/** What every call of a client has in common. */
export interface Pipeline {
  readonly connect: Connect;
  readonly tokens: TokenSource | undefined;
  readonly clock: Clock;
  readonly onExchange: ExchangeListener | undefined;
  readonly onWarning: WarningListener | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly log: Log | undefined;
}

/** All layers of a client's calls: the network first, and each layer around those before it. */
export function createPipeline(pipeline: Pipeline): Send {
  const { connect, tokens, clock, onExchange, onWarning, headers, log } = pipeline;
  let send = createAttempts(connect, clock);
  if (onExchange !== undefined) send = withEvents(send, onExchange);
  if (log !== undefined) send = withEvents(send, (event) => log(exchangeLine(event)));
  if (onWarning !== undefined) send = withWarnings(send, onWarning);
  if (tokens !== undefined) send = withBearer(send, tokens, clock);
  return withHeaders(withRetries(send, clock, log), headers);
}

/** Adds headers to every request; what the client itself sends goes before them. */
export function withHeaders(send: Send, headers: Readonly<Record<string, string>>): Send {
  return (request, call) => send({ ...request, headers: { ...headers, ...request.headers } }, call);
}
