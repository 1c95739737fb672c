#!/usr/bin/env node
import process from "node:process";
import { parseArgs } from "node:util";
import { KitError, UsageError } from "./errors.ts";
import { createMock } from "./mock/create-mock.ts";

const usage = `Usage: starfish-contract <command> [options]

Commands:
  mock   serve the description's examples over HTTP, until interrupted
           --port <number>   default 4010, 0 for any free one
           --host <address>  default 127.0.0.1
           --dynamic         make answers up from the schemas

Options:
  --help  show this text
`;

type Command = (options: string[]) => Promise<void>;

const commands: ReadonlyMap<string, Command> = new Map([["mock", runMock]]);

async function runMock(options: string[]): Promise<void> {
  const { port, host, dynamic } = parse(options);
  const mock = await createMock({ dynamic });
  const { url } = await mock.listen({ port, host });
  process.stdout.write(`The mock listens on ${url}\n`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void mock.close());
  }
}

function parse(options: string[]): { port: number; host: string; dynamic: boolean } {
  const { values } = readOptions(options);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(`--port ${values.port} is no port: it must be a whole number from 0 to 65535`);
  }
  return { port, host: values.host, dynamic: values.dynamic };
}

function readOptions(options: string[]): { values: { port: string; host: string; dynamic: boolean } } {
  try {
    return parseArgs({
      args: options,
      options: {
        port: { type: "string", default: "4010" },
        host: { type: "string", default: "127.0.0.1" },
        dynamic: { type: "boolean", default: false },
      },
    });
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
