import { chromium } from "playwright";
import { afterAll, expect, test } from "vitest";
import { createProject } from "../package/pack-client.ts";
import { servePage } from "./page-server.ts";
import { startSandbox } from "./sandbox-process.ts";
import { bundleSmoke, expected } from "./smoke-program.ts";

const project = await createProject();
const sandbox = await startSandbox();
afterAll(() => {
  sandbox.stop();
  project.remove();
});

test("The packed client starts a job in JSON and in XML and waits for it in Chromium.", async () => {
  const page = await servePage(await bundleSmoke(project.folder, ""), sandbox.url);
  const executablePath = process.env["CHROMIUM_PATH"] ?? "";
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const tab = await browser.newPage();
    await tab.goto(page.url);
    const lines = await tab.evaluate(`import("/smoke.js").then(({ smoke }) => smoke(location.origin))`);
    expect(lines).toEqual(expected);
  } finally {
    await browser.close();
    page.close();
  }
});
