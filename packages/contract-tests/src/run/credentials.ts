import type { Operation, SecurityScheme } from "../types.ts";
import type { Target } from "./target.ts";

/** Nobody gave these out. */
const nobody = { token: "nobody-gave-out-this-token", name: "nobody", password: "nobody-knows-this" };

/** The caller's own, one of theirs that has ended, some that nobody gave out, or none. */
export type CredentialKind = "good" | "ended" | "bad" | "none";

/** What of a request carries credentials. */
export interface CarriedCredentials {
  readonly headers: Readonly<Record<string, string>>;
  /** Parts of a query. */
  readonly query: readonly string[];
}

const nothing: CarriedCredentials = { headers: {}, query: [] };

/**
 * The credentials for an operation, by the first way in for which the target has all. Undefined where it has none, although
 * the operation asks for some.
 *
 * @param token - A bearer token that is good for the run.
 */
export function credentialsFor(
  operation: Pick<Operation, "credentials" | "security"> | undefined,
  kind: CredentialKind,
  target: Target,
  token: string | undefined,
): CarriedCredentials | undefined {
  if (kind === "none") {
    return nothing;
  }
  const ways = operation?.credentials ?? [];
  if (ways.length === 0) {
    return token === undefined ? undefined : carryAll([{ name: "token", kind: "bearer" }], kind, target, token);
  }
  for (const way of ways) {
    const carried = carryAll(way, kind, target, token);
    if (carried !== undefined) {
      return carried;
    }
  }
  return undefined;
}

function carryAll(
  schemes: readonly SecurityScheme[],
  kind: CredentialKind,
  target: Target,
  token: string | undefined,
): CarriedCredentials | undefined {
  const parts = schemes.map((scheme) => carry(scheme, kind, target, token));
  return parts.some((part) => part === undefined)
    ? undefined
    : {
        headers: Object.assign({}, ...parts.map((part) => part?.headers)),
        query: parts.flatMap((part) => part?.query ?? []),
      };
}

function carry(
  { in: place, kind: scheme, parameter = "" }: SecurityScheme,
  kind: CredentialKind,
  { apiKey, expiredToken, password, username }: Target,
  token: string | undefined,
): CarriedCredentials | undefined {
  const inHeader = (name: string, value: string): CarriedCredentials => ({ ...nothing, headers: { [name]: value } });
  switch (scheme) {
    case "bearer": {
      const value = { good: token, ended: expiredToken, bad: nobody.token, none: undefined }[kind];
      return value === undefined ? undefined : inHeader("authorization", `Bearer ${value}`);
    }
    case "basic": {
      const own = username === undefined || password === undefined ? undefined : `${username}:${password}`;
      const value = kind === "good" ? own : `${nobody.name}:${nobody.password}`;
      return value === undefined
        ? undefined
        : inHeader("authorization", `Basic ${Buffer.from(value).toString("base64")}`);
    }
    case "key": {
      const value = kind === "good" ? apiKey : nobody.token;
      if (value === undefined || place === "header") {
        return value === undefined ? undefined : inHeader(parameter.toLowerCase(), value);
      }
      return place === "cookie"
        ? inHeader("cookie", `${parameter}=${encodeURIComponent(value)}`)
        : { ...nothing, query: [`${encodeURIComponent(parameter)}=${encodeURIComponent(value)}`] };
    }
    case "connection":
      return kind === "good" ? nothing : undefined;
    case "other":
      return undefined;
  }
}
