import type { Clock } from "./clock.ts";
import { suggest } from "./closest-name.ts";
import type { SandboxFailure } from "./failure.ts";
import { isHostName } from "./host-name.ts";
import type { JobFile } from "./jobs/job-file.ts";
import type { UnknownBehaviour } from "./server/job-controllers.ts";
import type { ServerSettings } from "./server/server-settings.ts";
import type { RunStore } from "./store/run-store.ts";
import type { WebhookDelivery, WebhookSenderOptions } from "./webhooks/webhook-sender.ts";

/** One request and how it was answered, for a log. */
export interface RequestLogEntry {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** Undefined where the connection was reset. */
  readonly status: number | undefined;
  /** Milliseconds until the answer was ready. */
  readonly duration: number;
  readonly faults: readonly string[];
}

/** Everything has a default that suits a first try. */
export interface SandboxOptions extends Partial<UnknownBehaviour> {
  /** Whether invalid requests are refused; unknown of the real server. "checked" by default. */
  readonly modelState?: ServerSettings["modelState"];
  /** The version of Newtonsoft.Json whose reading of broken and unusual JSON is imitated. 6, which Web API 2 brings, by default. */
  readonly newtonsoft?: ServerSettings["newtonsoft"];
  /** "required" by default; "none" asks for no token anywhere. */
  readonly authentication?: "required" | "none";
  /** Whether Webhook asks for a token too; unknown of the real server. "none" by default. */
  readonly webhookAuthentication?: "required" | "none";
  /** Passwords by user name; one user by default, see `defaultUsers`. */
  readonly users?: Readonly<Record<string, string>>;
  /** Tokens that are good without asking /token. None by default. */
  readonly tokens?: readonly string[];
  /** How long a token of /token is good; five days by default. */
  readonly tokenLifetimeSeconds?: number;
  /** Projects and jobs; any project and any job by default, see `defaultJobFile`. */
  readonly jobs?: JobFile;
  /** Runs time a thousand times as fast, for tests. False by default. */
  readonly fast?: boolean;
  /** In place of the real time. */
  readonly clock?: Clock;
  /** In place of memory. The sandbox closes it. */
  readonly store?: RunStore;
  /** How many runs memory keeps; 100,000 by default. Runs that have not ended are not forgotten: further starts fail. */
  readonly maxRuns?: number;
  /** Bytes of what runs say of themselves, such as their arguments, that memory keeps; 64 MiB by default. */
  readonly maxRunBytes?: number;
  /** Bytes of a body; 4 MiB by default, as ASP.NET has it. A longer one is refused with 413. */
  readonly maxBodyBytes?: number;
  readonly webhooks?: Partial<
    Pick<WebhookSenderOptions, "allowedHosts" | "attempts" | "backOff" | "fetch" | "timeout">
  >;
  /** Faults that are on from the beginning: `NAME`, `NAME*COUNT`, `NAME@RUNID`. */
  readonly faults?: readonly string[];
  /** Makes tokens and the runIDs of Webhook. Random GUIDs by default. */
  readonly createID?: () => string;
  readonly onRequest?: (entry: RequestLogEntry) => void;
  readonly onDelivery?: (delivery: WebhookDelivery) => void;
  /** Called with why a request was answered with 500, and with what else went wrong. Written to stderr by default. */
  readonly onFailure?: (failure: SandboxFailure) => void;
}

/** An option that does not exist, or has a value that it cannot have. */
export class SandboxOptionError extends Error {
  override readonly name = "SandboxOptionError";
}

/** What is expected of a value, in words, and whether a value is it. */
type Rule = readonly [expected: string, isGood: (value: unknown) => boolean];

const oneOf = (...words: readonly string[]): Rule => [
  `one of ${words.map((word) => `"${word}"`).join(", ")}`,
  (value) => words.includes(value as string),
];
const record: Rule = ["an object", (value) => typeof value === "object" && value !== null && !Array.isArray(value)];
const callable: Rule = ["a function", (value) => typeof value === "function"];
const flag: Rule = ["true or false", (value) => typeof value === "boolean"];
const count: Rule = ["a whole number of at least 1", (value) => Number.isSafeInteger(value) && (value as number) >= 1];
const amount: Rule = ["a number of at least 0", (value) => Number.isFinite(value) && (value as number) >= 0];
const texts: Rule = [
  "a list of texts",
  (value) => Array.isArray(value) && value.every((each) => typeof each === "string"),
];
const textByName: Rule = [
  "an object of passwords by user name",
  (value) => record[1](value) && Object.values(value as object).every((each) => typeof each === "string"),
];

const rules: Readonly<Record<keyof SandboxOptions, Rule>> = {
  modelState: oneOf("checked", "ignored"),
  newtonsoft: ["6 or 12", (value) => value === 6 || value === 12],
  authentication: oneOf("required", "none"),
  webhookAuthentication: oneOf("required", "none"),
  duplicateRunID: oneOf("startAgain", "ignore", "refuse", "conflict"),
  unknownRunID: oneOf("notFound", "empty", "null"),
  runningResults: oneOf("running", "empty", "notFound"),
  users: textByName,
  tokens: texts,
  tokenLifetimeSeconds: amount,
  jobs: record,
  fast: flag,
  clock: record,
  store: record,
  maxRuns: count,
  maxRunBytes: count,
  maxBodyBytes: count,
  webhooks: record,
  faults: texts,
  createID: callable,
  onRequest: callable,
  onDelivery: callable,
  onFailure: callable,
};

const hosts: Rule = [
  "a list of hosts such as hooks.example.com, without scheme and port",
  (value) => texts[1](value) && (value as readonly string[]).every(isHostName),
];

const webhookRules: Readonly<Record<keyof NonNullable<SandboxOptions["webhooks"]>, Rule>> = {
  allowedHosts: hosts,
  attempts: count,
  backOff: amount,
  fetch: callable,
  timeout: amount,
};

/** @throws SandboxOptionError naming the first option that is wrong. */
export function checkOptions(options: SandboxOptions): void {
  check("", options, rules);
  check("webhooks.", options.webhooks ?? {}, webhookRules);
}

function check(prefix: string, values: object, allowed: Readonly<Record<string, Rule>>): void {
  for (const [name, value] of Object.entries(values)) {
    const rule = Object.hasOwn(allowed, name) ? allowed[name] : undefined;
    if (rule === undefined) {
      throw new SandboxOptionError(`There is no option "${prefix}${name}".${suggest(name, Object.keys(allowed))}`);
    }
    const [expected, isGood] = rule;
    if (value !== undefined && !isGood(value)) {
      const found = typeof value === "string" ? `"${value}"` : Array.isArray(value) ? "a list" : String(value);
      throw new SandboxOptionError(`The option ${prefix}${name} must be ${expected}, and is ${found}.`);
    }
  }
}
