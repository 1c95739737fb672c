import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { chromium, type Locator, type Page } from "playwright";
import { afterAll, expect, test } from "vitest";
import { writeSite } from "../src/write-site.ts";
import { htmlPages, site } from "./built-site.ts";

const executablePath = process.env["CHROMIUM_PATH"] ?? "";

// From the disk, as somebody opens it who has downloaded it.
const folder = mkdtempSync(join(tmpdir(), "starfish docs "));
writeSite(site, folder);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

const addressOf = (path: string) => pathToFileURL(join(folder, path)).href;
const kinds = [
  "index.html",
  "guides/xml-traps.html",
  "reference/index.html",
  "reference/operations/executeJobAsync.html",
  "reference/schemas/execJobRequest.html",
  "packages/client/index.html",
  "packages/contract-tests/docs/checks/index.html",
  "packages/contract-tests/docs/checks/response-xml-valid.html",
  "examples/index.html",
  "source/examples/queue.ts.html",
  "bench/index.html",
];

// More than a hundred pages, each laid out twice: on a loaded machine that takes its time.
const everyPage = { timeout: 300_000 };

/** Short names in code type that go over two lines. */
function findBrokenNames(): string[] {
  return [...document.querySelectorAll("main :is(p, li, td, th) code:not(.long)")]
    .filter((code) => code.getClientRects().length > 1 && code.closest(".file, .facts, .rules, footer") === null)
    .map((code) => code.textContent);
}

test(
  "Every page loads without an error, never scrolls sideways and breaks no name, wide and narrow.",
  everyPage,
  async () => {
    const problems: string[] = [];
    const pages = htmlPages.values();
    // A tab has a process of its own.
    await Promise.all([1, 2, 3].map(() => visit(pages, problems)));
    expect(htmlPages.length).toBeGreaterThan(100);
    expect(problems).toEqual([]);
  },
);

/** Looks at one page after the other in one tab. */
async function visit(pages: Iterable<(typeof htmlPages)[number]>, problems: string[]): Promise<void> {
  const tab = await browser.newPage();
  tab.on("console", (message) => void problems.push(`${tab.url()}: ${message.text()}`));
  tab.on("pageerror", (error) => void problems.push(`${tab.url()}: ${error.message}`));
  tab.on("requestfailed", (request) => {
    // The icon, when the next page comes before it.
    if (request.failure()?.errorText !== "net::ERR_ABORTED") problems.push(`${tab.url()}: ${request.url()} failed`);
  });
  for (const [path] of pages) {
    await tab.goto(addressOf(path));
    for (const width of [1280, 390]) {
      await tab.setViewportSize({ width, height: 900 });
      const [scrollWidth, clientWidth] = await tab.evaluate(() => {
        const { documentElement } = document;
        return [documentElement.scrollWidth, documentElement.clientWidth] as const;
      });
      if (scrollWidth > clientWidth)
        problems.push(`${path} is ${scrollWidth - clientWidth} pixels too wide at ${width}`);
    }
    for (const name of await tab.evaluate(findBrokenNames)) problems.push(`${path} breaks the name ${name}`);
  }
  await tab.close();
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
}

test.each(kinds)("%s can be read and used by everybody, in light and dark, as far as axe can tell.", async (path) => {
  const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await tab.goto(addressOf(path));
  await tab.evaluate(axe.source);
  for (const colorScheme of ["light", "dark"] as const) {
    await tab.emulateMedia({ colorScheme });
    const violations = await tab.evaluate<Violation[]>("axe.run().then(({ violations }) => violations)");
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`),
    );
    expect(found, colorScheme).toEqual([]);
  }
  await tab.close();
});

test("The search finds a section and leads to it.", async () => {
  const tab = await browser.newPage();
  await tab.goto(addressOf("reference/operations/getResults.html"));
  await tab.getByRole("searchbox").fill("retirement answers");
  await tab.locator(".results a", { hasText: "Find out whether it still answers" }).click();
  expect(tab.url()).toBe(`${addressOf("guides/retirement.html")}#find-out-whether-it-still-answers`);
  await tab.close();
});

test("The search says so when there is nothing.", async () => {
  const tab = await browser.newPage();
  await tab.goto(addressOf("index.html"));
  await tab.getByRole("searchbox").fill("xyzzy");
  await tab.locator(".results p").waitFor();
  expect(await tab.locator(".results").textContent()).toBe("Nothing found for “xyzzy”.");
  await tab.close();
});

test("The search is reached by keyboard, and finds other spellings and misspelt words.", async () => {
  const tab = await browser.newPage();
  await tab.goto(addressOf("index.html"));
  for (const [query, found] of [
    ["timeout", /Time-outs and retries/],
    ["webhok", /Webhooks/],
  ] as const) {
    await tab.keyboard.press("Control+k");
    await tab.keyboard.press("Control+a");
    await tab.keyboard.type(query);
    await tab.locator(".results a").first().waitFor();
    expect(await tab.locator(".results").textContent()).toMatch(found);
    expect(await tab.locator(".results mark").count()).toBeGreaterThan(0);
  }
  await tab.keyboard.press("Enter");
  await tab.waitForURL(/webhook/);
  await tab.close();
});

test("The theme is switched and remembered.", async () => {
  const context = await browser.newContext({ colorScheme: "light" });
  const tab = await context.newPage();
  await tab.goto(addressOf("index.html"));
  const colour = () => tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await colour();
  const button = tab.getByRole("button", { name: /^Theme/ });
  await button.click();
  await button.click();
  expect(await button.textContent()).toBe("Dark");
  expect(await colour()).not.toBe(light);
  await tab.reload();
  expect(await colour()).not.toBe(light);
  await context.close();
});

/** Presses Tab until this has the focus, as somebody without a mouse does. */
async function tabTo(tab: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 200; presses++) {
    await tab.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab never reaches ${target}`);
}

test("A walk by keyboard alone: past the menu, search, tabs, copy and theme.", async () => {
  const context = await browser.newContext({
    colorScheme: "light",
    permissions: ["clipboard-read", "clipboard-write"],
    viewport: { width: 1280, height: 900 },
  });
  const tab = await context.newPage();
  await tab.goto(addressOf("index.html"));
  await tabTo(tab, tab.getByRole("link", { name: "Skip to the text" }));
  await tab.keyboard.press("Enter");
  await tabTo(tab, tab.getByRole("link", { name: "Run a job in five minutes" }));

  await tab.keyboard.press("/");
  await tab.keyboard.type("executeJobAsync");
  const result = tab.locator(".results a").first();
  await result.waitFor();
  await tab.keyboard.press("ArrowDown");
  expect(await result.evaluate((element) => element === document.activeElement)).toBe(true);
  await tab.keyboard.press("Enter");
  await tab.waitForURL(/executeJobAsync\.html/);

  await tabTo(tab, tab.getByRole("radio", { name: "curl", exact: true }));
  await tab.keyboard.press("ArrowRight");
  const program = tab.locator(".panel:visible", { hasText: "using System" });
  await program.waitFor();
  await tabTo(tab, program.getByRole("button", { name: "Copy" }));
  await tab.keyboard.press("Enter");
  await program.getByRole("button", { name: "Copied" }).waitFor();
  expect(await tab.evaluate(() => navigator.clipboard.readText())).toBe(await program.locator("pre").textContent());

  const colour = () => tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await colour();
  await tab.reload();
  await tabTo(tab, tab.getByRole("button", { name: /^Theme/ }));
  await tab.keyboard.press("Enter");
  await tab.keyboard.press("Enter");
  expect(await colour()).not.toBe(light);
  await context.close();
});

test("In a narrow window the menu opens and leads to a page.", async () => {
  const tab = await browser.newPage({ viewport: { width: 390, height: 800 } });
  await tab.goto(addressOf("index.html"));
  const link = tab.getByRole("link", { name: "The XML traps" }).and(tab.locator(".sidebar a"));
  expect(await link.isVisible()).toBe(false);
  await tab.getByRole("button", { name: "Menu" }).click();
  await link.click();
  expect(await tab.locator("h1").textContent()).toBe("The XML traps");
  await tab.close();
});

test("The language of the programs is remembered on the next page, and code that is too wide can be scrolled.", async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
  const tab = await context.newPage();
  await tab.goto(addressOf("reference/operations/executeJobAsync.html"));
  await tab.getByText("Python", { exact: true }).first().click();
  await tab.goto(addressOf("reference/operations/getResults.html"));
  const panel = tab.locator(".panel", { hasText: "import urllib.request" });
  expect(await panel.isVisible()).toBe(true);
  const code = await panel.locator("pre").evaluate((pre) => {
    const { overflowX, maxHeight } = getComputedStyle(pre);
    return { overflowX, maxHeight, isWhole: pre.scrollHeight <= pre.clientHeight + 20 };
  });
  expect(code).toEqual({ overflowX: "auto", maxHeight: "none", isWhole: true });
  await context.close();
});

test("Without scripts every page can be read, and every way to call an operation can be chosen.", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const tab = await context.newPage();
  await tab.goto(addressOf("reference/operations/executeJobAsync.html"));
  const panel = tab.locator(".panel", { hasText: "application/xml" });
  expect(await panel.isVisible()).toBe(false);
  await tab.getByText("curl, XML", { exact: true }).first().click();
  expect(await panel.isVisible()).toBe(true);
  await context.close();
});
