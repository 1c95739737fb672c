import type { Case } from "../cases/case.ts";
import type { Contract, Exchange } from "../types.ts";
import type { Clock } from "./clock.ts";
import type { Played } from "./judge-case.ts";
import { requestOf } from "./requests.ts";
import type { Sender, SentExchange } from "./sender.ts";
import type { Target, TimeLimits } from "./target.ts";
import type { GivenToken } from "./token/given-token.ts";
import type { TokenKeeper } from "./token/token-keeper.ts";
import type { ReceivedWebhook, WebhookReceiver } from "./webhook-receiver.ts";

/** What a runner works with, settled once. */
export interface Session {
  readonly contract: Contract;
  readonly target: Target;
  readonly send: Sender;
  readonly currentToken: TokenKeeper;
  readonly givenToken: GivenToken;
  readonly clock: Clock;
  readonly limits: TimeLimits;
  readonly receiver: WebhookReceiver | undefined;
  /** Milliseconds between two looks at a run that has not ended. */
  readonly pollInterval: number;
}

/** A case that was sent, and what came before it. */
export interface PlayedInGroup extends Played {
  readonly earlier: readonly Exchange[];
  /** When the last request was sent whose answer was not yet what the case waits for, in milliseconds of the clock. */
  readonly openAt?: number;
}

/** Sends one case after those before it, again and again where it waits for something. */
export async function playCase(
  session: Session,
  wanted: Case,
  before: readonly Promise<PlayedInGroup>[],
): Promise<PlayedInGroup> {
  const { clock, givenToken, limits, pollInterval, receiver } = session;
  const played = await Promise.all(before);
  const earlier = played.map(({ exchange }) => exchange);
  const { awaitsWebhookAt: place } = wanted;
  const webhooks = place === undefined ? undefined : ((await receiver?.received(place, limits.webhook)) ?? []);
  const end = clock.now() + limits.run;
  const polls = new Map<string, Exchange>();
  let sentAt = clock.now();
  let openAt: number | undefined;
  let exchange = await sendCase(session, wanted);
  const isOpen = (): boolean => wanted.until?.(exchange) === false && exchange.failure === undefined;
  while (isOpen() && givenToken.end() === undefined && clock.now() < end) {
    polls.set(textWithoutNumbers(exchange), exchange);
    openAt = saysOpen(exchange) ? sentAt : openAt;
    await clock.sleep(pollInterval);
    sentAt = clock.now();
    exchange = await sendCase(session, wanted);
  }
  const lead = leadOf(webhooks ?? [], played);
  return {
    earlier,
    exchange,
    polls: [...polls.values()],
    ...(openAt === undefined ? {} : { openAt }),
    ...(webhooks === undefined ? {} : { webhooks }),
    ...(lead === undefined ? {} : { webhookLead: lead }),
  };
}

/** Anything but rows, or the word that there are none, is trouble of another kind. */
function saysOpen({ response: { status } }: Exchange): boolean {
  return status === 200 || status === 404;
}

/** Both times err on the side of a webhook that came late. */
function leadOf(webhooks: readonly ReceivedWebhook[], played: readonly PlayedInGroup[]): number | undefined {
  const openAt = Math.max(...played.map((each) => each.openAt ?? Number.NEGATIVE_INFINITY));
  const lead = openAt - Math.min(...webhooks.map(({ arrivedAt }) => arrivedAt));
  return lead > 0 ? lead : undefined;
}

/** Counters and times grow while a run goes on: answers that differ in them only say the same. */
function textWithoutNumbers({ response }: Exchange): string {
  return `${response.status} ${Buffer.from(response.body).toString("latin1").replaceAll(/\d+/g, "0")}`;
}

async function sendCase(
  { contract, currentToken, givenToken, limits, send, target }: Session,
  wanted: Case,
): Promise<SentExchange> {
  const operation = contract.operations.find(({ id }) => id === wanted.operation);
  const timeLimit = operation?.answersAtEnd ? limits.run : 2 * limits.answer;
  const token = wanted.request.token === "good" ? await currentToken() : undefined;
  const exchange = await send(requestOf(contract, wanted, target, token), timeLimit);
  const unjudged = await givenToken.whyRefused(wanted.id, exchange);
  return unjudged === undefined ? exchange : { ...exchange, unjudged };
}
