import { decodeContent } from "../../body/decode-content.ts";
import type { Contract } from "../../types.ts";
import { loginRequest } from "../requests.ts";
import type { Sender, SentExchange } from "../sender.ts";
import type { Target } from "../target.ts";

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
  const literal = /"access_token"\s*:\s*("(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-f]{4}))+")/iu.exec(textOf(asked));
  return literal?.[1] === undefined ? undefined : JSON.parse(literal[1]);
}

/** The seconds for which an answer says that its token is good; undefined where it does not say so. */
export function lifetimeOf(asked: Pick<SentExchange, "response"> | undefined): number | undefined {
  const digits = asked && /"expires_in"\s*:\s*"?(\d{1,9})\b/.exec(textOf(asked))?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function textOf({ response: { body, headers } }: Pick<SentExchange, "response">): string {
  const content = decodeContent(new Headers(headers).get("content-encoding"), body, maxBytes);
  return new TextDecoder().decode(content.kind === "bytes" ? content.bytes : body);
}
