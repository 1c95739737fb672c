import type { ServerRequest } from "../../server/server-request.ts";
import type { Token, TokenIssuer } from "../../server/tokens.ts";
import { decodeAnyCharset } from "../dotnet/character-encoding.ts";
import { foldCase, trimStart } from "../dotnet/dotnet-text.ts";
import type { Reply } from "./reply.ts";
import type { RequestAddress } from "./request-address.ts";
import { unescapeUri } from "./uri-escapes.ts";

/** The errors with which each grant type fails that the server does not know how to give. */
const grantErrors: Readonly<Record<string, string>> = {
  authorization_code: "invalid_grant",
  refresh_token: "invalid_grant",
  client_credentials: "unauthorized_client",
};

/** What each grant type goes without a check that it is there: the exception ends in ASP.NET's error page. */
const grantCredentials: Readonly<Record<string, string>> = {
  authorization_code: "code",
  refresh_token: "refresh_token",
};

const crashReply: Reply = {
  status: 500,
  headers: { "cache-control": "private", "content-type": "text/html; charset=utf-8" },
  text: "<!DOCTYPE html>\r\n<html><head><title>Runtime Error</title></head><body><h1>Server Error in '/' Application.</h1></body></html>\r\n",
  charset: "utf-8",
};

/** Whether an address is the endpoint's, in any spelling of it. */
export function isTokenAddress({ path }: RequestAddress): boolean {
  return foldCase(unescapeUri(path)) === "/token";
}

/**
 * Answers `/token` as Katana's authorization server does: any method, the body read as a form whatever its type, JSON
 * whatever is asked for, 400 for every error.
 */
export async function answerTokenRequest(request: ServerRequest, issuer: TokenIssuer): Promise<Reply> {
  const form = parseKatanaForm(decodeAnyCharset(await request.body(), undefined));
  const grantType = form.get("grant_type") ?? "";
  const credential = grantCredentials[grantType];
  if (credential !== undefined && !form.has(credential)) {
    return crashReply;
  }
  if (grantType !== "password") {
    return jsonReply(400, { error: grantErrors[grantType] ?? "unsupported_grant_type" });
  }
  const token = issuer.issue(form.get("username") ?? "", form.get("password") ?? "");
  return token === undefined
    ? jsonReply(400, {
        error: "invalid_grant",
        error_description: "The user name or password is incorrect.",
      })
    : jsonReply(200, { access_token: token.value, token_type: "bearer", ...expiresIn(token) });
}

/** Left out where no whole second is left. */
function expiresIn({ expiresInSeconds }: Token): { readonly expires_in?: number } {
  return expiresInSeconds > 0 ? { expires_in: expiresInSeconds } : {};
}

/**
 * Several values of one name are joined by commas, blanks before a name are passed over, and an escape that is not UTF-8
 * stays as it is.
 */
function parseKatanaForm(body: string): ReadonlyMap<string, string> {
  const form = new Map<string, string>();
  for (const part of body.split("&")) {
    const equals = part.indexOf("=");
    if (equals >= 0) {
      const name = foldCase(unescapeUri(trimStart(part.slice(0, equals)).replaceAll("+", " ")));
      const value = unescapeUri(part.slice(equals + 1).replaceAll("+", " "));
      form.set(name, form.has(name) ? `${form.get(name)},${value}` : value);
    }
  }
  return form;
}

function jsonReply(status: number, body: Readonly<Record<string, unknown>>): Reply {
  return {
    status,
    headers: {
      "cache-control": "no-cache",
      pragma: "no-cache",
      expires: "-1",
      "content-type": "application/json;charset=UTF-8",
    },
    text: JSON.stringify(body),
    charset: "utf-8",
  };
}
