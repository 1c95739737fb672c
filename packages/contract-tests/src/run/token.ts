import { decodeContent } from "../body/decode-content.ts";
import type { Contract } from "../types.ts";
import { loginRequest } from "./requests.ts";
import type { Sender, SentExchange } from "./sender.ts";
import type { Target } from "./target.ts";

/** Asks for a token with the target's user name and password. Undefined where it has a token, or no password. */
export async function askForToken(
  contract: Contract,
  target: Target,
  send: Sender,
  timeLimit: number,
): Promise<SentExchange | undefined> {
  const request = loginRequest(contract, target);
  return request && send(request, timeLimit);
}

/** Of an answer with a token, once it is unpacked. */
const maxBytes = 64 * 1024;

/**
 * The token of an answer, also where it came packed though nobody asked for that. Undefined where the server gives none: the
 * cases of the token endpoint say what is wrong with it.
 */
export function tokenOf(asked: Pick<SentExchange, "response"> | undefined): string | undefined {
  if (asked?.response.status !== 200) {
    return undefined;
  }
  const { body, headers } = asked.response;
  const content = decodeContent(new Headers(headers).get("content-encoding"), body, maxBytes);
  const literal = /"access_token"\s*:\s*("(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-f]{4}))+")/iu.exec(
    new TextDecoder().decode(content.kind === "bytes" ? content.bytes : body),
  );
  return literal?.[1] === undefined ? undefined : JSON.parse(literal[1]);
}
