import { type Context, note, print, printJson } from "../context.ts";
import { describeDuration } from "../duration.ts";
import type { Outcome } from "../exit-code.ts";
import { findLogin } from "../settings/credentials.ts";
import { clientFor, loadSettings } from "../settings/settings.ts";

/** `starfish token`: exchanges a name and a password for a token, and prints it. */
export async function token(context: Context): Promise<Outcome> {
  const { terminal, values, signal } = context;
  const settings = loadSettings(terminal, values);
  const login = await findLogin(terminal, settings.variables, settings.user);
  const answer = await clientFor(terminal, settings, login).requestToken(login, { signal });
  if (values["json"] === true) {
    printJson(context, answer);
  } else {
    print(context, answer.access_token);
    note(context, `it holds for ${describeDuration(answer.expires_in * 1000)}`);
  }
  return "succeeded";
}
