import { type Clock, monotonic } from "../../clock.ts";
import { InvalidOptionError } from "../../errors.ts";
import { isRefusedLogin } from "../../refused-login.ts";
import type { IssuedToken } from "./token-answer.ts";

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
  requestToken: (login: { username: string; password: string }) => Promise<IssuedToken>,
  clock: Clock,
): TokenSource {
  if ("username" in credentials && credentials.username !== undefined) {
    const { username, password } = credentials;
    return createLogin(() => requestToken({ username, password }), clock);
  }
  const current =
    "token" in credentials
      ? always(checkToken(credentials.token))
      : async () => checkToken(await (credentials as () => string | Promise<string>)());
  return {
    current,
    async renewed(refused) {
      const token = await current();
      return token === refused ? undefined : token;
    },
  };
}

const always = (token: string) => () => token;

/** For how long a refused login is not tried again, in milliseconds, at first; each refusal in a row doubles it. */
const firstPause = 30_000;
const maxPause = 600_000;

/**
 * Keeps the token until shortly before its end. However many calls wait for a new one, it is asked for once. A refusal is
 * kept too, and given to every call for a while: many tries with a wrong password can lock the account.
 */
function createLogin(requestToken: () => Promise<IssuedToken>, clock: Clock): TokenSource {
  let held: { readonly token: string; readonly renewAt: number } | undefined;
  let refusal: { readonly error: unknown; readonly until: number } | undefined;
  let pause = firstPause;
  let pending: Promise<string> | undefined;

  async function login(): Promise<string> {
    if (refusal !== undefined && monotonic(clock) < refusal.until) throw refusal.error;
    try {
      const { token, lifetime } = await requestToken();
      held = { token, renewAt: monotonic(clock) + lifetime - margin(lifetime) };
      pause = firstPause;
      return held.token;
    } catch (error) {
      if (isRefusedLogin(error)) {
        refusal = { error, until: monotonic(clock) + pause };
        pause = Math.min(pause * 2, maxPause);
      }
      throw error;
    }
  }
  const renew = () => {
    pending ??= login().finally(() => {
      pending = undefined;
    });
    return pending;
  };
  return {
    current: () => (held !== undefined && monotonic(clock) < held.renewAt ? held.token : renew()),
    async renewed(refused) {
      const token = held !== undefined && held.token !== refused ? held.token : await renew();
      return token === refused ? undefined : token;
    },
  };
}

/** Headers would refuse another one with a message that shows it. */
export const isToken = (token: unknown): token is string => typeof token === "string" && /^[\x21-\x7e]+$/.test(token);

/** The token itself. Throws InvalidOptionError, which does not show it, for what a header could not carry. */
export function checkToken(token: unknown, name = "credentials"): string {
  if (isToken(token)) return token;
  const isHeader = typeof token === "string" && /^bearer\s/i.test(token);
  const what = isHeader ? 'the token alone, without "Bearer"' : "a token of printable ASCII characters without spaces";
  throw new InvalidOptionError(`${name}: expected ${what}`);
}
