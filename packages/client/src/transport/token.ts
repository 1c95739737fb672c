import type { Clock } from "../clock.ts";
import { InvalidOptionError } from "../errors.ts";
import type { TokenResponse } from "../messages.ts";

/**
 * A user's name and password, exchanged for a token when one is needed; a token; or a function that is asked for one
 * before every request.
 */
export type Credentials =
  | { readonly username: string; readonly password: string }
  | { readonly token: string }
  | (() => string | Promise<string>);

/** Where the bearer token comes from. */
export interface TokenSource {
  /** The token to use now; a promise only where it has to be waited for. */
  readonly current: () => string | Promise<string>;
  /** Another token than the one that was refused, or undefined where there is no other. */
  readonly renewed: (refused: string) => Promise<string | undefined>;
}

/** How long before its end a token is renewed: a minute, or a tenth of its life where that is less. */
const margin = (lifetime: number) => Math.min(60_000, lifetime / 10);

export function createTokenSource(
  credentials: Credentials,
  requestToken: (login: { username: string; password: string }) => Promise<TokenResponse>,
  clock: Clock,
): TokenSource {
  if ("username" in credentials) return createLogin(() => requestToken(credentials), clock);
  const current =
    "token" in credentials ? always(checkToken(credentials.token)) : async () => checkToken(await credentials());
  return {
    current,
    async renewed(refused) {
      const token = await current();
      return token === refused ? undefined : token;
    },
  };
}

const always = (token: string) => () => token;

/** Keeps the token until shortly before its end. However many calls wait for a new one, it is asked for once. */
function createLogin(requestToken: () => Promise<TokenResponse>, clock: Clock): TokenSource {
  let held: { readonly token: string; readonly renewAt: number } | undefined;
  let pending: Promise<string> | undefined;

  const renew = () => {
    pending ??= requestToken()
      .then(({ access_token, expires_in }) => {
        const lifetime = expires_in * 1000;
        held = { token: checkToken(access_token), renewAt: clock.now() + lifetime - margin(lifetime) };
        return held.token;
      })
      .finally(() => {
        pending = undefined;
      });
    return pending;
  };
  return {
    current: () => (held !== undefined && clock.now() < held.renewAt ? held.token : renew()),
    renewed: async (refused) => (held !== undefined && held.token !== refused ? held.token : renew()),
  };
}

/** Headers would refuse it with a message that shows it. */
function checkToken(token: unknown): string {
  if (typeof token !== "string" || !/^[\x21-\x7e]+$/.test(token)) {
    throw new InvalidOptionError("credentials: expected a token of printable ASCII characters without spaces");
  }
  return token;
}
