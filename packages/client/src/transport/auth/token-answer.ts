import { DecodeError } from "../../errors.ts";
import { type Call, detailsOf } from "../call.ts";
import { readAnswer } from "../response.ts";
import type { ReceivedAnswer } from "../send.ts";
import { isToken } from "./token.ts";

/** A token, and for how long it holds, in milliseconds: for ever where the server does not say. */
export interface IssuedToken {
  readonly token: string;
  readonly lifetime: number;
}

/**
 * The token of an answer. Its time may be left out, which RFC 6749 allows and Katana does when less than a second is left, or
 * be a text of digits; what is not a time counts as left out, for a token that is refused is replaced anyway.
 */
export function readToken(answer: ReceivedAnswer, call: Call): IssuedToken {
  const issued = parseAnswer(answer, call);
  if (isToken(issued.token)) return issued;
  const message = "expected a token of printable ASCII characters without spaces";
  const { status } = answer.response;
  const issues = [{ message, path: ["access_token"] }];
  throw new DecodeError(`${status}: access_token: ${message}`, { ...detailsOf(call), issues, status });
}

function parseAnswer(answer: ReceivedAnswer, call: Call): IssuedToken {
  try {
    const { access_token, expires_in } = readAnswer(answer, call) as { access_token: string; expires_in: number };
    return { token: access_token, lifetime: expires_in * 1000 };
  } catch (error) {
    const lenient = error instanceof DecodeError ? parseToken(new TextDecoder().decode(answer.body)) : undefined;
    if (lenient === undefined) throw error;
    return lenient;
  }
}

function parseToken(body: string): IssuedToken | undefined {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return undefined;
  }
  const { access_token: token, expires_in } = Object(value) as Record<string, unknown>;
  if (typeof token !== "string") return undefined;
  const seconds = typeof expires_in === "string" && expires_in.trim() !== "" ? Number(expires_in) : expires_in;
  const isTime = typeof seconds === "number" && !Number.isNaN(seconds);
  return { token, lifetime: isTime ? seconds * 1000 : Number.POSITIVE_INFINITY };
}
