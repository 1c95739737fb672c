import type { Clock } from "../../clock.ts";
import { startsJob } from "../../contract.ts";
import { isStarfishError, messageOf, type StarfishError, StartUnknownError } from "../../errors.ts";
import type { Call } from "../call.ts";
import type { OutgoingRequest, Send } from "../send.ts";
import { inTime } from "../timeout.ts";
import type { TokenSource } from "./token.ts";

/**
 * Puts the bearer token on every request whose operation may need one. A token that is refused (401) is replaced once, if
 * there is another, and the request sent again, if it may be. A renewal is shared: what ends one call's waiting does not end the renewal.
 */
export function withBearer(send: Send, tokens: TokenSource, clock: Clock): Send {
  const wait = <Value>(token: Promise<Value>, call: Call): Promise<Value> => {
    // Where the call's time is over already, nobody else looks at what becomes of the renewal.
    token.catch(() => {});
    const begin = (resolve: (value: Value) => void, reject: (error: unknown) => void) => {
      token.then(resolve, reject);
      return undefined;
    };
    return inTime(call, clock, begin).catch((error: unknown) => {
      throw tokenFailure(error, call);
    });
  };
  return async (request, call) => {
    if (call.operation.security === "none") return send(request, call);
    const current = tokens.current();
    const token = typeof current === "string" ? current : await wait(current, call);
    const answer = await send(authorized(request, token), call);
    if (answer.response.status !== 401) return answer;
    const isStart = startsJob(call.operation);
    if (!isStart && !(await call.maySendAgain(401))) return answer;
    const other = await wait(tokens.renewed(token), call).catch((error: unknown) => {
      throw isStart ? afterRefusal(error, call) : error;
    });
    // Only the new token can ask the Results.
    if (other === undefined || (isStart && !(await call.maySendAgain(401)))) return answer;
    return send(authorized(request, other), call);
  };
}

function authorized({ method, url, headers, body }: OutgoingRequest, token: string): OutgoingRequest {
  return { method, url, headers: { ...headers, authorization: `Bearer ${token}` }, body };
}

/**
 * The failure to get a token, as the failure of one call: it says that `/token` failed, and carries the run of the call.
 * Calls that waited for the same token get an error each.
 */
function tokenFailure(error: unknown, { runID }: Call): unknown {
  if (!isStarfishError(error) || error.code === "invalid_option" || runID === undefined) return error;
  const SameError = error.constructor as new (message: string, details: object) => StarfishError;
  // The constructor puts method and path in front again.
  const message = error.message.replace(`${error.method} ${error.path}: `, "");
  return new SameError(message, { ...error, runID });
}

/**
 * The failure to get another token after a start was answered with 401. Whoever answered may have passed the start on, and
 * without a token the Results cannot be asked; that the credentials are refused too is an answer of its own.
 */
function afterRefusal(error: unknown, { runID }: Call): unknown {
  const isAnswer = !isStarfishError(error) || error.code === "auth_failed" || error.code === "invalid_option";
  if (isAnswer) return error;
  const what = "the start was answered with 401, and there is no other token to ask the Results with";
  return new StartUnknownError(`${what}: ${messageOf(error)}`, { runID, cause: error });
}
