import type { Clock } from "../clock.ts";

export interface Token {
  readonly value: string;
  readonly expiresInSeconds: number;
}

/** Gives out bearer tokens, and knows which are still good. */
export interface TokenIssuer {
  /** Undefined for a wrong user name or password. */
  issue(userName: string, password: string): Token | undefined;
  accepts(token: string): boolean;
  /** Makes a token useless. */
  revoke(token: string): void;
}

export interface TokenIssuerOptions {
  /** Passwords by user name. */
  readonly users: Readonly<Record<string, string>>;
  /** Tokens that are good from the beginning and never expire. */
  readonly fixedTokens: readonly string[];
  readonly lifetimeSeconds: number;
  readonly clock: Clock;
  readonly createToken: () => string;
}

export function createTokenIssuer(options: TokenIssuerOptions): TokenIssuer {
  const { users, clock, lifetimeSeconds } = options;
  const fixed = new Set(options.fixedTokens);
  const expiries = new Map<string, number>();
  return {
    issue: (userName, password) => {
      if (!Object.hasOwn(users, userName) || users[userName] !== password) {
        return undefined;
      }
      const value = options.createToken();
      expiries.set(value, clock.now() + lifetimeSeconds * 1000);
      forgetSome(expiries, clock.now());
      // The real server counts whole seconds that are left, and a moment has always passed: 431999 of five days.
      return { value, expiresInSeconds: Math.max(lifetimeSeconds - 1, 0) };
    },
    accepts: (token) => fixed.has(token) || (expiries.get(token) ?? 0) > clock.now(),
    revoke: (token) => {
      fixed.delete(token);
      expiries.delete(token);
    },
  };
}

/** Tokens that are good at once. Those that were given out first are forgotten for more. */
const maxTokens = 100_000;

/** Tokens expire in the order in which they were given out. */
function forgetSome(expiries: Map<string, number>, now: number): void {
  for (const [token, expiry] of expiries) {
    if (expiry > now && expiries.size <= maxTokens) {
      return;
    }
    expiries.delete(token);
  }
}
