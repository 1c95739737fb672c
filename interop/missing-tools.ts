import type { Tool } from "./language.ts";
import { runStep } from "./run-step.ts";

/** A tool that is there and cannot tell its version, as rustup's cargo without a toolchain, could not build either. */
export async function missingTools(
  tools: readonly Tool[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Tool[]> {
  const missing = tools.map(async (tool) => {
    const { command, version = "--version" } = tool;
    try {
      await runStep({ command, args: [version] }, ".", environment);
      return [];
    } catch {
      return [tool];
    }
  });
  return (await Promise.all(missing)).flat();
}
