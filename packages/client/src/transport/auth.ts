import { orAborted } from "./abort.ts";
import type { Call } from "./call.ts";
import type { Send } from "./send.ts";
import type { TokenSource } from "./token.ts";
import { tokenFailure } from "./token-failure.ts";

/** Puts the bearer token on every request. A token that is refused (401) is replaced once, if there is another. */
export function withBearer(send: Send, call: Call, tokens: TokenSource): Send {
  // A renewal is shared: one caller's abort ends that caller's waiting, not the renewal.
  const wait = <Value>(token: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> =>
    orAborted(token, signal).catch((error: unknown) => {
      throw tokenFailure(error, call);
    });
  return async (request) => {
    const sendWith = (token: string) =>
      send({ ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } });
    const current = tokens.current();
    const token = typeof current === "string" ? current : await wait(current, request.signal);
    const answer = await sendWith(token);
    if (answer.response.status !== 401) return answer;
    const other = await wait(tokens.renewed(token), request.signal);
    return other === undefined ? answer : sendWith(other);
  };
}
