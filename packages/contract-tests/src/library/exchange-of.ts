import { KitError } from "../errors.ts";
import { responseOf } from "../spec/match-operation.ts";
import type { Contract, Exchange, Operation } from "../types.ts";

/** A request and its answer as `fetch` has them. */
export interface FetchExchange {
  readonly request: Request;
  readonly response: Response;
}

/** Anything that can be judged: bytes, what `fetch` was given and gave, or the answer alone. */
export type Judgeable = Exchange | FetchExchange | Response;

/** The bytes of both sides. The bodies stay unread, so that the caller can still read them. Throws a KitError. */
export async function exchangeOf(contract: Contract, judgeable: Judgeable, operation?: Operation): Promise<Exchange> {
  if (judgeable instanceof Response) {
    return answerOnly(contract, judgeable, operation);
  }
  const { request, response } = judgeable;
  if (!(request instanceof Request) || !(response instanceof Response)) {
    return judgeable as Exchange;
  }
  const { method, url, headers } = request;
  return { request: { method, url, headers, body: await readBody(request) }, response: await readResponse(response) };
}

/**
 * An answer whose request nobody kept: it stands beside a request that would lead to just such an answer, so that only
 * what is wrong with the answer alone is found.
 */
async function answerOnly(contract: Contract, response: Response, operation?: Operation): Promise<Exchange> {
  if (operation === undefined) {
    throw new KitError("An answer alone does not say which operation it is of: name one, or give the request too");
  }
  const type = response.headers.get("content-type") ?? "";
  const charset = /charset="?utf-16"?/i.test(type) ? { "accept-charset": "utf-16" } : {};
  const isNegotiated = Object.keys(responseOf(operation, response.status)?.mediaTypes ?? {}).length > 1;
  return {
    request: {
      // A 405 is right for another method only, and a 415 for a body.
      method: response.status === 405 ? "OPTIONS" : operation.method,
      url: `http://host${contract.basePath ?? ""}${operation.path.replaceAll(/\{\w+\}/g, "any")}`,
      headers: { authorization: "Bearer any", ...(isNegotiated ? { accept: type, ...charset } : {}) },
      body: new Uint8Array(),
    },
    response: await readResponse(response),
  };
}

async function readResponse(response: Response): Promise<Exchange["response"]> {
  return { status: response.status, headers: response.headers, body: await readBody(response) };
}

async function readBody(message: Request | Response): Promise<Uint8Array> {
  if (message.bodyUsed) {
    throw new KitError("The body has been read already: give a clone that was made before");
  }
  return new Uint8Array(await message.clone().arrayBuffer());
}
