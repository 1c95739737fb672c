import { type Case, isSafe, type Known } from "../cases/case.ts";
import { listCases } from "../cases/list-cases.ts";
import { KitError } from "../errors.ts";
import type { KnownFailure } from "../known-failures.ts";
import { createMask } from "../report/mask-secrets.ts";
import { atBaseUrl } from "../spec/at-base-url.ts";
import { loadContract } from "../spec/load-contract.ts";
import type { Contract, Evidence, ExchangeRequest } from "../types.ts";
import { type CaseOptions, createCaseContext } from "./case-context.ts";
import { type Clock, realClock } from "./clock.ts";
import { credentialsFor } from "./credentials.ts";
import { createHttpSend } from "./http-send.ts";
import { faultyCase, type JudgedCase, judgeCase, unjudgedCase, unsentCase } from "./judge-case.ts";
import { type PlayedInGroup, playCase, type Session } from "./play-case.ts";
import { type AskedToken, preflight } from "./preflight/preflight.ts";
import { createRateLimit } from "./rate-limit.ts";
import { refusalOf } from "./refuse-for-safety.ts";
import { loginRequest, requestOf, validationProbe } from "./requests.ts";
import { createRunKey } from "./run-key.ts";
import { createFetchSend } from "./send.ts";
import { createSender, type Sender, type SentExchange } from "./sender.ts";
import {
  defaultTimeLimits,
  isLocal as isLocalTarget,
  rateOf,
  type Target,
  type TimeLimits,
  withUsualAddress,
} from "./target.ts";
import { createGivenToken } from "./token/given-token.ts";
import { askForToken, tokenOf } from "./token/token.ts";
import { createTokenKeeper } from "./token/token-keeper.ts";
import { openWebhookReceiver } from "./webhook-receiver.ts";

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
  /** Whether it is found out first that the API is there and lets the caller in. Default true. */
  readonly preflight?: boolean;
  /** What the caller has not given: told once the API is there, in place of a run. */
  readonly lack?: string;
}

/** The cases for a target, ready to be sent by whatever runs tests. */
export interface Runner {
  readonly cases: readonly Case[];
  /** Sends a case, and before it those of its group that come before. What is wrong is never thrown. */
  run(wanted: Case): Promise<JudgedCase>;
  /** A text without the secrets of this run: those of the target, and every token that the server gave out. */
  readonly hide: (text: string) => string;
  /** Why the token that the user gave is good no more; undefined as long as it is, and where the user gave none. */
  tokenEnd(): string | undefined;
  close(): Promise<void>;
}

/** Milliseconds between two looks at a run that has not ended, on this machine and elsewhere. */
const pollIntervals = { local: 20, remote: 1000 };

/** What Node.js says where there is nobody to judge. */
const unreachable = /\b(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)\b/;

/**
 * Gets a token, learns whether the server validates, opens a port for webhooks where the server can reach it, and makes
 * the cases.
 *
 * @throws {KitError} when the target's address is none, when nobody answers there, or when a server that is not on this
 * machine gives no token for the password.
 */
export async function createRunner(given: Target, options: RunOptions = {}): Promise<Runner> {
  const target = withUsualAddress(given);
  const { clock = realClock, concurrency = 8, strict = false, knownFailures = [] } = options;
  const contract = atBaseUrl(options.contract ?? loadContract(), target.baseUrl);
  const limits = { ...defaultTimeLimits, ...target.timeLimits };
  const isLocal = isLocalTarget(target);
  const http = createHttpSend(concurrency);
  const deliver = target.fetch === undefined ? http : createFetchSend(target.fetch);
  const secrets = new Set(secretsOf(target));
  // What could start or change something there is not sent twice, whatever the server says.
  const mayRepeat = ({ method }: ExchangeRequest): boolean => isLocal || isSafe(method);
  const sendOnly = createSender(deliver, createRateLimit(rateOf(target), clock), clock, mayRepeat);
  const sendAgain = (request: ExchangeRequest): Promise<SentExchange> => sendOnly(request, limits.answer);
  const givenToken = createGivenToken(contract, target.token, sendAgain, clock);
  const send: Sender = async (request, timeLimit) => {
    const exchange = await sendOnly(request, timeLimit);
    givenToken.learn(exchange);
    const given = tokenOf(exchange);
    if (given !== undefined) {
      secrets.add(given);
    }
    return exchange;
  };
  const { asked, token } =
    options.preflight === false
      ? await withoutPreflight(target, contract, send, limits)
      : await preflight(target, contract, send, limits, options.lack);
  if (!isLocal && token === undefined && loginRequest(contract, target) !== undefined) {
    throw new KitError(
      `${target.baseUrl} gave no token for the user name and the password${describeNoToken(asked)}: more tries could lock the account`,
    );
  }
  const refusesInvalid = await findOutWhetherItValidates(target, contract, send, token, limits);
  const receiver =
    isLocal || target.webhookURL !== undefined ? await openWebhookReceiver(clock, target.webhookPort ?? 0) : undefined;
  const validates = strict || refusesInvalid;
  const pollInterval = isLocal ? pollIntervals.local : pollIntervals.remote;
  const currentToken = createTokenKeeper(
    { asked, token },
    () => askForToken(contract, target, send, limits.answer),
    clock,
  );
  const session: Session = { contract, target, send, currentToken, givenToken, clock, limits, receiver, pollInterval };
  const cases = listCases(createCaseContext(contract, target, { runKey: createRunKey(), ...options }, receiver?.url));
  const judging = { knownFailures, strict, ...(options.checks === undefined ? {} : { checks: options.checks }) };
  const played = new Map<Case, Promise<PlayedInGroup>>();

  const playOnce = (wanted: Case): Promise<PlayedInGroup> => {
    const known = played.get(wanted) ?? playCase(session, wanted, earlierOf(wanted).map(playOnce));
    played.set(wanted, known);
    return known;
  };
  const earlierOf = (wanted: Case): Case[] =>
    wanted.group === undefined
      ? cases.filter(({ id }) => id === wanted.after)
      : cases.slice(0, cases.indexOf(wanted)).filter(({ group }) => group === wanted.group);

  /** Why there is no run that the case could look at. */
  const refusedStartOf = async (wanted: Case): Promise<string | undefined> => {
    const [start] = earlierOf(wanted);
    if (wanted.followsStart !== true || start === undefined) {
      return undefined;
    }
    const { exchange } = await playOnce(start);
    const { failure, response, unjudged } = exchange;
    if (givenToken.end() !== undefined && unjudged === givenToken.end()) {
      return unjudged;
    }
    if (failure === undefined && response.status < 300) {
      const said = start.refusal?.(exchange);
      return (
        said && `the run was not started: ${start.id} was answered ${said}; probeJob names a job that may be started`
      );
    }
    return `the run was not started: ${start.id} got ${failure === undefined ? response.status : "no answer"}`;
  };

  /** Why nothing is known of a run's end: nobody but the user can say how long a job of theirs takes. */
  const whyNotEnded = (wanted: Case, { earlier, exchange, webhooks = [] }: PlayedInGroup): string | undefined => {
    const isAtEnd = contract.operations.find(({ id }) => id === wanted.operation)?.answersAtEnd === true;
    const isOpen = isAtEnd
      ? exchange.failure?.startsWith("nothing more came") === true
      : webhooks.length === 0 && wanted.goesOn?.(exchange, earlier) === true;
    return isOpen && target.timeLimits?.run === undefined
      ? `the run had not ended within ${limits.run / 1000} s: timeLimits.run waits longer, and probeJob names a shorter job`
      : undefined;
  };

  const timeLimitEvidence: Evidence = target.timeLimits?.answer === undefined ? "assumed" : "documented";
  const limit = { timeLimitMilliseconds: limits.answer, timeLimitEvidence };

  const judgeOne = async (wanted: Case): Promise<JudgedCase> => {
    const refusal = refusalOf(target, wanted);
    if (refusal !== undefined) {
      return unsentCase(wanted, "refused-for-safety", refusal);
    }
    const lack = wanted.lack ?? lackOf(contract, wanted, target, token, asked);
    if (lack !== undefined) {
      const { report, findings } = unsentCase(wanted, "not-checked", lack);
      return { report: { ...report, leftOut: true }, findings };
    }
    const tokenEnd = givenToken.end();
    if (tokenEnd !== undefined && !played.has(wanted) && givenToken.isIn(requestOf(contract, wanted, target, token))) {
      return unsentCase(wanted, "not-checked", tokenEnd);
    }
    const refusedStart = await refusedStartOf(wanted);
    if (refusedStart !== undefined) {
      return unsentCase(wanted, "not-checked", refusedStart);
    }
    const sent = await playOnce(wanted);
    const unjudged = sent.exchange.unjudged ?? whyNotEnded(wanted, sent);
    if (unjudged !== undefined) {
      return unjudgedCase(wanted, sent, unjudged);
    }
    const doubt = sent.exchange.failure === undefined ? wanted.doubt?.(sent.exchange, sent.earlier) : undefined;
    if (doubt !== undefined) {
      const { report, findings } = unjudgedCase(wanted, sent, doubt);
      return { report: { ...report, leftOut: true }, findings };
    }
    const { earlier, webhookLead, webhooks = [] } = sent;
    const known: Known = {
      contract,
      validates,
      earlier,
      webhooks,
      ...(webhookLead === undefined ? {} : { webhookLead }),
    };
    const expectation = { ...limit, ...wanted.expects(known) };
    return judgeCase(contract, wanted, sent, expectation, judging);
  };

  /** Made again where the server has given out another token. */
  let mask = { count: -1, hide: (text: string) => text };
  const currentMask = (): ((text: string) => string) => {
    mask = mask.count === secrets.size ? mask : { count: secrets.size, hide: createMask(secrets) };
    return mask.hide;
  };

  return {
    cases,
    hide: (text) => currentMask()(text),
    run: (wanted) => judgeOne(wanted).catch((cause: unknown) => faultyCase(wanted, cause)),
    tokenEnd: givenToken.end,
    close: async () => {
      http.close();
      await receiver?.close();
    },
  };
}

async function withoutPreflight(
  target: Target,
  contract: Contract,
  send: Sender,
  { answer }: TimeLimits,
): Promise<AskedToken> {
  const asked = await askForToken(contract, target, send, answer);
  return { asked, token: target.token ?? tokenOf(asked) };
}

/** What the server said when it was asked for a token; "" where it was not asked. */
function describeNoToken(asked: SentExchange | undefined): string {
  return asked === undefined
    ? ""
    : `, for it ${asked.failure === undefined ? `answered ${asked.response.status}` : "did not answer"} when it was asked for one`;
}

/** Texts of a target that nobody else may read. */
export function secretsOf({ apiKey, expiredToken, headers = {}, password, token, username }: Target): string[] {
  const keys = Object.entries(headers).flatMap(([name, value]) =>
    /auth|key|token|secret|cookie|pass/i.test(name) ? [value, value.replace(/^(?:basic|bearer) +/i, "")] : [],
  );
  const pair = Buffer.from(`${username}:${password}`).toString("base64");
  return [token, password, expiredToken, apiKey, ...(password === undefined ? [] : [pair]), ...keys].filter(
    (each) => each !== undefined,
  );
}

/** What the target or its user does not give, although the case needs it. */
function lackOf(
  contract: Contract,
  { needs, operation, request }: Case,
  target: Target,
  token: string | undefined,
  asked: SentExchange | undefined,
): string | undefined {
  const { isMock = false, password } = target;
  if (needs.includes("password") && password === undefined) {
    return "no password is given";
  }
  if (needs.includes("server") && isMock) {
    return "the target is a mock: it keeps no tokens and no runs, and forgives nothing";
  }
  const described = contract.operations.find(({ id }) => id === operation);
  if (credentialsFor(described, request.token, target, token) !== undefined) {
    return undefined;
  }
  return token === undefined ? `there is no token${describeNoToken(asked)}` : "there are no credentials";
}

async function findOutWhetherItValidates(
  target: Target,
  contract: Contract,
  send: Sender,
  token: string | undefined,
  { answer }: TimeLimits,
): Promise<boolean> {
  const probe = validationProbe(contract, target, token);
  if (probe === undefined) {
    return false;
  }
  const { failure = "", response } = await send(probe, answer);
  if (unreachable.test(failure)) {
    throw new KitError(`${target.baseUrl} cannot be reached: ${failure}`);
  }
  return response.status === 400;
}
