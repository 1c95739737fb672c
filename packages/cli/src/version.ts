import { readFileSync } from "node:fs";

/** The single executable has no package.json beside it: its build writes the version in. */
declare const STARFISH_VERSION: string | undefined;

export function version(): string {
  if (typeof STARFISH_VERSION === "string") return STARFISH_VERSION;
  const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { version: string };
  return manifest.version;
}
