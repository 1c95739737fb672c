import { type Case, type CaseContext, type Known, startOperations } from "../cases/case.ts";
import { createIDs } from "../cases/create-id.ts";
import { listCases } from "../cases/list-cases.ts";
import type { KnownFailure } from "../known-failures.ts";
import { loadContract } from "../spec/load-contract.ts";
import type { Contract, Exchange } from "../types.ts";
import { type Clock, realClock } from "./clock.ts";
import { exchangeWith } from "./exchange-with.ts";
import { type JudgedCase, judgeCase, unsentCase } from "./judge-case.ts";
import { createRateLimit } from "./rate-limit.ts";
import { createFetchSend, createHttpSend, type Send } from "./send.ts";
import { defaultTimeLimits, isLoopback, refusalToStart, type Target, type TimeLimits } from "./target.ts";
import { acquireToken } from "./token.ts";
import { openWebhookReceiver, type WebhookReceiver } from "./webhook-receiver.ts";

export interface RunOptions {
  /** Default: the published one. */
  readonly contract?: Contract;
  /** Makes the same cases again. Default 1. */
  readonly seed?: number;
  /** How many values chance makes up for each operation and media type. Default 3. */
  readonly examples?: number;
  /** Findings that rest on a guess fail a case too, and invalid requests must be refused. Default false. */
  readonly strict?: boolean;
  readonly knownFailures?: readonly KnownFailure[];
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

/** Milliseconds between two looks at a run that has not ended. */
const pollInterval = 20;
const badToken = "nobody-gave-out-this-token";

/** A case that was sent, and what came before it. */
type Played = Pick<Known, "earlier" | "webhooks"> & { readonly exchange: Exchange };

/** What a runner works with, settled once. */
interface Session {
  readonly contract: Contract;
  readonly target: Target;
  readonly send: Send;
  readonly token: string | undefined;
  readonly clock: Clock;
  readonly limits: TimeLimits;
  readonly receiver: WebhookReceiver | undefined;
  readonly validates: boolean;
}

/**
 * Gets a token, learns whether the server validates, opens a port for webhooks where the server can reach it, and makes
 * the cases.
 *
 * @throws {KitError} when the target's address is none.
 */
export async function createRunner(target: Target, options: RunOptions = {}): Promise<Runner> {
  const { contract = loadContract(), clock = realClock, concurrency = 8, strict = false, knownFailures = [] } = options;
  const limits = { ...defaultTimeLimits, ...target.timeLimits };
  const http = createHttpSend(concurrency);
  const wait = createRateLimit(target.requestsPerSecond, clock);
  const deliver = target.fetch === undefined ? http : createFetchSend(target.fetch);
  const send: Send = async (request, signal) => {
    await wait();
    return deliver(request, signal);
  };
  const isLocal = isLoopback(target.baseUrl);
  const token = await acquireToken(target, send, limits.answer);
  const receiver =
    isLocal || target.webhookURL !== undefined ? await openWebhookReceiver(clock, target.webhookPort ?? 0) : undefined;
  const validates = strict || (await findOutWhetherItValidates(target, contract, send, token, limits));
  const session: Session = { contract, target, send, token, clock, limits, receiver, validates };
  const cases = listCases(contextOf(session, options, isLocal));
  const played = new Map<Case, Promise<Played>>();

  const playOnce = (wanted: Case): Promise<Played> => {
    const known = played.get(wanted) ?? play(session, wanted, earlierOf(wanted).map(playOnce));
    played.set(wanted, known);
    return known;
  };
  const earlierOf = (wanted: Case): Case[] =>
    wanted.group === undefined
      ? []
      : cases.slice(0, cases.indexOf(wanted)).filter(({ group }) => group === wanted.group);

  return {
    cases,
    run: async (wanted) => {
      const refusal = wanted.effect === "start" ? refusalToStart(target) : undefined;
      const lack = lackOf(wanted, target, token);
      if (refusal !== undefined || lack !== undefined) {
        return refusal === undefined
          ? unsentCase(wanted, "not-checked", lack ?? "")
          : unsentCase(wanted, "refused-for-safety", refusal);
      }
      const { earlier, exchange, webhooks } = await playOnce(wanted);
      const known: Known = { contract, validates, earlier, webhooks };
      const expectation = { timeLimitMilliseconds: limits.answer, ...wanted.expects(known) };
      return judgeCase(contract, wanted, exchange, expectation, { knownFailures, strict });
    },
    close: async () => {
      http.close();
      await receiver?.close();
    },
  };
}

function contextOf(session: Session, { seed = 1, examples = 3 }: RunOptions, isLocal: boolean): CaseContext {
  const { contract, receiver, target } = session;
  const { username, password, probe } = target;
  return {
    contract,
    createID: createIDs(seed),
    probe,
    isLoopback: isLocal,
    webhookURL: target.webhookURL?.replace(/\/$/, "") ?? receiver?.url,
    credentials: username === undefined || password === undefined ? undefined : { username, password },
    seed,
    examples,
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
async function play(session: Session, wanted: Case, before: readonly Promise<Played>[]): Promise<Played> {
  const { clock, limits, receiver } = session;
  const earlier = (await Promise.all(before)).map(({ exchange }) => exchange);
  const { awaitsWebhookOf: runID } = wanted;
  const webhooks = runID === undefined ? [] : ((await receiver?.received(runID, limits.webhook)) ?? []);
  const end = clock.now() + limits.run;
  let exchange = await sendCase(session, wanted);
  while (wanted.until?.(exchange) === false && exchange.failure === undefined && clock.now() < end) {
    await clock.sleep(pollInterval);
    exchange = await sendCase(session, wanted);
  }
  return { earlier, exchange, webhooks };
}

function sendCase({ limits, send, target, token }: Session, { operation, request }: Case): Promise<Exchange> {
  const { body, headers, method, path } = request;
  const bearer = { good: token ?? "any", bad: badToken, none: undefined }[request.token];
  return exchangeWith(
    send,
    {
      method,
      url: `${target.baseUrl.replace(/\/$/, "")}${path}`,
      headers: { ...headers, ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }) },
      body,
    },
    operation === "executeJob" ? limits.run : 2 * limits.answer,
  );
}

/** Sends a body from which no server can take a job: one that validates says 400, one that does not fails. */
async function findOutWhetherItValidates(
  target: Target,
  contract: Contract,
  send: Send,
  token: string | undefined,
  { answer }: TimeLimits,
): Promise<boolean> {
  const path = startOperations(contract)[0]?.operation.path ?? "";
  const { response } = await exchangeWith(
    send,
    {
      method: "POST",
      url: `${target.baseUrl.replace(/\/$/, "")}${path}`,
      headers: { "content-type": "application/json", accept: "application/json", authorization: `Bearer ${token}` },
      body: new TextEncoder().encode("{"),
    },
    answer,
  );
  return response.status === 400;
}
