import { isSafe } from "../../cases/case.ts";
import { findTokenPath } from "../../spec/token-path.ts";
import { createSubject } from "../../subject.ts";
import type { Contract, ExchangeRequest } from "../../types.ts";
import type { Clock } from "../clock.ts";
import type { SentExchange } from "../sender.ts";

/** Watches a token that the user gave, which may end before the run does. */
export interface GivenToken {
  /** Learns from an exchange of the run with what the token can be tried. */
  learn(exchange: SentExchange): void;
  /** Whether a request carries it. */
  isIn(request: ExchangeRequest): boolean;
  /** Why a case that was denied is not judged; undefined where the token is still good, so that the server is to blame. */
  whyRefused(caseID: string, exchange: SentExchange): Promise<string | undefined>;
  /** Since which case it is no longer accepted, in a sentence; undefined as long as nobody knows of that. */
  end(): string | undefined;
}

/** Where one of two machines behind an address denies good tokens, so many reads in a row do not all meet that one. */
const maxTries = 8;

/**
 * A token has ended where a read that was accepted with it is denied now, or where it says so itself.
 *
 * @param token - Undefined where the user gave none: what the server gave out is renewed.
 * @param send - Sends a read once more.
 */
export function createGivenToken(
  contract: Contract,
  token: string | undefined,
  send: (request: ExchangeRequest) => Promise<SentExchange>,
  clock: Clock,
): GivenToken {
  let accepted: SentExchange | undefined;
  let end: string | undefined;
  /** The server has denied the token and taken it again. */
  let isFickle = false;
  let turn: Promise<string | undefined> = Promise.resolve(undefined);
  const isIn = ({ headers }: ExchangeRequest): boolean =>
    token !== undefined && new Headers(headers).get("authorization") === `Bearer ${token}`;
  const isDenied = async (): Promise<boolean> => {
    if (accepted === undefined || isFickle) {
      return false;
    }
    for (let count = 0; count < maxTries; count++) {
      const { response } = await send(accepted.request);
      if (response.status !== 401 && response.status !== 403) {
        isFickle = count > 0;
        return false;
      }
    }
    return true;
  };
  const findOut = async (caseID: string): Promise<string | undefined> => {
    if (end === undefined && ((token !== undefined && clock.now() >= endOf(token)) || (await isDenied()))) {
      const orElse = findTokenPath(contract) === undefined ? "" : ", or a user name and a password";
      end = `the token that you gave is no longer accepted since the case ${caseID}: give a fresh one${orElse}`;
    }
    return end;
  };
  return {
    isIn,
    end: () => end,
    learn: (exchange) => {
      const { request, response } = exchange;
      const isBetter = accepted === undefined || (accepted.response.status >= 300 && response.status < 300);
      if (isBetter && isIn(request) && isSafe(request.method) && isAcceptance(contract, exchange)) {
        accepted = exchange;
      }
    },
    // One after the other, for what was found out before an answer came says nothing of it.
    whyRefused: (caseID, { request, response }) => {
      if (response.status !== 401 || !isIn(request)) {
        return Promise.resolve(undefined);
      }
      turn = turn.then(() => findOut(caseID));
      return turn;
    },
  };
}

/** A server may find other mistakes before it looks at a token; that nobody has what is asked for it says afterwards. */
function isAcceptance(contract: Contract, exchange: SentExchange): boolean {
  const { status } = exchange.response;
  const isAnswer = (status >= 200 && status < 300) || status === 404;
  return isAnswer && createSubject(contract, exchange).operation?.security === "required";
}

/** In milliseconds since 1970, as a JSON Web Token says (RFC 7519, 4.1.4); without end where a token says nothing. */
function endOf(token: string): number {
  try {
    const [, payload = ""] = token.split(".");
    const { exp } = JSON.parse(Buffer.from(payload, "base64url").toString());
    return typeof exp === "number" ? exp * 1000 : Number.POSITIVE_INFINITY;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
