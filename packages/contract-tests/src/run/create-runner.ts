import type { Case, Known } from "../cases/case.ts";
import { listCases } from "../cases/list-cases.ts";
import { KitError } from "../errors.ts";
import type { KnownFailure } from "../known-failures.ts";
import { atBaseUrl } from "../spec/at-base-url.ts";
import { loadContract } from "../spec/load-contract.ts";
import type { Contract, Exchange } from "../types.ts";
import { type CaseOptions, createCaseContext } from "./case-context.ts";
import { type Clock, realClock } from "./clock.ts";
import { exchangeWith } from "./exchange-with.ts";
import { type JudgedCase, judgeCase, type Played, unsentCase } from "./judge-case.ts";
import { createRateLimit } from "./rate-limit.ts";
import { requestOf, tokenRequest, validationProbe } from "./requests.ts";
import { createFetchSend, createHttpSend, type Send } from "./send.ts";
import { defaultTimeLimits, isLoopback, rateOf, refusalToStart, type Target, type TimeLimits } from "./target.ts";
import { acquireToken } from "./token.ts";
import { openWebhookReceiver, type WebhookReceiver } from "./webhook-receiver.ts";

export interface RunOptions extends CaseOptions {
  /** Default: the published one. */
  readonly contract?: Contract;
  /** Findings that rest on a guess fail a case too, and invalid requests must be refused. Default false. */
  readonly strict?: boolean;
  readonly knownFailures?: readonly KnownFailure[];
  /** The ids of the checks that are asked. Default: all that look at servers. */
  readonly checks?: ReadonlySet<string>;
  /** How many requests are under way at once. Default 8. */
  readonly concurrency?: number;
  readonly clock?: Clock;
}

/** The cases for a target, ready to be sent by whatever runs tests. */
export interface Runner {
  readonly cases: readonly Case[];
  /** Sends a case, and before it those of its group that come before. What is wrong is never thrown. */
  run(wanted: Case): Promise<JudgedCase>;
  close(): Promise<void>;
}

/** Milliseconds between two looks at a run that has not ended, on this machine and elsewhere. */
const pollIntervals = { local: 20, remote: 1000 };

/** What Node.js says where there is nobody to judge. */
const unreachable = /\b(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)\b/;

/** A case that was sent, and what came before it. */
interface PlayedInGroup extends Played {
  readonly earlier: readonly Exchange[];
}

/** What a runner works with, settled once. */
interface Session {
  readonly contract: Contract;
  readonly target: Target;
  readonly send: Send;
  readonly token: string | undefined;
  readonly clock: Clock;
  readonly limits: TimeLimits;
  readonly receiver: WebhookReceiver | undefined;
  readonly pollInterval: number;
}

/**
 * Gets a token, learns whether the server validates, opens a port for webhooks where the server can reach it, and makes
 * the cases.
 *
 * @throws {KitError} when the target's address is none, when nobody answers there, or when a server that is not on this
 * machine gives no token for the password.
 */
export async function createRunner(target: Target, options: RunOptions = {}): Promise<Runner> {
  const { clock = realClock, concurrency = 8, strict = false, knownFailures = [] } = options;
  const contract = atBaseUrl(options.contract ?? loadContract(), target.baseUrl);
  const limits = { ...defaultTimeLimits, ...target.timeLimits };
  const isLocal = isLoopback(target.baseUrl);
  const http = createHttpSend(concurrency);
  const wait = createRateLimit(rateOf(target), clock);
  const deliver = target.fetch === undefined ? http : createFetchSend(target.fetch);
  const send: Send = async (request, signal) => {
    await wait();
    return deliver(request, signal);
  };
  const token = await acquireToken(target, send, limits.answer);
  if (!isLocal && token === undefined && tokenRequest(target) !== undefined) {
    throw new KitError(
      `${target.baseUrl} gave no token for the user name and the password: more tries could lock the account`,
    );
  }
  const refusesInvalid = await findOutWhetherItValidates(target, contract, send, token, limits);
  const receiver =
    isLocal || target.webhookURL !== undefined ? await openWebhookReceiver(clock, target.webhookPort ?? 0) : undefined;
  const validates = strict || refusesInvalid;
  const pollInterval = isLocal ? pollIntervals.local : pollIntervals.remote;
  const session: Session = { contract, target, send, token, clock, limits, receiver, pollInterval };
  const cases = listCases(createCaseContext(contract, target, options, receiver?.url));
  const judging = { knownFailures, strict, ...(options.checks === undefined ? {} : { checks: options.checks }) };
  const played = new Map<Case, Promise<PlayedInGroup>>();

  const playOnce = (wanted: Case): Promise<PlayedInGroup> => {
    const known = played.get(wanted) ?? play(session, wanted, earlierOf(wanted).map(playOnce));
    played.set(wanted, known);
    return known;
  };
  const earlierOf = (wanted: Case): Case[] =>
    wanted.group === undefined
      ? []
      : cases.slice(0, cases.indexOf(wanted)).filter(({ group }) => group === wanted.group);

  /** Why there is no run that the case could look at. */
  const refusedStartOf = async (wanted: Case): Promise<string | undefined> => {
    const [start] = earlierOf(wanted);
    if (wanted.followsStart !== true || start === undefined) {
      return undefined;
    }
    const { failure, response } = (await playOnce(start)).exchange;
    if (failure === undefined && response.status < 300) {
      return undefined;
    }
    return `the run was not started: ${start.id} got ${failure === undefined ? response.status : "no answer"}`;
  };

  return {
    cases,
    run: async (wanted) => {
      const refusal = wanted.effect === "start" ? refusalToStart(target) : undefined;
      if (refusal !== undefined) {
        return unsentCase(wanted, "refused-for-safety", refusal);
      }
      const lack = lackOf(wanted, target, token) ?? (await refusedStartOf(wanted));
      if (lack !== undefined) {
        return unsentCase(wanted, "not-checked", lack);
      }
      const sent = await playOnce(wanted);
      const known: Known = { contract, validates, earlier: sent.earlier, webhooks: sent.webhooks ?? [] };
      const expectation = { timeLimitMilliseconds: limits.answer, ...wanted.expects(known) };
      return judgeCase(contract, wanted, sent, expectation, judging);
    },
    close: async () => {
      http.close();
      await receiver?.close();
    },
  };
}

/** What the target or its user does not give, although the case needs it. */
function lackOf(
  { needs, request }: Case,
  { isMock = false, password }: Target,
  token: string | undefined,
): string | undefined {
  if (needs.includes("password") && password === undefined) {
    return "no password is given";
  }
  if (needs.includes("server") && isMock) {
    return "the target is a mock: it keeps no tokens and no runs, and forgives nothing";
  }
  return request.token === "good" && token === undefined ? "there is no token" : undefined;
}

/** Sends one case after those before it, again and again where it waits for something. */
async function play(session: Session, wanted: Case, before: readonly Promise<PlayedInGroup>[]): Promise<PlayedInGroup> {
  const { clock, limits, pollInterval, receiver } = session;
  const earlier = (await Promise.all(before)).map(({ exchange }) => exchange);
  const { awaitsWebhookOf: runID } = wanted;
  const webhooks = runID === undefined ? undefined : ((await receiver?.received(runID, limits.webhook)) ?? []);
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

function sendCase({ contract, limits, send, target, token }: Session, wanted: Case): Promise<Exchange> {
  const operation = contract.operations.find(({ id }) => id === wanted.operation);
  const timeLimit = operation?.answersAtEnd ? limits.run : 2 * limits.answer;
  return exchangeWith(send, requestOf(wanted, target, token), timeLimit);
}

async function findOutWhetherItValidates(
  target: Target,
  contract: Contract,
  send: Send,
  token: string | undefined,
  { answer }: TimeLimits,
): Promise<boolean> {
  const { failure = "", response } = await exchangeWith(send, validationProbe(contract, target, token), answer);
  if (unreachable.test(failure)) {
    throw new KitError(`${target.baseUrl} cannot be reached: ${failure}`);
  }
  return response.status === 400;
}
