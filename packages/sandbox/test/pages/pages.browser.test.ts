import { once } from "node:events";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "vitest";
import { createSandbox } from "../../src/sandbox.ts";
import { openPages, start } from "./open-pages.ts";

const { browser, url } = await openPages();

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

/** Presses Tab until this has the focus, as somebody without a mouse does. */
async function tabTo(tab: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 200; presses++) {
    await tab.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab never reaches ${target}`);
}

test("A token is got even where it is asked for before the page knows the user.", async () => {
  const tab = await browser.newPage();
  const gate = new AbortController();
  await tab.route(`${url}/console/operations`, async (route) => {
    await once(gate.signal, "abort");
    await route.continue();
  });
  await tab.goto(`${url}/docs`);
  await tab.getByRole("button", { name: "Get a token" }).click();
  gate.abort();
  await tab.getByText("Got one.").waitFor();
  await tab.close();
});

test("By keyboard alone a token is got, a start is sent and its curl line copied.", async () => {
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  const tab = await context.newPage();
  await tab.goto(`${url}/docs`);
  await start(tab).waitFor();
  await tabTo(tab, tab.getByRole("button", { name: "Get a token" }));
  await tab.keyboard.press("Enter");
  await tab.getByText("Got one.").waitFor();
  await tabTo(tab, start(tab).getByLabel("Media type"));
  await tab.keyboard.type("application/xml");
  await tabTo(tab, start(tab).getByRole("button", { name: "Send" }));
  await tab.keyboard.press("Enter");
  await start(tab).getByText('"started":true').waitFor();
  await tabTo(tab, tab.getByRole("button", { name: "Copy executeJobAsync: curl" }));
  await tab.keyboard.press("Enter");
  await start(tab).getByRole("button", { name: "Copied" }).waitFor();
  expect(await tab.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^curl -i -X POST .*Content-Type: application\/xml' --data-binary '<exec/,
  );
  await context.close();
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

test("Of two answers to one form the later request's is shown.", async () => {
  const tab = await browser.newPage();
  await tab.goto(`${url}/docs`);
  const body = start(tab).getByLabel("Body");
  await body.waitFor();
  const gate = new AbortController();
  await tab.route(`${url}/v1/ExecuteJobAsync`, async (route) => {
    const isFirst = route.request().postData() === "first";
    if (isFirst) await once(gate.signal, "abort");
    await route.fulfill({ body: isFirst ? "answer to the first" : "answer to the second" });
  });
  for (const text of ["first", "second"]) {
    await body.fill(text);
    await start(tab).getByRole("button", { name: "Send" }).click();
  }
  await start(tab).getByText("answer to the second").waitFor();
  const first = tab.waitForResponse((answer) => answer.request().postData() === "first");
  gate.abort();
  await (await first).finished();
  await tab.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  expect(await tab.getByRole("region", { name: "executeJobAsync: Received" }).textContent()).toContain("the second");
  await tab.close();
});

test("Where nothing happened yet, the console says how to begin, and the address is copied by keyboard.", async () => {
  const empty = createSandbox({ jobs: { projects: {} } });
  const { url: address } = await empty.listen({ pages: true });
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  const tab = await context.newPage();
  await tab.goto(`${address}/console`);
  for (const text of ["No run yet.", "No request yet.", "Nothing was delivered yet.", "The file has no job"]) {
    await tab.getByText(text).waitFor();
  }
  await tab.getByRole("button", { name: "Copy the address" }).press("Enter");
  await tab.getByRole("button", { name: "Copied" }).waitFor();
  expect(await tab.evaluate(() => navigator.clipboard.readText())).toBe(address);
  await context.close();
  await empty.close();
});

test("The console says when it lost the sandbox, undoes a switch, and goes on with what comes back.", async () => {
  const first = createSandbox({ jobs: { projects: { old: { jobs: { nightly: {} } } } } });
  const { url: address } = await first.listen({ pages: true });
  const tab = await browser.newPage();
  await tab.goto(`${address}/console`);
  const connection = tab.locator("#connection");
  await connection.getByText("Live").waitFor();
  await first.close();
  await connection
    .getByText("The sandbox does not answer. Is it still running? This page shows how it was at")
    .waitFor();
  const box = tab.locator("#fault-unavailable");
  await box.press("Space");
  await tab.getByRole("alert").getByText("The sandbox does not answer.").waitFor();
  expect(await box.isChecked()).toBe(false);
  const second = createSandbox({ jobs: { projects: { renamed: { jobs: { nightly: {} } } } } });
  await second.listen({ pages: true, port: Number(new URL(address).port) });
  await connection.getByText("Live").waitFor();
  await tab.locator("#jobs").getByText("renamed").waitFor();
  await tab.close();
  await second.close();
});

test("Pages that cannot be set up say so, and are set up when they can be.", async () => {
  const tab = await browser.newPage();
  const refuse = (path: string) => tab.route(url + path, (route) => route.fulfill({ status: 500, body: "" }));
  await refuse("/console/operations");
  await refuse("/console/setup");
  await tab.goto(`${url}/docs`);
  await tab.getByText("The operations cannot be shown. The sandbox answers /console/operations with 500.").waitFor();
  await tab.unroute(`${url}/console/operations`);
  await tab.getByRole("button", { name: "Try again" }).press("Enter");
  await start(tab).waitFor();
  expect(await tab.getByRole("button", { name: "Try again" }).count()).toBe(0);
  await tab.goto(`${url}/console`);
  await tab.locator("#connection").getByText("The sandbox answers /console/setup with 500.").waitFor();
  await tab.unroute(`${url}/console/setup`);
  await tab.locator("#connection").getByText("Live").waitFor();
  expect(await tab.locator("#faults li").count()).toBeGreaterThan(50);
  await tab.close();
});

test("The Markdown of the description is shown as it is meant.", async () => {
  const tab = await browser.newPage();
  await tab.goto(`${url}/docs`);
  await start(tab).locator("strong", { hasText: "never send a start again" }).waitFor();
  expect(await start(tab).locator("p > code", { hasText: "webHookURL" }).count()).toBe(1);
  const texts = await tab.locator("section > :is(h2, p, ul), td").allTextContents();
  expect(texts.length).toBeGreaterThan(30);
  expect(texts.filter((text) => /`|\*\*|\]\(/.test(text))).toEqual([]);
  // As text: the test's own build would change an import.
  const made = await tab.evaluate(
    `import("/console/markdown.js").then(({ blocksOf }) => blocksOf(${JSON.stringify(
      "One `*a*` and **bold `b`**.\n\n- *x*\n- [y](https://y.example) [z](javascript:x)",
    )}).map(({ outerHTML }) => outerHTML).join(""))`,
  );
  expect(made).toBe(
    "<p>One <code>*a*</code> and <strong>bold <code>b</code></strong>.</p>" +
      '<ul><li><em>x</em></li><li><a href="https://y.example" rel="noreferrer">y</a> <span>z</span></li></ul>',
  );
  await tab.close();
});
