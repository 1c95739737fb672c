import { encodeText } from "../body/charset.ts";
import { exchangeWith } from "./exchange-with.ts";
import type { Send } from "./send.ts";
import type { Target } from "./target.ts";

/**
 * The target's token: the given one, or one that is asked for. Undefined where there is neither a token nor a password, or
 * the server gives none: the cases of the token endpoint say what is wrong with it.
 */
export async function acquireToken(target: Target, send: Send, timeLimit: number): Promise<string | undefined> {
  const { baseUrl, token, username, password } = target;
  if (token !== undefined || username === undefined || password === undefined) {
    return token;
  }
  const form = new URLSearchParams({ grant_type: "password", username, password }).toString();
  const { response } = await exchangeWith(
    send,
    {
      method: "POST",
      url: `${baseUrl.replace(/\/$/, "")}/token`,
      headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
      body: encodeText(form, "utf-8"),
    },
    timeLimit,
  );
  return response.status === 200 ? readToken(response.body) : undefined;
}

function readToken(body: Uint8Array): string | undefined {
  const match = /"access_token"\s*:\s*"([^"]+)"/.exec(new TextDecoder().decode(body));
  return match?.[1];
}
