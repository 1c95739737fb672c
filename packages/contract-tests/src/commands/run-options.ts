import { randomInt } from "node:crypto";
import { resolve } from "node:path";
import { loadConfig, loadKnownFailures } from "../config/load-config.ts";
import {
  type ResolvedEnvironment,
  resolveBaseUrl,
  resolveEnvironment,
  type Variables,
} from "../config/resolve-environment.ts";
import { UsageError } from "../errors.ts";
import { parseReports, type WantedReports } from "../report/write-reports.ts";
import type { ContractRunOptions } from "../run/run-contract.ts";
import type { Shard } from "../run/shard-cases.ts";
import { isLoopback, type Target } from "../run/target.ts";
import { parseOptions, parseWhole } from "./command-line.ts";

/** What the command line of `run` asks for. */
export interface RunOrder {
  /** Undefined: the sandbox in this process. */
  readonly target: Target | undefined;
  readonly options: ContractRunOptions;
  readonly reports: WantedReports;
  readonly observations: string | undefined;
  readonly list: boolean;
  readonly dryRun: boolean;
  readonly yes: boolean;
}

const options = {
  "base-url": { type: "string" },
  env: { type: "string" },
  config: { type: "string" },
  mock: { type: "boolean", default: false },
  operation: { type: "string", multiple: true, default: [] as string[] },
  case: { type: "string", multiple: true, default: [] as string[] },
  check: { type: "string", multiple: true, default: [] as string[] },
  shard: { type: "string" },
  seed: { type: "string" },
  examples: { type: "string", default: "3" },
  list: { type: "boolean", default: false },
  "dry-run": { type: "boolean", default: false },
  strict: { type: "boolean", default: false },
  "known-failures": { type: "string" },
  "allow-start": { type: "boolean", default: false },
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
  const environment = await resolveTarget(values, folder, variables);
  const file = values["known-failures"];
  const target = environment && {
    ...environment.target,
    allowStart: values["allow-start"],
    allowOversize: values["allow-oversize"],
    ...(values.mock ? { isMock: true } : {}),
  };
  if (target !== undefined) {
    isLoopback(target.baseUrl);
  }
  const knownFailures = [
    ...(environment?.knownFailures ?? []),
    ...(file === undefined ? [] : loadKnownFailures(resolve(folder, file))),
  ];
  const reports = parseReports(values.report, variables);
  return {
    target,
    options: {
      seed: values.seed === undefined ? randomInt(largestSeed) : parseWhole("seed", values.seed, 0, largestSeed),
      examples: parseWhole("examples", values.examples, 0, 10_000),
      concurrency: parseWhole("concurrency", values.concurrency, 1, 256),
      strict: values.strict,
      knownFailures,
      ...(values.check.length === 0 ? {} : { checks: new Set(values.check) }),
      selection: {
        operations: values.operation,
        cases: values.case,
        mediaTypes: environment?.mediaTypes ?? [],
        ...(values.shard === undefined ? {} : { shard: parseShard(values.shard) }),
      },
    },
    reports,
    observations: values.observations,
    list: values.list,
    dryRun: values["dry-run"],
    yes: values.yes,
  };
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
    return resolveEnvironment(await loadConfig(folder, config), env, variables);
  }
  if (config !== undefined) {
    throw new UsageError("--config needs --env, which names an environment of it");
  }
  return baseUrl === undefined ? undefined : resolveBaseUrl(baseUrl, variables);
}

function parseShard(text: string): Shard {
  const [, index = 0, count = 0] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (index < 1 || index > count) {
    throw new UsageError(`--shard ${text} must be of the form 2/3: the second of three parts`);
  }
  return { index, count };
}
