import type { Case } from "../cases/case.ts";
import { findProfile } from "../profile/profile.ts";
import { findTokenPath } from "../spec/token-path.ts";
import type { Contract, ExchangeRequest } from "../types.ts";
import { credentialsFor } from "./credentials.ts";
import type { Target } from "./target.ts";

/** The whole request of a case: with the target's address and the caller's credentials. */
export function requestOf(
  contract: Contract,
  { operation, request }: Pick<Case, "operation" | "request">,
  target: Target,
  token: string | undefined,
): ExchangeRequest {
  const { body, headers, method, path } = request;
  const described = contract.operations.find(({ id }) => id === operation);
  const { headers: carried, query } = credentialsFor(described, request.token, target, token) ?? {
    headers: {},
    query: [],
  };
  const cookies = [headers["cookie"], carried["cookie"]].filter((each) => each !== undefined);
  const mark = path.includes("?") ? "&" : "?";
  return {
    method,
    url: `${target.baseUrl.replace(/\/$/, "")}${path}${query.length === 0 ? "" : `${mark}${query.join("&")}`}`,
    headers: {
      ...target.headers,
      ...headers,
      ...carried,
      ...(cookies.length === 0 ? {} : { cookie: cookies.join("; ") }),
    },
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

/**
 * Asks for a token with the target's user name and password. Undefined where the target has a token or no password, and
 * where the description knows no address to ask at.
 */
export function loginRequest(
  contract: Contract,
  { baseUrl, headers, token, username, password }: Target,
): ExchangeRequest | undefined {
  const path = findTokenPath(contract);
  if (path === undefined || token !== undefined || username === undefined || password === undefined) {
    return undefined;
  }
  const form = new URLSearchParams({ grant_type: "password", username, password }).toString();
  return {
    method: "POST",
    url: `${baseUrl.replace(/\/$/, "")}${path}`,
    headers: { ...headers, "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
    body: new TextEncoder().encode(form),
  };
}
