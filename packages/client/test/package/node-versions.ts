import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** The oldest Node.js that is supported, and the newest of each line in use, as npm brings them. */
export const nodeVersions: readonly string[] = ["20.19.0", "22.23.3", "26.10.0"];

/**
 * Where a Node.js of that version is; npm fetches it once and keeps it. The variable `STARFISH_NODE22`, for example, names
 * another one where npm has none for the platform or there is no network.
 */
export function nodeOf(version: string): Promise<string> {
  const found = paths.get(version) ?? findNode(version);
  paths.set(version, found);
  return found;
}

const paths = new Map<string, Promise<string>>();

async function findNode(version: string): Promise<string> {
  const [major] = version.split(".", 1);
  const given = process.env[`STARFISH_NODE${major}`];
  if (given !== undefined) return given;
  const { stdout } = await execute("npx", ["-y", `node@${version}`, "-p", "process.execPath"]);
  return stdout.trim();
}
