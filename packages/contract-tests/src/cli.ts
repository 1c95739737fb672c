#!/usr/bin/env node
import { homedir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import type { StandIn, Surroundings } from "./commands/run-command.ts";
import { usage } from "./commands/usage.ts";
import { KitError, UsageError } from "./errors.ts";

type Command = (options: string[]) => Promise<void>;

/** Each loads what it needs only when it is asked for: that is most of the time that a start takes. */
const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ["merge", merge],
  ["mock", async (options) => (await import("./commands/mock-command.ts")).mockCommand(options)],
  ["proxy", async (options) => (await import("./commands/proxy-command.ts")).proxyCommand(options)],
  ["run", run],
]);

async function run(options: string[]): Promise<void> {
  const { runCommand } = await import("./commands/run-command.ts");
  process.exitCode = await runCommand(options, surroundings());
}

async function merge(options: string[]): Promise<void> {
  const { mergeCommand } = await import("./commands/merge-command.ts");
  process.exitCode = mergeCommand(options, surroundings());
}

function surroundings(): Surroundings {
  const { env, stderr, stdin, stdout } = process;
  const isAttended = stdin.isTTY && stderr.isTTY;
  return {
    folder: process.cwd(),
    variables: env,
    stdout,
    stderr,
    ask: isAttended ? askOnTerminal : undefined,
    consentFile: join(env["XDG_STATE_HOME"] ?? join(homedir(), ".local", "state"), "starfish-contract", "hosts.json"),
    now: () => performance.now(),
    startSandbox,
  };
}

async function askOnTerminal(question: string): Promise<string> {
  const { createInterface } = await import("node:readline/promises");
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}

/** Twenty times as fast as a server. Its address is the one at which `starfish-sandbox` would listen. */
async function startSandbox(): Promise<StandIn> {
  const { createClock, createSandbox, defaultUsers } = await import("@starfish-api/sandbox");
  const sandbox = createSandbox({ clock: createClock(20) });
  const [[username = "", password = ""] = []] = Object.entries(defaultUsers);
  const baseUrl = "http://127.0.0.1:8080";
  return { target: { baseUrl, fetch: sandbox.fetch, username, password }, close: () => sandbox.close() };
}

async function main([name, ...options]: string[]): Promise<void> {
  if (name === "--help" || options.includes("--help")) {
    process.stdout.write(usage);
    return;
  }
  const command = commands.get(name ?? "");
  if (command === undefined) {
    throw new UsageError(name === undefined ? "a command is missing" : `there is no command ${name}`);
  }
  await command(options);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.exitCode = 2;
  if (error instanceof UsageError) {
    process.stderr.write(`starfish-contract: ${error.message}\n\n${usage.split("\n")[0]}; --help shows them all\n`);
  } else if (error instanceof KitError || (error instanceof Error && "code" in error)) {
    process.stderr.write(`starfish-contract: ${error.message}\n`);
  } else {
    throw error;
  }
}
