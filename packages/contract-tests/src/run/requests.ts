import type { Case } from "../cases/case.ts";
import { findProfile } from "../profile/profile.ts";
import type { Contract, ExchangeRequest } from "../types.ts";
import type { Target } from "./target.ts";

const badToken = "nobody-gave-out-this-token";

/** The whole request of a case: with the target's address and the caller's token. */
export function requestOf({ request }: Case, target: Target, token: string | undefined): ExchangeRequest {
  const { body, headers, method, path } = request;
  const bearer = { good: token ?? "any", ended: target.expiredToken, bad: badToken, none: undefined }[request.token];
  return {
    method,
    url: `${target.baseUrl.replace(/\/$/, "")}${path}`,
    headers: { ...target.headers, ...headers, ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }) },
    body,
  };
}

/** What only a server that validates refuses with 400. Undefined where nothing of the kind is known of the API. */
export function validationProbe(
  contract: Contract,
  target: Target,
  token: string | undefined,
): ExchangeRequest | undefined {
  const probe = findProfile(contract)?.validationProbe(contract);
  return (
    probe && {
      method: probe.operation.method,
      url: `${target.baseUrl.replace(/\/$/, "")}${probe.operation.path}`,
      headers: {
        ...target.headers,
        "content-type": "application/json",
        accept: "application/json",
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: new TextEncoder().encode(probe.body),
    }
  );
}

/** Asks for a token with the target's user name and password. Undefined where the target has a token or no password. */
export function tokenRequest({ baseUrl, headers, token, username, password }: Target): ExchangeRequest | undefined {
  if (token !== undefined || username === undefined || password === undefined) {
    return undefined;
  }
  const form = new URLSearchParams({ grant_type: "password", username, password }).toString();
  return {
    method: "POST",
    url: `${baseUrl.replace(/\/$/, "")}/token`,
    headers: { ...headers, "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
    body: new TextEncoder().encode(form),
  };
}
