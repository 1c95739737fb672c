import type { Case } from "../cases/case.ts";
import type { Contract, Exchange } from "../types.ts";
import type { Clock } from "./clock.ts";
import type { Played } from "./judge-case.ts";
import { requestOf } from "./requests.ts";
import type { Sender, SentExchange } from "./sender.ts";
import type { Target, TimeLimits } from "./target.ts";
import type { WebhookReceiver } from "./webhook-receiver.ts";

/** What a runner works with, settled once. */
export interface Session {
  readonly contract: Contract;
  readonly target: Target;
  readonly send: Sender;
  readonly token: string | undefined;
  readonly clock: Clock;
  readonly limits: TimeLimits;
  readonly receiver: WebhookReceiver | undefined;
  /** Milliseconds between two looks at a run that has not ended. */
  readonly pollInterval: number;
}

/** A case that was sent, and what came before it. */
export interface PlayedInGroup extends Played {
  readonly earlier: readonly Exchange[];
}

/** Sends one case after those before it, again and again where it waits for something. */
export async function playCase(
  session: Session,
  wanted: Case,
  before: readonly Promise<PlayedInGroup>[],
): Promise<PlayedInGroup> {
  const { clock, limits, pollInterval, receiver } = session;
  const earlier = (await Promise.all(before)).map(({ exchange }) => exchange);
  const { awaitsWebhookAt: place } = wanted;
  const webhooks = place === undefined ? undefined : ((await receiver?.received(place, limits.webhook)) ?? []);
  const end = clock.now() + limits.run;
  const polls = new Map<string, Exchange>();
  let exchange = await sendCase(session, wanted);
  while (wanted.until?.(exchange) === false && exchange.failure === undefined && clock.now() < end) {
    polls.set(textWithoutNumbers(exchange), exchange);
    await clock.sleep(pollInterval);
    exchange = await sendCase(session, wanted);
  }
  return { earlier, exchange, polls: [...polls.values()], ...(webhooks === undefined ? {} : { webhooks }) };
}

/** Counters and times grow while a run goes on: answers that differ in them only say the same. */
function textWithoutNumbers({ response }: Exchange): string {
  return `${response.status} ${Buffer.from(response.body).toString("latin1").replaceAll(/\d+/g, "0")}`;
}

function sendCase({ contract, limits, send, target, token }: Session, wanted: Case): Promise<SentExchange> {
  const operation = contract.operations.find(({ id }) => id === wanted.operation);
  const timeLimit = operation?.answersAtEnd ? limits.run : 2 * limits.answer;
  return send(requestOf(wanted, target, token), timeLimit);
}
