import { test as base, type TestAPI } from "vitest";
import type { SandboxOptions } from "../options.ts";
import { type StartedSandbox, startSandbox } from "./started-sandbox.ts";

export type { StartedSandbox } from "./started-sandbox.ts";

/** What a test may ask for. */
export interface SandboxFixtures {
  /** For the sandbox; set them with `test.override` or `test.extend`. Default: none, so that jobs run fast. */
  readonly sandboxOptions: SandboxOptions;
  /** A sandbox of the test's own on a free port. It is closed after the test. */
  readonly sandbox: StartedSandbox;
}

/** Vitest's `test`, with a sandbox for each test that asks for one. */
export const test: TestAPI<SandboxFixtures> = base.extend<SandboxFixtures>({
  sandboxOptions: {},
  sandbox: async ({ sandboxOptions }, use) => {
    const sandbox = await startSandbox(sandboxOptions);
    await use(sandbox);
    await sandbox.close();
  },
});
