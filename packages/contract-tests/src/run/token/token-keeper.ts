import type { Clock } from "../clock.ts";
import type { AskedToken } from "../preflight/preflight.ts";
import type { SentExchange } from "../sender.ts";
import { lifetimeOf, tokenOf } from "./token.ts";

/** Knows the token that is good at the moment; undefined where there is none. */
export type TokenKeeper = () => Promise<string | undefined>;

/** A token is renewed when less than this share of its life is left. */
const lastShare = 0.1;

/**
 * Keeps a token that the server gave out, and asks for another one before its time is over: a run may take longer. A server
 * that gives none then is not asked again.
 */
export function createTokenKeeper(
  { asked, token }: AskedToken,
  ask: () => Promise<SentExchange | undefined>,
  { now }: Clock,
): TokenKeeper {
  let current = token;
  let end = endOf(asked, now());
  let renewal: Promise<void> | undefined;
  const renew = async (): Promise<void> => {
    const answer = await ask();
    const next = tokenOf(answer);
    current = next ?? current;
    end = next === undefined ? Number.POSITIVE_INFINITY : endOf(answer, now());
    renewal = undefined;
  };
  return async () => {
    if (now() >= end) {
      renewal ??= renew();
      await renewal;
    }
    return current;
  };
}

function endOf(answer: SentExchange | undefined, now: number): number {
  const seconds = tokenOf(answer) === undefined ? undefined : lifetimeOf(answer);
  return seconds === undefined ? Number.POSITIVE_INFINITY : now + seconds * 1000 * (1 - lastShare);
}
