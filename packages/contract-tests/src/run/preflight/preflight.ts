import { createCall, parameterValues } from "../../cases/call.ts";
import { answerTypesOf } from "../../cases/call-cases.ts";
import type { Case } from "../../cases/case.ts";
import { KitError } from "../../errors.ts";
import { findProfile } from "../../profile/profile.ts";
import { atBaseUrl } from "../../spec/at-base-url.ts";
import { challengesOf } from "../../spec/credentials.ts";
import { namedResponseOf } from "../../spec/match-operation.ts";
import { createSubject } from "../../subject.ts";
import type { Contract, Exchange, ExchangeRequest, Operation } from "../../types.ts";
import { createCaseContext } from "../case-context.ts";
import { credentialsFor } from "../credentials.ts";
import { requestOf, validationProbe } from "../requests.ts";
import type { Sender, SentExchange } from "../sender.ts";
import { callerOf, type Target, type TimeLimits } from "../target.ts";
import { askForToken, tokenOf } from "../token/token.ts";
import { describeCatchAll, describeSameRefusal, describeStranger } from "./describe-stranger.ts";
import { describeUnreachable } from "./describe-unreachable.ts";

/** Milliseconds in which a server that is there has answered, unless it has just been started. */
const patience = 3000;

/** So many reads show whether the API is there. */
const maxReads = 3;

/** A token that is good for the run, and the exchange in which one was asked for; each is missing where there is none. */
export interface AskedToken {
  readonly token: string | undefined;
  readonly asked: SentExchange | undefined;
}

/**
 * Finds out, with a handful of requests, whether the API is there at all and lets the caller in.
 *
 * @param lack - What the caller has not given, although the cases need it.
 * @returns the token, where the server gives one, and what it said when it was asked for one.
 * @throws {KitError} with one sentence that says what is there instead, and what to do.
 */
export async function preflight(
  target: Target,
  contract: Contract,
  send: Sender,
  { answer }: Pick<TimeLimits, "answer">,
  lack?: string,
): Promise<AskedToken> {
  const ask = (request: ExchangeRequest): Promise<SentExchange> => send(request, Math.min(answer, patience));
  const [read, ...otherReads] = readsOf(contract, target);
  const first = read === undefined ? rootRequest(target) : requestOf(contract, anonymously(read), target, undefined);
  let anonymous = await ask(first);
  if (anonymous.failure !== undefined && anonymous.failureCode !== "ETIMEDOUT" && isSlow(anonymous)) {
    anonymous = await send(first, answer);
  }
  refuseUnreachable(target, anonymous);
  if (anonymous.response.status < 300) {
    const sentence = describeCatchAll(target, anonymous, await ask(strayRequest(target)));
    if (sentence !== undefined) {
      throw new KitError(sentence);
    }
  }
  if (lack !== undefined && isKnown(contract, anonymous)) {
    throw new KitError(lack);
  }
  const asked =
    lack === undefined && !isForeign(contract, anonymous)
      ? await askForToken(contract, target, send, answer)
      : undefined;
  refuseLogin(target, asked);
  const token = target.token ?? tokenOf(asked);
  const isNew = tokenOf(asked) !== undefined;
  if (read === undefined) {
    return { token, asked };
  }
  const others = [
    ...[read, ...otherReads].map((each) => requestOf(contract, each, target, token)),
    validationProbe(contract, target, token),
  ].filter((request) => request !== undefined);
  const probes = [anonymous, ...(await Promise.all(others.map((request) => ask(request))))];
  const [, ...asCaller] = probes;
  if (token !== undefined && isKnown(contract, anonymous) && asCaller.every((each) => isForeign(contract, each))) {
    throw new KitError(
      `something in front of ${target.baseUrl} takes the Authorization header for itself, so the token of the API cannot pass it: let it take its own credentials from another header, and give that with --header 'Name: value'`,
    );
  }
  const operation = contract.operations.find(({ id }) => id === read.operation);
  if (
    credentialsFor(operation, "good", target, token) !== undefined &&
    probes.every(({ response }) => response.status === 401) &&
    isKnown(contract, anonymous)
  ) {
    throw new KitError(describeRefused(target, token, isNew));
  }
  const isForbidden = asCaller.length > 1 && asCaller.every(({ response }) => response.status === 403);
  if (token !== undefined && isForbidden && anonymous.response.status === 401) {
    throw new KitError(`${target.baseUrl} answers 403 to ${callerOf(target)}: are they allowed to use the API?`);
  }
  if (isNew) {
    return { token, asked };
  }
  if (!probes.some((each) => isKnown(contract, each))) {
    const sentence = await describeStranger(contract, target, probes, async (baseUrl) =>
      isKnown(
        atBaseUrl(contract, baseUrl),
        await ask(requestOf(contract, anonymously(read), { ...target, baseUrl }, undefined)),
      ),
    );
    if (sentence !== undefined) {
      throw new KitError(sentence);
    }
  }
  if (asked !== undefined && !isNew && asked.response.status === anonymous.response.status) {
    const sentence = describeSameRefusal(target, asked, [anonymous, await ask(strayRequest(target))]);
    if (sentence !== undefined) {
      throw new KitError(sentence);
    }
  }
  if (lack !== undefined) {
    throw new KitError(lack);
  }
  return { token, asked };
}

function describeRefused({ baseUrl }: Target, token: string | undefined, isNew: boolean): string {
  if (isNew) {
    return `${baseUrl} gave a token for the user name and the password, and refuses it with 401: does something in front drop the Authorization header?`;
  }
  const doubt = token === undefined ? "are they another server's" : "is it another server's, or has it ended";
  return `${baseUrl} refuses the given ${token === undefined ? "credentials" : "token"} with 401: ${doubt}?`;
}

type Read = Omit<Case, "expects">;

/** Reads of what nobody has, or of what needs no name: nothing can start by them. Those that need credentials come first. */
function readsOf(contract: Contract, target: Target): Read[] {
  const context = createCaseContext(contract, target, {}, undefined);
  const reads = contract.operations.filter(({ method }) => method === "GET");
  const plain = reads.filter(({ parameters }) => !parameters.some(({ in: place }) => place === "path"));
  const candidates = plain.length > 0 && findProfile(contract) === undefined ? plain : reads;
  const secured = candidates.filter(({ security }) => security === "required");
  return [...secured, ...candidates.filter((each) => !secured.includes(each))]
    .flatMap((operation) => readOf(context, operation))
    .slice(0, maxReads);
}

function readOf(context: ReturnType<typeof createCaseContext>, operation: Operation): Read[] {
  const values = parameterValues(context, operation, false);
  const accept = answerTypesOf(operation)[0] ?? "";
  return values === undefined ? [] : [createCall(operation, { name: "preflight", title: "", accept, values })];
}

function anonymously(read: Read): Read {
  return { ...read, request: { ...read.request, token: "none" } };
}

/** Nobody has this address. */
function strayRequest({ baseUrl, headers }: Target): ExchangeRequest {
  const url = `${baseUrl.replace(/\/$/, "")}/nobody-has-this-address`;
  return { method: "GET", url, headers: { ...headers, accept: "*/*" }, body: new Uint8Array() };
}

function rootRequest({ baseUrl, headers }: Target): ExchangeRequest {
  const url = `${baseUrl.replace(/\/$/, "")}/`;
  return { method: "GET", url, headers: { ...headers, accept: "*/*" }, body: new Uint8Array() };
}

function isSlow({ failure }: Exchange): boolean {
  return failure?.startsWith("nothing more came") === true;
}

function refuseUnreachable({ baseUrl }: Target, exchange: SentExchange): void {
  if (exchange.failure !== undefined) {
    throw new KitError(`${baseUrl} cannot be reached: ${describeUnreachable(baseUrl, exchange)}`);
  }
}

function refuseLogin({ baseUrl, password = "", username = "" }: Target, asked: SentExchange | undefined): void {
  const text = new TextDecoder().decode(asked?.response.body.subarray(0, 2000));
  const word = /"error"\s*:\s*"(invalid_grant|invalid_client)"/.exec(text)?.[1];
  if (word !== undefined && (asked?.response.status ?? 0) >= 400) {
    const isPadded = [username, password].some((each) => /^\s|\s$/.test(each));
    const hint = isPadded ? "; one of them begins or ends with a blank or a line end" : "";
    throw new KitError(
      `${baseUrl} refused this user name and password (${word}): check STARFISH_USERNAME and STARFISH_PASSWORD, or the variables that the configuration names${hint}`,
    );
  }
}

/** Whether something in front asks for credentials of its own. */
function isForeign(contract: Contract, exchange: Exchange): boolean {
  const { response } = exchange;
  const challenge = new Headers(response.headers).get("www-authenticate") ?? "";
  if (response.status !== 401 || challenge === "") {
    return response.status === 407;
  }
  const { operation } = createSubject(contract, exchange);
  const own = challengesOf(operation);
  const asksForKey = operation !== undefined && operation.credentials.length > 0 && own.length === 0;
  return asksForKey
    ? /^\s*(?:basic|digest|negotiate|ntlm)\b/i.test(challenge)
    : !own.some((scheme) => new RegExp(`\\b${scheme}\\b`, "i").test(challenge));
}

/** Whether an answer is one that the description has for the operation, in a media type of its own. */
function isKnown(contract: Contract, exchange: Exchange): boolean {
  if (exchange.failure !== undefined || isForeign(contract, exchange)) {
    return false;
  }
  const { documented, operation, response, status } = createSubject(contract, exchange);
  if (documented === undefined || status === 405 || status >= 500) {
    return false;
  }
  if (status === 404) {
    // Where all reads name something, that it is not there is an answer of the API too.
    const isNamed = operation?.path.includes("{") === true && namedResponseOf(operation, 404) !== undefined;
    return findProfile(contract) === undefined && isNamed && response.mediaType !== "text/html";
  }
  return status === 401
    ? response.mediaType !== "text/html"
    : response.body.kind !== "undescribed" && response.body.kind !== "unreadable";
}
