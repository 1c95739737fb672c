import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { suggest } from "../closest-name.ts";
import type { ListenOptions } from "../front/listen.ts";
import { loadJobFile } from "../jobs/load-job-file.ts";
import type { SandboxOptions } from "../options.ts";
import { openSqliteStore } from "../store/sqlite-store.ts";

/** A command line that cannot be understood. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export const usage = `Usage: starfish-sandbox [options]      serve until interrupted
       starfish-sandbox faults         list the faults that can be switched on
       starfish-sandbox schema         print the JSON Schema of a file of jobs

  --port NUMBER               port to listen on; 0 is any free one (8080)
  --host ADDRESS              address to listen on (127.0.0.1)
  --model-state MODE          checked: refuse invalid requests; ignored: act upon them (checked)
  --newtonsoft VERSION        6 or 12: whose reading of broken and unusual JSON is imitated (6)
  --auth MODE                 required, or none: ask for no token (required)
  --webhook-auth MODE         required or none: whether Webhook asks for a token (none)
  --users FILE                JSON object of passwords by user name
  --token TOKEN               a token that is good without asking /token; may be repeated
  --token-lifetime SECONDS    how long tokens of /token are good (432000)
  --jobs FILE                 projects and jobs, JSON or YAML
  --duplicate-run MODE        startAgain, ignore, refuse or conflict: a second start of a runID (startAgain)
  --unknown-run MODE          notFound, empty or null: Results of an unknown id (notFound)
  --running-results MODE      running, empty or notFound: Results while a job runs (running)
  --fast                      run time a thousand times as fast
  --data FILE                 keep runs in an SQLite file
  --max-body BYTES            longest body that is taken (4194304)
  --allow-host HOST           host, beside the loopback addresses, that requests may name; may be repeated
  --allow-origin ORIGIN       origin, as http://localhost:3000, whose pages may ask; may be repeated
  --webhook-host HOST         host beside the loopback addresses to send webhooks to; may be repeated
  --fault NAME                switch a fault on: NAME, NAME*COUNT, NAME@RUNID; may be repeated
  --no-pages                  serve no /docs and no /console
  --log                       print every request and every webhook
  --help                      print this`;

export type Command =
  | { readonly kind: "help" | "faults" | "schema" }
  | { readonly kind: "serve"; readonly sandbox: SandboxOptions; readonly listen: ListenOptions; readonly log: boolean };

const options = {
  port: { type: "string", default: "8080" },
  host: { type: "string", default: "127.0.0.1" },
  "model-state": { type: "string", default: "checked" },
  newtonsoft: { type: "string", default: "6" },
  auth: { type: "string", default: "required" },
  "webhook-auth": { type: "string", default: "none" },
  users: { type: "string" },
  token: { type: "string", multiple: true },
  "token-lifetime": { type: "string" },
  jobs: { type: "string" },
  "duplicate-run": { type: "string", default: "startAgain" },
  "unknown-run": { type: "string", default: "notFound" },
  "running-results": { type: "string", default: "running" },
  fast: { type: "boolean", default: false },
  data: { type: "string" },
  "max-body": { type: "string" },
  "allow-host": { type: "string", multiple: true },
  "allow-origin": { type: "string", multiple: true },
  "webhook-host": { type: "string", multiple: true },
  fault: { type: "string", multiple: true },
  "no-pages": { type: "boolean", default: false },
  log: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

/**
 * Understands a command line and opens the files that it names.
 *
 * @throws UsageError, JobFileError or StoreError.
 */
export async function parseCommandLine(args: readonly string[]): Promise<Command> {
  const { values, positionals } = parse(args);
  const [empty] = Object.entries(values).find(([, value]) => [value].flat().includes("")) ?? [];
  if (empty !== undefined) {
    // A variable that is not set would open every address, or let everybody in.
    throw new UsageError(`--${empty} needs a value, and is given none.`);
  }
  if (values.help) {
    return { kind: "help" };
  }
  const [command, ...more] = positionals;
  if ((command === "faults" || command === "schema") && more.length === 0) {
    return { kind: command };
  }
  if (command !== undefined) {
    throw new UsageError(
      `"${positionals.join(" ")}" is not a command.${suggest(command, ["faults", "schema"])} See --help.`,
    );
  }
  const sandbox: SandboxOptions = {
    modelState: oneOf("--model-state", values["model-state"], ["checked", "ignored"]),
    newtonsoft: oneOf("--newtonsoft", values.newtonsoft, ["6", "12"]) === "6" ? 6 : 12,
    authentication: oneOf("--auth", values.auth, ["required", "none"]),
    webhookAuthentication: oneOf("--webhook-auth", values["webhook-auth"], ["required", "none"]),
    duplicateRunID: oneOf("--duplicate-run", values["duplicate-run"], ["startAgain", "ignore", "refuse", "conflict"]),
    unknownRunID: oneOf("--unknown-run", values["unknown-run"], ["notFound", "empty", "null"]),
    runningResults: oneOf("--running-results", values["running-results"], ["running", "empty", "notFound"]),
    tokens: values.token ?? [],
    fast: values.fast,
    faults: values.fault ?? [],
    webhooks: { allowedHosts: values["webhook-host"] ?? [] },
    ...(values.users === undefined ? {} : { users: readUsers(values.users) }),
    ...(values["token-lifetime"] === undefined
      ? {}
      : { tokenLifetimeSeconds: numberOf("--token-lifetime", values["token-lifetime"]) }),
    ...(values["max-body"] === undefined ? {} : { maxBodyBytes: numberOf("--max-body", values["max-body"]) }),
    ...(values.jobs === undefined ? {} : { jobs: await loadJobFile(values.jobs) }),
    ...(values.data === undefined ? {} : { store: await openSqliteStore(values.data) }),
  };
  const port = numberOf("--port", values.port);
  if (port > 65_535) {
    throw new UsageError("--port must be at most 65535.");
  }
  return {
    kind: "serve",
    sandbox,
    listen: {
      port,
      host: values.host,
      allowedHosts: values["allow-host"] ?? [],
      allowedOrigins: values["allow-origin"] ?? [],
      pages: !values["no-pages"],
    },
    log: values.log,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(describeMistake(args, error), { cause: error });
  }
}

/** Node.js says of an unknown option how to give it as a positional argument, which helps nobody. */
function describeMistake(args: readonly string[], error: unknown): string {
  const names = Object.keys(options).map((name) => `--${name}`);
  const unknown = args.map((arg) => arg.split("=")[0] ?? "").find((arg) => arg.startsWith("-") && !names.includes(arg));
  const isUnknown = error instanceof Error && "code" in error && error.code === "ERR_PARSE_ARGS_UNKNOWN_OPTION";
  return isUnknown && unknown !== undefined
    ? `There is no option ${unknown}.${suggest(unknown, names)} See --help.`
    : String(error instanceof Error ? error.message.split("\n")[0] : error);
}

function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) {
    throw new UsageError(`${option} must be one of ${allowed.join(", ")}.${suggest(value, allowed)}`);
  }
  return found;
}

function numberOf(option: string, value: string): number {
  if (!/^\d+$/.test(value)) {
    throw new UsageError(`${option} must be a whole number.`);
  }
  return Number(value);
}

function readUsers(file: string): Readonly<Record<string, string>> {
  let users: unknown;
  try {
    users = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new UsageError(`${file} cannot be read as JSON.`, { cause: error });
  }
  const isUsers =
    typeof users === "object" &&
    users !== null &&
    !Array.isArray(users) &&
    Object.values(users).every((password) => typeof password === "string");
  if (!isUsers) {
    throw new UsageError(`${file} must hold an object of passwords by user name.`);
  }
  return users as Record<string, string>;
}
