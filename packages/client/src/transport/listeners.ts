import { type ExchangeListener, withExchanges } from "./exchanges.ts";
import type { Send } from "./send.ts";
import { type WarningListener, withWarnings } from "./warnings.ts";

/** Who is told of what a client sends and gets. */
export interface Listeners {
  readonly onExchange: ExchangeListener | undefined;
  readonly onWarning: WarningListener | undefined;
}

/** A layer for each listener that there is. */
export function withListeners(send: Send, { onExchange, onWarning }: Listeners): Send {
  const observed = onExchange === undefined ? send : withExchanges(send, onExchange);
  return onWarning === undefined ? observed : withWarnings(observed, onWarning);
}
