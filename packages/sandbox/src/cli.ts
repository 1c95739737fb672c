#!/usr/bin/env node
import { parseCommandLine, UsageError, usage } from "./command-line.ts";
import { FaultError, faults } from "./faults/catalogue.ts";
import { jobFileSchema } from "./jobs/job-file-schema.ts";
import { JobFileError } from "./jobs/load-job-file.ts";
import { createSandbox, defaultUsers, type RequestLogEntry, type SandboxOptions } from "./sandbox.ts";
import { StoreError } from "./store/sqlite-store.ts";
import type { WebhookDelivery } from "./webhooks/webhook-sender.ts";

try {
  await run(process.argv.slice(2));
} catch (error) {
  if (!isExpected(error)) {
    throw error;
  }
  console.error(error.message);
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
      console.info(faults.map(({ name, description }) => `${name.padEnd(width)}  ${description}`).join("\n"));
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

async function serve(
  options: SandboxOptions,
  address: { readonly port?: number; readonly host?: string },
): Promise<void> {
  const sandbox = createSandbox(options);
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (!stopping) {
        stopping = true;
        void sandbox.close();
      }
    });
  }
  const { url } = await sandbox.listen(address);
  console.info(`The StarfishETL sandbox listens on ${url}`);
  if (options.authentication !== "none" && options.users === undefined) {
    const [[user, password] = []] = Object.entries(defaultUsers);
    console.info(`POST ${url}/token gives a token to "${user}" with the password "${password}"`);
  }
}

function logRequest({ at, method, path, status, duration, faults }: RequestLogEntry): void {
  const suffix = faults.length === 0 ? "" : `  [${faults.join(", ")}]`;
  console.info(`${printTime(at)}  ${method} ${path}  ${status ?? "no answer"}  ${duration.toFixed(1)} ms${suffix}`);
}

function logDelivery({ at, runID, url, attempt, outcome, status, reason }: WebhookDelivery): void {
  const detail = status ?? reason ?? "";
  console.info(`${printTime(at)}  webhook of ${runID} to ${url}, attempt ${attempt}: ${outcome} ${detail}`);
}

function printTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** Errors that the user can mend; the rest deserves its stack. */
function isExpected(error: unknown): error is Error {
  const isSystemError =
    error instanceof Error && "code" in error && ["EADDRINUSE", "EACCES", "EADDRNOTAVAIL"].includes(String(error.code));
  return (
    isSystemError ||
    error instanceof UsageError ||
    error instanceof FaultError ||
    error instanceof JobFileError ||
    error instanceof StoreError
  );
}
