import { randomInt } from "node:crypto";
import { resolve } from "node:path";
import {
  type ResolvedEnvironment,
  readKnownFailures,
  resolveBaseUrl,
  resolveEnvironment,
} from "../config/resolve-environment.ts";
import { UsageError } from "../errors.ts";
import type { MinChecked } from "../report/min-checked.ts";
import { parseReports, type WantedReports } from "../report/parse-reports.ts";
import type { ContractRunOptions } from "../run/run-contract.ts";
import { createRunKey } from "../run/run-key.ts";
import { type Target, withUsualAddress } from "../run/target.ts";
import { isAddress } from "../spec/is-address.ts";
import type { Variables } from "../variables.ts";
import { parseHeaders, parseMinChecked, parseOptions, parseWhole } from "./command-line.ts";
import { parseWatch, type WatchOrder } from "./watch-order.ts";

/** What the command line of `run` asks for. */
export interface RunOrder {
  /** Undefined: the sandbox in this process. */
  readonly target: Target | undefined;
  readonly options: ContractRunOptions;
  readonly reports: WantedReports;
  readonly observations: string | undefined;
  /** The file of another description; undefined for the published one. */
  readonly description: string | undefined;
  readonly list: boolean;
  readonly dryRun: boolean;
  readonly yes: boolean;
  readonly minChecked: MinChecked;
  readonly quiet: boolean;
  /** The case that is run again and again; undefined for a run that ends. */
  readonly watch: WatchOrder | undefined;
  /** The file for the list with which this run would have no findings. */
  readonly writeKnownFailures: string | undefined;
}

const options = {
  "base-url": { type: "string" },
  env: { type: "string" },
  config: { type: "string" },
  mock: { type: "boolean", default: false },
  operation: { type: "string", multiple: true, default: [] as string[] },
  case: { type: "string", multiple: true, default: [] as string[] },
  check: { type: "string", multiple: true, default: [] as string[] },
  seed: { type: "string" },
  "run-key": { type: "string" },
  "media-type": { type: "string", multiple: true, default: [] as string[] },
  header: { type: "string", multiple: true, default: [] as string[] },
  remote: { type: "boolean", default: false },
  "no-credentials": { type: "boolean", default: false },
  "min-checked": { type: "string", default: "90%" },
  bail: { type: "boolean", default: false },
  quiet: { type: "boolean", default: false },
  "write-known-failures": { type: "string" },
  examples: { type: "string", default: "3" },
  description: { type: "string" },
  watch: { type: "string" },
  every: { type: "string" },
  list: { type: "boolean", default: false },
  "dry-run": { type: "boolean", default: false },
  strict: { type: "boolean", default: false },
  "known-failures": { type: "string" },
  "allow-start": { type: "boolean", default: false },
  "allow-change": { type: "boolean", default: false },
  "allow-delete": { type: "boolean", default: false },
  "allow-oversize": { type: "boolean", default: false },
  yes: { type: "boolean", default: false },
  concurrency: { type: "string", default: "8" },
  report: { type: "string", multiple: true, default: [] as string[] },
  observations: { type: "string" },
} as const;

const largestSeed = 2 ** 31 - 1;

/**
 * Reads the command line and what it names: the configuration, the known failures, the environment variables.
 *
 * @throws {UsageError} when it asks for something that is not there. @throws {KitError} when a file cannot be read.
 */
export async function readRunOrder(args: string[], folder: string, variables: Variables): Promise<RunOrder> {
  const { values } = parseOptions({ args, options });
  const watch = parseWatch(values);
  const environment = await resolveTarget(values, folder, variables);
  const file = values["known-failures"];
  if (values.description !== undefined && environment === undefined) {
    throw new UsageError("--description needs --base-url or --env: the sandbox is of StarfishETL alone");
  }
  const headers = parseHeaders(values.header);
  const target = environment && {
    ...withUsualAddress(environment.target),
    allowStart: values["allow-start"],
    allowChange: values["allow-change"],
    allowDelete: values["allow-delete"],
    allowOversize: values["allow-oversize"],
    headers: { ...environment.target.headers, ...headers },
    ...(values.remote ? { isRemote: true } : {}),
    ...(values.mock ? { isMock: true } : {}),
    ...(isOpen(environment.target, values.mock) ? { token: "any" } : {}),
  };
  const knownFailures = [
    ...(environment?.knownFailures ?? []),
    ...(file === undefined ? [] : await readKnownFailures(resolve(folder, file))),
  ];
  const reports = parseReports(values.report, variables);
  return {
    target,
    options: {
      seed: values.seed === undefined ? randomInt(largestSeed) : parseWhole("seed", values.seed, 0, largestSeed),
      examples: parseWhole("examples", values.examples, 0, 10_000),
      runKey: parseRunKey(values["run-key"]),
      bail: values.bail,
      concurrency: parseWhole("concurrency", values.concurrency, 1, 256),
      strict: values.strict,
      knownFailures,
      ...(values.check.length === 0 ? {} : { checks: new Set(values.check) }),
      selection: {
        operations: values.operation,
        cases: watch === undefined ? values.case : [watch.case],
        mediaTypes: values["media-type"].length > 0 ? values["media-type"] : (environment?.mediaTypes ?? []),
        withoutCredentials: values["no-credentials"],
      },
    },
    reports,
    observations: values.observations,
    description: values.description === undefined ? environment?.description : resolvePath(folder, values.description),
    list: values.list,
    dryRun: values["dry-run"],
    yes: values.yes,
    minChecked: parseMinChecked(values["min-checked"]),
    quiet: values.quiet,
    watch,
    writeKnownFailures: values["write-known-failures"],
  };
}

/** An address is left as it is, for whoever reads files to refuse. */
function resolvePath(folder: string, path: string): string {
  return isAddress(path) ? path : resolve(folder, path);
}

async function resolveTarget(
  { "base-url": baseUrl, env, config }: { "base-url"?: string; env?: string; config?: string },
  folder: string,
  variables: Variables,
): Promise<ResolvedEnvironment | undefined> {
  if (baseUrl !== undefined && env !== undefined) {
    throw new UsageError("--base-url and --env name two targets: give one of them");
  }
  if (env !== undefined) {
    const { loadConfig } = await import("../config/load-config.ts");
    return resolveEnvironment(await loadConfig(folder, config), env, variables);
  }
  if (config !== undefined) {
    throw new UsageError("--config needs --env, which names an environment of it");
  }
  return baseUrl === undefined ? undefined : resolveBaseUrl(baseUrl, variables);
}

/** A mock takes any token. */
function isOpen({ isMock = false, token, username }: Target, mock: boolean): boolean {
  return (isMock || mock) && token === undefined && username === undefined;
}

function parseRunKey(text: string | undefined): string {
  if (text !== undefined && !/^[\w-]{1,64}$/.test(text)) {
    throw new UsageError(`--run-key ${text} must be 1 to 64 letters, digits, - and _`);
  }
  return text ?? createRunKey();
}
