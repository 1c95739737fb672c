import {
  test as base,
  type PlaywrightTestArgs,
  type PlaywrightTestOptions,
  type PlaywrightWorkerArgs,
  type PlaywrightWorkerOptions,
  type TestType,
} from "@playwright/test";
import type { SandboxOptions } from "../options.ts";
import { type StartedSandbox, startSandbox } from "./started-sandbox.ts";

export { expect } from "@playwright/test";
export type { StartedSandbox } from "./started-sandbox.ts";

/** What a test may ask for. */
export interface SandboxFixtures {
  /** For the sandbox; set them with `test.use({ sandboxOptions })` or in the configuration. Default: none. */
  readonly sandboxOptions: SandboxOptions;
  /** A sandbox of the test's own on a free port. It is closed after the test. */
  readonly sandbox: StartedSandbox;
}

type Test = TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & SandboxFixtures,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions
>;

/** Playwright's `test`, with a sandbox for each test that asks for one. */
export const test: Test = base.extend<SandboxFixtures>({
  sandboxOptions: [{}, { option: true }],
  sandbox: async ({ sandboxOptions }, use) => {
    const sandbox = await startSandbox(sandboxOptions);
    await use(sandbox);
    await sandbox.close();
  },
});
