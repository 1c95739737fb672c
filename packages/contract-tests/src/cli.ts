#!/usr/bin/env node
import { createRequire } from "node:module";
import { homedir } from "node:os";
import process from "node:process";
import { closestName } from "./closest-name.ts";
import type { Dialog } from "./commands/open-dialog.ts";
import type { StandIn, Surroundings } from "./commands/run-command.ts";
import { usage } from "./commands/usage.ts";
import { KitError, UsageError } from "./errors.ts";
import { printable, withoutCommands } from "./report/printable.ts";
import { consentFileOf } from "./run/preflight/consent-file.ts";

type Interruption = "SIGINT" | "SIGTERM";

/** As a shell gives them. */
const exitCodes: Readonly<Record<Interruption, number>> = { SIGINT: 130, SIGTERM: 143 };

type Command = (options: string[]) => Promise<void>;

/** Each loads what it needs only when it is asked for: that is most of the time that a start takes. */
const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ["init", init],
  ["mock", async (options) => (await import("./commands/mock-command.ts")).mockCommand(options)],
  ["proxy", async (options) => (await import("./commands/proxy-command.ts")).proxyCommand(options)],
  ["run", run],
]);

async function run(options: string[]): Promise<void> {
  const { runCommand } = await import("./commands/run-command.ts");
  const interruption = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (interruption.signal.aborted) {
        process.exit(exitCodes[signal]);
      }
      interruption.abort(signal);
    });
  }
  try {
    process.exitCode = await runCommand(options, surroundings(interruption.signal));
  } catch (error) {
    tell(error);
    process.exitCode = 2;
  }
  const code = interruption.signal.aborted ? exitCodes[interruption.signal.reason as Interruption] : process.exitCode;
  // Requests that are under way keep the process alive, and nobody waits for them any more.
  // An error of the last write comes after this.
  process.stdout.write("", () => setImmediate(() => process.exit(isOutputLost ? 2 : code)));
}

async function init(options: string[]): Promise<void> {
  const { initCommand } = await import("./commands/init-command.ts");
  const { openDialog } = await import("./commands/open-dialog.ts");
  const { stderr, stdin, stdout } = process;
  const dialog = openDialog(stdin, stderr);
  try {
    await initCommand(options, { folder: process.cwd(), stdout, ask: dialog.ask, isAttended: stdin.isTTY });
  } finally {
    dialog.close();
  }
}

function surroundings(signal: AbortSignal): Surroundings {
  const { env, stderr, stdin, stdout } = process;
  const isAttended = stdin.isTTY && stderr.isTTY;
  return {
    folder: process.cwd(),
    variables: env,
    stdout,
    stderr,
    ask: isAttended ? (question) => askOnTerminal(question, signal) : undefined,
    awaitEnter: createAwaitEnter(),
    consentFile: consentFileOf(env, homedir()),
    now: () => performance.now(),
    startSandbox,
    signal,
  };
}

/** A line that nobody has waited for to its end is still the next one. */
function createAwaitEnter(): () => Promise<boolean> {
  const open = async (): Promise<Dialog> =>
    (await import("./commands/open-dialog.ts")).openDialog(process.stdin, process.stderr);
  let dialog: Promise<Dialog> | undefined;
  let pending: Promise<boolean> | undefined;
  const next = async (): Promise<boolean> => {
    dialog ??= open();
    const line = await (await dialog).ask("");
    pending = undefined;
    return line !== undefined;
  };
  return () => (pending ??= next());
}

/** The terminal stays as it is, so that Ctrl-C is a signal as ever; without an answer, nothing was said. */
async function askOnTerminal(question: string, signal: AbortSignal): Promise<string> {
  const { openDialog } = await import("./commands/open-dialog.ts");
  const dialog = openDialog(process.stdin, process.stderr);
  const interrupted = new Promise<undefined>((resolve) => {
    signal.addEventListener("abort", () => resolve(undefined), { once: true });
  });
  try {
    return (await Promise.race([dialog.ask(question), interrupted])) ?? "";
  } finally {
    dialog.close();
  }
}

/** Twenty times as fast as a server. Its address is the one at which `starfish-sandbox` would listen. */
async function startSandbox(): Promise<StandIn> {
  const { createClock, createSandbox, defaultUsers } = await import("@starfish-api/sandbox");
  // Its failures are what the cases provoke, and the report tells them.
  const sandbox = createSandbox({ clock: createClock(20), onFailure: () => {} });
  const [[username = "", password = ""] = []] = Object.entries(defaultUsers);
  const baseUrl = "http://127.0.0.1:8080";
  return { target: { baseUrl, fetch: sandbox.fetch, username, password }, close: () => sandbox.close() };
}

async function main([name, ...options]: string[]): Promise<void> {
  if (name === "--version") {
    const { version } = createRequire(import.meta.url)("../package.json") as { readonly version: string };
    process.stdout.write(`${version}\n`);
    return;
  }
  if (name === "--help" || options.includes("--help")) {
    process.stdout.write(usage);
    return;
  }
  const command = commands.get(name ?? "");
  if (command === undefined) {
    throw new UsageError(name === undefined ? "a command is missing" : `there is no command ${name}${hintOf(name)}`);
  }
  await command(options);
}

function hintOf(name: string): string {
  const meant = closestName(name, [...commands.keys()]);
  return meant === undefined ? "" : `; did you mean ${meant}?`;
}

/** Says what ended the command; a server's words in it move no cursor and give no command to a runner. */
function tell(error: unknown): void {
  const isExpected =
    error instanceof KitError || error instanceof UsageError || (error instanceof Error && "code" in error);
  const text = isExpected
    ? error.message
    : `the kit failed, please report it: ${(error instanceof Error && error.stack) || String(error)}`;
  const lines = text.split("\n").map((line) => withoutCommands(printable(line)));
  const help = error instanceof UsageError ? `\n${usage.split("\n")[0]}; --help shows them all\n` : "";
  process.stderr.write(`starfish-contract: ${lines.join("\n")}\n${help}`);
}

/** What was asked for did not get to where it was to be written. */
let isOutputLost = false;

process.stdout.on("error", (error: Error & { readonly code?: string }) => {
  // Whoever reads may go away at any time, `head` for example: what is done goes on, and says by its code how it ended.
  if (error.code !== "EPIPE") {
    isOutputLost = true;
    process.exitCode = 2;
    process.stderr.write(`starfish-contract: standard output cannot be written: ${error.message}\n`);
  }
});
process.stderr.on("error", () => undefined);

process.on("uncaughtException", (error) => {
  tell(error);
  process.exit(2);
});
process.on("exit", (code) => {
  // Node.js ends with 13 where nothing is left that could settle what is waited for.
  if (code === 13) {
    process.exitCode = 2;
  }
});

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.exitCode = 2;
  tell(error);
}
