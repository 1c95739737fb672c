import type { ServerRequest } from "../server-request.ts";
import type { TokenIssuer } from "../tokens.ts";
import { decodeUrl } from "./form-pairs.ts";
import type { Reply } from "./reply.ts";

/** The errors with which each grant type fails that the server does not know how to give. */
const grantErrors: Readonly<Record<string, string>> = {
  authorization_code: "invalid_grant",
  refresh_token: "invalid_grant",
  client_credentials: "unauthorized_client",
};

/**
 * Answers `/token` as Katana's authorization server does: any method, the body read as a form whatever its type, JSON
 * whatever is asked for, 400 for every error.
 */
export async function answerTokenRequest(request: ServerRequest, issuer: TokenIssuer): Promise<Reply> {
  const form = parseKatanaForm(await request.text());
  const grantType = form.get("grant_type") ?? "";
  if (grantType !== "password") {
    return jsonReply(400, { error: grantErrors[grantType] ?? "unsupported_grant_type" });
  }
  const token = issuer.issue(form.get("username") ?? "", form.get("password") ?? "");
  return token === undefined
    ? jsonReply(400, {
        error: "invalid_grant",
        error_description: "The user name or password is incorrect.",
      })
    : jsonReply(200, { access_token: token.value, token_type: "bearer", expires_in: token.expiresInSeconds });
}

/** Several values of one name are joined by commas. */
function parseKatanaForm(body: string): ReadonlyMap<string, string> {
  const form = new Map<string, string>();
  for (const part of body.split("&")) {
    const equals = part.indexOf("=");
    if (equals >= 0) {
      const name = decodeUrl(part.slice(0, equals)).toLowerCase();
      const value = decodeUrl(part.slice(equals + 1));
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
