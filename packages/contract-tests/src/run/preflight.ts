import { addressOf } from "../cases/address.ts";
import { createIDs } from "../cases/create-id.ts";
import { KitError } from "../errors.ts";
import { atBaseUrl } from "../spec/at-base-url.ts";
import { createSubject } from "../subject.ts";
import type { Contract, Exchange, ExchangeRequest } from "../types.ts";
import { describeStranger } from "./describe-stranger.ts";
import { describeUnreachable } from "./describe-unreachable.ts";
import { validationProbe } from "./requests.ts";
import type { Sender, SentExchange } from "./sender.ts";
import type { Target, TimeLimits } from "./target.ts";
import { askForToken, tokenOf } from "./token.ts";

/** Milliseconds in which a server that is there has answered, unless it has just been started. */
const patience = 3000;

/**
 * Finds out, with a handful of requests, whether the API is there at all and lets the caller in.
 *
 * @param lack - What the caller has not given, although the cases need it.
 * @returns the token, where the server gives one.
 * @throws {KitError} with one sentence that says what is there instead, and what to do.
 */
export async function preflight(
  target: Target,
  contract: Contract,
  send: Sender,
  { answer }: Pick<TimeLimits, "answer">,
  lack?: string,
): Promise<string | undefined> {
  const ask = (request: ExchangeRequest): Promise<SentExchange> => send(request, Math.min(answer, patience));
  const first = readRequest(contract, target, undefined);
  let anonymous = await ask(first);
  if (anonymous.failure !== undefined && anonymous.failureCode !== "ETIMEDOUT" && isSlow(anonymous)) {
    anonymous = await send(first, answer);
  }
  refuseUnreachable(target, anonymous);
  if (lack !== undefined && isKnown(contract, anonymous)) {
    throw new KitError(lack);
  }
  const asked = lack === undefined && !isForeign(anonymous) ? await askForToken(target, send, answer) : undefined;
  refuseLogin(target, asked);
  const token = target.token ?? tokenOf(asked);
  if (tokenOf(asked) !== undefined) {
    return token;
  }
  const others = [readRequest(contract, target, token), validationProbe(contract, target, token)];
  const probes = [
    anonymous,
    ...(await Promise.all(others.filter((request) => request !== undefined).map((request) => ask(request)))),
  ];
  if (
    target.token !== undefined &&
    probes.every(({ response }) => response.status === 401) &&
    isKnown(contract, anonymous)
  ) {
    throw new KitError(`${target.baseUrl} refuses the given token with 401: is it another server's, or has it ended?`);
  }
  if (!probes.some((each) => isKnown(contract, each))) {
    const sentence = await describeStranger(contract, target, probes, async (baseUrl) =>
      isKnown(atBaseUrl(contract, baseUrl), await ask(readRequest(contract, { ...target, baseUrl }, undefined))),
    );
    if (sentence !== undefined) {
      throw new KitError(sentence);
    }
  }
  if (lack !== undefined) {
    throw new KitError(lack);
  }
  return token;
}

/** Reads what nobody has: nothing can start by it. */
function readRequest(contract: Contract, target: Target, token: string | undefined): ExchangeRequest {
  const secured = contract.operations.filter(({ method }) => method === "GET");
  const operation = secured.find(({ security }) => security === "required") ?? secured[0];
  const path = operation === undefined ? "/" : addressOf({ createID: createIDs("preflight") }, operation);
  return {
    method: "GET",
    url: `${target.baseUrl.replace(/\/$/, "")}${path}`,
    headers: {
      ...target.headers,
      accept: "application/json",
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: new Uint8Array(),
  };
}

function isSlow({ failure }: Exchange): boolean {
  return failure?.startsWith("nothing more came") === true;
}

function refuseUnreachable({ baseUrl }: Target, exchange: SentExchange): void {
  if (exchange.failure !== undefined) {
    throw new KitError(`${baseUrl} cannot be reached: ${describeUnreachable(baseUrl, exchange)}`);
  }
}

function refuseLogin({ baseUrl }: Target, asked: SentExchange | undefined): void {
  const text = new TextDecoder().decode(asked?.response.body.subarray(0, 2000));
  const word = /"error"\s*:\s*"(invalid_grant|invalid_client)"/.exec(text)?.[1];
  if (word !== undefined && (asked?.response.status ?? 0) >= 400) {
    throw new KitError(
      `${baseUrl} refused this user name and password (${word}): check STARFISH_USERNAME and STARFISH_PASSWORD, or the variables that the configuration names`,
    );
  }
}

/** Whether something in front asks for credentials of its own. */
function isForeign({ response }: Exchange): boolean {
  const challenge = new Headers(response.headers).get("www-authenticate") ?? "";
  return response.status === 407 || (response.status === 401 && challenge !== "" && !/\bbearer\b/i.test(challenge));
}

/** Whether an answer is one that the description has for the operation, in a media type of its own. */
function isKnown(contract: Contract, exchange: Exchange): boolean {
  if (exchange.failure !== undefined || isForeign(exchange)) {
    return false;
  }
  const { documented, response, status } = createSubject(contract, exchange);
  if (documented === undefined || status === 404 || status === 405 || status >= 500) {
    return false;
  }
  return status === 401
    ? response.mediaType !== "text/html"
    : response.body.kind === "read" || response.body.kind === "none";
}
