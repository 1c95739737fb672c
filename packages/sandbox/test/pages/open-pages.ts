import { type Browser, chromium, type Locator, type Page } from "@playwright/test";
import { afterAll } from "vitest";
import { createSandbox } from "../../src/sandbox.ts";

/** A browser, and a sandbox whose pages it opens, for the tests of one file. */
export async function openPages(): Promise<{ readonly browser: Browser; readonly url: string }> {
  const executablePath = process.env["CHROMIUM_PATH"] ?? "";
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const sandbox = createSandbox({ onFailure: () => undefined });
  const { url } = await sandbox.listen({ pages: true });
  afterAll(async () => {
    await browser.close();
    await sandbox.close();
  });
  return { browser, url };
}

/** The form that starts a job. */
export const start = (tab: Page): Locator => tab.locator("#executeJobAsync");
