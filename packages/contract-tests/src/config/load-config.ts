import { existsSync, readFileSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "yaml";
import { KitError } from "../errors.ts";
import type { KnownFailure } from "../known-failures.ts";
import { checkShape } from "./check-shape.ts";
import type { Config } from "./config.ts";
import { configSchema, knownFailuresSchema } from "./config-schema.ts";

/** In the order in which they are looked for. */
export const configFileNames: readonly string[] = ["ts", "js", "mjs", "json", "yaml", "yml"].map(
  (ending) => `starfish-contract.config.${ending}`,
);

/** A configuration, and the file that it came from. */
export interface LoadedConfig {
  readonly file: string;
  readonly config: Config;
}

/**
 * Reads the configuration of a folder.
 *
 * @param file - A file to read in place of those that are looked for.
 * @throws {KitError} when there is none, when it cannot be read, or when it does not have the right shape.
 */
export async function loadConfig(folder: string, file?: string): Promise<LoadedConfig> {
  const found =
    file === undefined ? configFileNames.map((name) => join(folder, name)).find(existsSync) : resolve(folder, file);
  if (found === undefined || !existsSync(found)) {
    throw new KitError(
      file === undefined
        ? `There is no configuration in ${folder}: make ${configFileNames.join(", ")} (init asks what belongs into it), or give --base-url`
        : `There is no file ${found}`,
    );
  }
  const config = isProgram(found) ? await importConfig(found) : parseText(found);
  checkShape(found, configSchema, config);
  return { file: found, config: config as Config };
}

/**
 * Reads a list of known failures from a JSON or YAML file.
 *
 * @throws {KitError} when it cannot be read or does not have the right shape.
 */
export function loadKnownFailures(file: string): readonly KnownFailure[] {
  const list = parseText(file) ?? [];
  checkShape(file, knownFailuresSchema, list);
  return list as readonly KnownFailure[];
}

function isProgram(file: string): boolean {
  return [".ts", ".js", ".mjs"].includes(extname(file));
}

async function importConfig(file: string): Promise<unknown> {
  try {
    const { default: config } = (await import(pathToFileURL(file).href)) as { readonly default?: unknown };
    return config;
  } catch (cause) {
    const isTypeScript = cause instanceof Error && "code" in cause && cause.code === "ERR_UNKNOWN_FILE_EXTENSION";
    const reason = isTypeScript
      ? `Node.js ${process.version} reads no TypeScript: use Node.js 22.18 or later, or write it as .js, .json or .yaml`
      : describe(cause);
    throw new KitError(`${file}: ${reason}`, { cause });
  }
}

function parseText(file: string): unknown {
  try {
    return parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw new KitError(`${file}: ${describe(cause)}`, { cause });
  }
}

function describe(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
