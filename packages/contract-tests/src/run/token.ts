import { tokenRequest } from "./requests.ts";
import type { Sender } from "./sender.ts";
import type { Target } from "./target.ts";

/**
 * The target's token: the given one, or one that is asked for. Undefined where there is neither a token nor a password, or
 * the server gives none: the cases of the token endpoint say what is wrong with it.
 */
export async function acquireToken(target: Target, send: Sender, timeLimit: number): Promise<string | undefined> {
  const request = tokenRequest(target);
  if (request === undefined) {
    return target.token;
  }
  const { response } = await send(request, timeLimit);
  return response.status === 200 ? readToken(response.body) : undefined;
}

function readToken(body: Uint8Array): string | undefined {
  const literal = /"access_token"\s*:\s*("(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-f]{4}))+")/iu.exec(
    new TextDecoder().decode(body),
  );
  return literal?.[1] === undefined ? undefined : JSON.parse(literal[1]);
}
