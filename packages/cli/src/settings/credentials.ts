import { existsSync } from "node:fs";
import { UsageError } from "../errors.ts";
import { printable } from "../printable.ts";
import type { Terminal } from "../terminal.ts";
import { canAsk, withQuestions } from "./prompt.ts";

export interface Login {
  readonly username: string;
  readonly password: string;
}

export type KnownCredentials = Login | { readonly token: string };

/** The credentials: from the variables, else from what a person types. Throws UsageError that names the variable that is missing. */
export async function findCredentials(
  terminal: Terminal,
  variables: Terminal["env"],
  user: string | undefined,
): Promise<KnownCredentials> {
  const token = variables["STARFISH_TOKEN"];
  if (token && user === undefined) return { token };
  return findLogin(terminal, variables, user);
}

/** A user's name and password, whether or not there is a token. Throws UsageError. */
export async function findLogin(
  terminal: Terminal,
  variables: Terminal["env"],
  user: string | undefined,
): Promise<Login> {
  const known = user ?? variables["STARFISH_USERNAME"];
  // A password belongs to the name that it was set with.
  const isOwn = user === undefined || user === variables["STARFISH_USERNAME"] || !variables["STARFISH_USERNAME"];
  const secret = isOwn ? variables["STARFISH_PASSWORD"] : undefined;
  if (known && secret) return { username: known, password: secret };
  if (!canAsk(terminal)) throw new UsageError(describeMissing(known, secret));
  const { username, password } = await withQuestions(terminal, async (ask) => {
    const name = known || (await ask("User name: ", false));
    return { username: name, password: secret || (await ask(`Password of ${printable(name)}: `, true)) };
  });
  if (username === "" || password === "") throw new UsageError("Neither user name nor password can be empty.");
  return { username, password };
}

function describeMissing(username: string | undefined, password: string | undefined): string {
  const where = `in the environment or in a file for --env${existsSync(".env") ? " (there is a .env here)" : ""}`;
  if (username) return `STARFISH_PASSWORD is not set: set it ${where}.`;
  if (password) return `STARFISH_USERNAME is not set: set it ${where}, or give --user.`;
  return `No credentials: set STARFISH_TOKEN, or STARFISH_USERNAME and STARFISH_PASSWORD, ${where}.`;
}
