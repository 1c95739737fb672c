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

/**
 * The token of an answer. Undefined where the server gives none: the cases of the token endpoint say what is wrong with
 * it.
 */
export function tokenOf(asked: Pick<SentExchange, "response"> | undefined): string | undefined {
  if (asked?.response.status !== 200) {
    return undefined;
  }
  const literal = /"access_token"\s*:\s*("(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-f]{4}))+")/iu.exec(
    new TextDecoder().decode(asked.response.body),
  );
  return literal?.[1] === undefined ? undefined : JSON.parse(literal[1]);
}
