import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "@playwright/test";
import { afterAll, expect, test } from "vitest";
import { createSandbox } from "../../src/sandbox.ts";

// Of the documentation, whose pages are judged by it too.
const { source: axe } = createRequire(fileURLToPath(new URL("../../../../docs/package.json", import.meta.url)))(
  "axe-core",
) as { readonly source: string };
const executablePath = process.env["CHROMIUM_PATH"] ?? "";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const sandbox = createSandbox({ onFailure: () => undefined });
const { url } = await sandbox.listen({ pages: true });
afterAll(async () => {
  await browser.close();
  await sandbox.close();
});

const start = (tab: Page) => tab.locator("#executeJobAsync");

test("A token is got, a start sent in XML, its results read, and both are seen in the console.", async () => {
  const tab = await browser.newPage();
  const problems: string[] = [];
  tab.on("pageerror", ({ message }) => void problems.push(message));
  await tab.goto(`${url}/docs`);
  await tab.getByRole("button", { name: "Get a token" }).press("Enter");
  await tab.getByText("Got one.").waitFor();
  await start(tab).getByLabel("Media type").selectOption("application/xml");
  await start(tab).getByLabel("Answer in").selectOption("application/xml");
  const body = await start(tab).getByLabel("Body").inputValue();
  const runID = "<img src=x onerror=alert(1)>";
  await start(tab)
    .getByLabel("Body")
    .fill(body.replace(/<runID>[^<]*/, `<runID>${runID.replaceAll("<", "&lt;")}`));
  await start(tab).getByRole("button", { name: "Send" }).press("Enter");
  const received = tab.getByRole("region", { name: "executeJobAsync: Received" });
  await received.getByText("<started>true</started>").waitFor();
  expect(await tab.getByRole("region", { name: "executeJobAsync: Sent" }).textContent()).toMatch(
    /^POST \/v1\/ExecuteJobAsync HTTP\/1\.1\nHost: 127\.0\.0\.1:\d+\nAuthorization: Bearer \S+\n/,
  );
  expect(await tab.getByRole("region", { name: "executeJobAsync: curl" }).textContent()).toMatch(
    /^curl -i -X POST 'http/,
  );
  expect(await tab.locator("#getResults input").inputValue()).toBe(runID);

  await tab.goto(`${url}/console`);
  const run = tab.locator("#runs tbody tr").first();
  await run.getByText("Complete").waitFor();
  expect(await run.locator("code").first().textContent()).toBe(runID);
  expect(await tab.locator("#requests tbody").textContent()).toContain("POST /v1/ExecuteJobAsync");
  expect(await tab.locator("table img").count()).toBe(0);
  expect(problems).toEqual([]);
  await tab.close();
});

test("A fault is found and switched on by keyboard, for one request, and is seen to have been used.", async () => {
  const tab = await browser.newPage();
  await tab.goto(`${url}/console`);
  await tab.getByLabel("For so many requests").fill("1");
  await tab.getByRole("searchbox", { name: "Find" }).fill("unavailable");
  const box = tab.locator("#fault-unavailable");
  await box.press("Space");
  await tab.locator("#on").getByText("unavailable × 1").waitFor();
  expect((await fetch(`${url}/v1/Results/r`)).status).toBe(503);
  await tab.locator("#requests .tag", { hasText: "unavailable" }).waitFor();
  await expect.poll(() => box.isChecked()).toBe(false);
  await tab.getByLabel("For so many requests").fill("");
  await box.press("Space");
  await tab.getByRole("button", { name: "Switch all off" }).press("Enter");
  await expect.poll(() => box.isChecked()).toBe(false);
  expect((await fetch(`${url}/v1/Results/r`)).status).toBe(401);
  await tab.close();
});

test.each(["/docs", "/console"])(
  "%s fits a phone, is dark where that is wished, and axe finds nothing.",
  async (path) => {
    const context = await browser.newContext({ bypassCSP: true, viewport: { width: 390, height: 844 } });
    const tab = await context.newPage();
    const backgrounds: string[] = [];
    for (const colorScheme of ["light", "dark"] as const) {
      await tab.emulateMedia({ colorScheme });
      await tab.goto(url + path);
      await tab.locator("#executeJobAsync, #faults li").first().waitFor();
      const [scrollWidth, clientWidth] = await tab.evaluate(() => {
        const { documentElement } = document;
        return [documentElement.scrollWidth, documentElement.clientWidth] as const;
      });
      expect(scrollWidth).toBe(clientWidth);
      await tab.evaluate(axe);
      const found = await tab.evaluate<readonly unknown[]>(
        "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join())]))",
      );
      expect(found, colorScheme).toEqual([]);
      backgrounds.push(await tab.evaluate(() => getComputedStyle(document.body).backgroundColor));
    }
    expect(backgrounds[0]).not.toBe(backgrounds[1]);
    await context.close();
  },
);
