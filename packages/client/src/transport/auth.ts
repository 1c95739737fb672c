import { InvalidOptionError } from "../errors.ts";
import type { Fetch } from "./fetch.ts";

/** A bearer token, or a function that is asked for one before every request. */
export type Credentials = { readonly token: string } | (() => string | Promise<string>);

/** Puts the bearer token on every request. The token is in no message that this throws. */
export function withBearer(fetch: Fetch, credentials: Credentials): Fetch {
  const tokenOf = typeof credentials === "function" ? credentials : () => credentials.token;
  return async (request) => {
    const token = await tokenOf();
    if (typeof token !== "string" || !/^[\x21-\x7e]+$/.test(token)) {
      throw new InvalidOptionError("credentials: the token must be a text of visible ASCII characters without blanks");
    }
    request.headers.set("Authorization", `Bearer ${token}`);
    return fetch(request);
  };
}
