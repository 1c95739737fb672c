#!/usr/bin/env node
import process from "node:process";
import { type ParseArgsConfig, parseArgs } from "node:util";
import { KitError, UsageError } from "./errors.ts";
import { createMock } from "./mock/create-mock.ts";
import { runProxy } from "./proxy/run-proxy.ts";

const usage = `Usage: starfish-contract <command> [options]

Commands:
  mock   serve the description's examples over HTTP, until interrupted
           --port <number>   default 4010, 0 for any free one
           --host <address>  default 127.0.0.1
           --dynamic         make answers up from the schemas
  proxy  pass traffic on to a server and judge both sides, until interrupted; exit code 1 when there were findings
           --upstream <url>  the server
           --port <number>   default 4020, 0 for any free one
           --host <address>  default 127.0.0.1
           --json <file>     write a line of JSON for each exchange

Options:
  --help  show this text
`;

type Command = (options: string[]) => Promise<void>;

const commands: ReadonlyMap<string, Command> = new Map([
  ["mock", runMock],
  ["proxy", runProxyCommand],
]);

async function runMock(options: string[]): Promise<void> {
  const { values } = parseOptions({
    args: options,
    options: {
      port: { type: "string", default: "4010" },
      host: { type: "string", default: "127.0.0.1" },
      dynamic: { type: "boolean", default: false },
    },
  });
  const port = parsePort(values.port);
  const mock = await createMock({ dynamic: values.dynamic });
  const { url } = await mock.listen({ port, host: values.host });
  process.stdout.write(`The mock listens on ${url}\n`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void mock.close());
  }
}

async function runProxyCommand(options: string[]): Promise<void> {
  const { values } = parseOptions({
    args: options,
    options: {
      upstream: { type: "string" },
      port: { type: "string", default: "4020" },
      host: { type: "string", default: "127.0.0.1" },
      json: { type: "string" },
    },
  });
  const { upstream, host, json } = values;
  if (upstream === undefined) {
    throw new UsageError("--upstream is missing");
  }
  const stop = new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, resolve);
    }
  });
  const where = { upstream, port: parsePort(values.port), host };
  process.exitCode = await runProxy(json === undefined ? where : { ...where, json }, process.stdout, stop);
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(`--port ${text} is no port: it must be a whole number from 0 to 65535`);
  }
  return port;
}

function parseOptions<const T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
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
    process.stderr.write(`starfish-contract: ${error.message}\n\n${usage}`);
  } else if (error instanceof KitError || (error instanceof Error && "code" in error)) {
    process.stderr.write(`starfish-contract: ${error.message}\n`);
  } else {
    throw error;
  }
}
