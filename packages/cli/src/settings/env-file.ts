import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { UsageError } from "../errors.ts";
import type { Terminal } from "../terminal.ts";

const credentialNames = ["STARFISH_TOKEN", "STARFISH_USERNAME", "STARFISH_PASSWORD"];

/**
 * The variables of the environment, and in their place those of a file. A file that says who calls says all of it: then
 * the environment's token, name and password count for nothing. Throws UsageError.
 */
export function loadVariables(env: Terminal["env"], file: string | undefined): Terminal["env"] {
  if (file === undefined) return env;
  const own = readVariables(file);
  const isWho = credentialNames.some((name) => own[name]);
  const kept = Object.entries(env).filter(([name]) => !(isWho && credentialNames.includes(name)));
  return { ...Object.fromEntries(kept), ...own };
}

function readVariables(file: string): Terminal["env"] {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(`--env: ${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`);
  }
  return parseEnv(text);
}
