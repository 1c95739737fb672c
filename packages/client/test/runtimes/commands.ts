import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** How each runtime is started, without more rights than a client needs. */
const options: Readonly<Record<string, readonly string[]>> = {
  node: ["--no-warnings"],
  deno: ["run", "--no-prompt", "--allow-net", "--allow-env"],
  bun: ["run"],
};

/** The command of a runtime that npm brought, or of this one. */
export function commandOf(runtime: string): [command: string, ...options: string[]] {
  const own = options[runtime] ?? [];
  if (runtime === "node") return [process.execPath, ...own];
  const path = fileURLToPath(new URL(`../../node_modules/.bin/${runtime}`, import.meta.url));
  if (!existsSync(path)) {
    throw new Error(`There is no ${path}: run "pnpm install", which brings it for the platforms that it is made for`);
  }
  return [path, ...own];
}
