import { type ClientOptions, createClient, type StarfishClient } from "@starfish-api/client";
import { textOf, type Values } from "../arguments/parse.ts";
import { UsageError } from "../errors.ts";
import { printable } from "../printable.ts";
import { quoteForShell } from "../shell.ts";
import { type Terminal, writeLine } from "../terminal.ts";
import { findCredentials, type KnownCredentials } from "./credentials.ts";
import { loadVariables } from "./env-file.ts";
import { useProxy } from "./proxy.ts";

/** What the environment, a file and the options say of the server and the caller. */
export interface Settings {
  readonly variables: Terminal["env"];
  readonly url: URL;
  readonly mediaType: NonNullable<ClientOptions["mediaType"]>;
  readonly user: string | undefined;
}

/** Throws UsageError. */
export function loadSettings(terminal: Terminal, values: Values): Settings {
  const variables = loadVariables(terminal.env, textOf(values, "env"));
  const url = findBaseUrl(values, variables);
  if (terminal.fetch === undefined) useProxy(url, variables);
  return {
    variables,
    url,
    mediaType: (textOf(values, "media-type") ?? "application/json") as Settings["mediaType"],
    user: textOf(values, "user"),
  };
}

/** The client of a command. Warnings are lines on stderr. */
export async function openClient(
  terminal: Terminal,
  settings: Settings,
  own: Pick<ClientOptions, "claims" | "onExchange"> = {},
): Promise<StarfishClient> {
  const credentials = await findCredentials(terminal, settings.variables, settings.user);
  return clientFor(terminal, settings, credentials, own);
}

export function clientFor(
  terminal: Terminal,
  { url, mediaType }: Settings,
  credentials: KnownCredentials,
  own: Pick<ClientOptions, "claims" | "onExchange" | "onWarning"> = {},
): StarfishClient {
  return createClient({
    baseUrl: url,
    credentials,
    mediaType,
    fetch: terminal.fetch,
    clock: terminal.clock,
    onWarning: ({ message }) => writeLine(terminal.stderr, `starfish: ${printable(message)}`),
    ...own,
  });
}

const repeated = ["base-url", "env", "user", "media-type"];

/** The options that a further command needs to reach the same server, as they were given. */
export function repeatConnection(values: Values): string {
  return repeated
    .flatMap((name) => {
      const value = textOf(values, name);
      return value === undefined ? [] : [` --${name} ${quoteForShell(value)}`];
    })
    .join("");
}

const standard = "https://api.starfishetl.com";

/** Where the API is served. Throws UsageError that says where a wrong address comes from, and does not show it. */
export function findBaseUrl(values: Values, variables: Terminal["env"]): URL {
  const own = textOf(values, "base-url");
  const source = own === undefined ? "STARFISH_BASE_URL" : "--base-url";
  const text = own ?? (variables["STARFISH_BASE_URL"] || standard);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol) && `${url.origin}${url.pathname}` === url.href) return url;
  throw new UsageError(`${source}: expected an address like https://host/path, without name, password and query.`);
}
