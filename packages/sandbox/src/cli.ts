#!/usr/bin/env node
import { bannerOf, isSystemError, whyNotListening } from "./command/banner.ts";
import { parseCommandLine, UsageError, usage } from "./command/command-line.ts";
import { printFailure } from "./failure.ts";
import { FaultError, faults } from "./faults/catalogue.ts";
import type { ListenOptions } from "./front/listen.ts";
import { jobFileSchema } from "./jobs/job-file-schema.ts";
import { JobFileError } from "./jobs/load-job-file.ts";
import { type RequestLogEntry, SandboxOptionError, type SandboxOptions } from "./options.ts";
import { printable } from "./printable.ts";
import { createSandbox } from "./sandbox.ts";
import { StoreError } from "./store/open-database.ts";
import type { WebhookDelivery } from "./webhooks/webhook-sender.ts";

/** Milliseconds from a signal to the end. */
const maxStop = 900;

try {
  await run(process.argv.slice(2));
} catch (error) {
  if (!isExpected(error)) {
    throw error;
  }
  console.error(error.message.split("\n").map(printable).join("\n"));
  process.exitCode = 2;
}

async function run(args: readonly string[]): Promise<void> {
  const command = await parseCommandLine(args);
  switch (command.kind) {
    case "help":
      console.info(usage);
      break;
    case "schema":
      console.info(JSON.stringify(jobFileSchema, undefined, 2));
      break;
    case "faults": {
      const width = Math.max(...faults.map(({ name }) => name.length));
      const lines = faults.map(
        ({ name, description, reason }) =>
          `${name.padEnd(width)}  ${description}${reason === undefined ? "" : ` Legal: ${reason}`}`,
      );
      console.info(lines.join("\n"));
      break;
    }
    case "serve":
      await serve(
        command.log ? { ...command.sandbox, onRequest: logRequest, onDelivery: logDelivery } : command.sandbox,
        {
          ...command.listen,
        },
      );
  }
}

async function serve(options: SandboxOptions, address: ListenOptions): Promise<void> {
  const sandbox = createSandbox(options);
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (stopping) {
        process.exit();
      }
      stopping = true;
      // What does not come to an end by itself is cut off, so that whoever asked need not kill.
      setTimeout(() => process.exit(), maxStop).unref();
      sandbox.close().catch((error: unknown) => printFailure({ what: "closing", cause: error }));
    });
  }
  const listener = await sandbox.listen(address).catch(async (error: unknown) => {
    await sandbox.close();
    throw isSystemError(error) ? new UsageError(whyNotListening(error, address)) : error;
  });
  console.info(bannerOf(listener.url, options, address));
}

function logRequest({ at, method, path, status, duration, faults }: RequestLogEntry): void {
  const suffix = faults.length === 0 ? "" : `  [${faults.join(", ")}]`;
  console.info(
    `${printTime(at)}  ${printable(`${method} ${path}`)}  ${status ?? "no answer"}  ${duration.toFixed(1)} ms${suffix}`,
  );
}

function logDelivery({ at, runID, url, attempt, outcome, status, reason }: WebhookDelivery): void {
  const detail = status ?? reason ?? "";
  console.info(
    `${printTime(at)}  ${printable(`webhook of ${runID} to ${url}, attempt ${attempt}: ${outcome} ${detail}`)}`,
  );
}

function printTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** Errors that the user can fix; the rest deserves its stack. */
function isExpected(error: unknown): error is Error {
  return [UsageError, FaultError, JobFileError, StoreError, SandboxOptionError].some((kind) => error instanceof kind);
}
