import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { writeHtml } from "../../src/report/html/write-html.ts";
import { caseOf, findingOf, reportOf } from "./report.ts";

const chromium = process.env["CHROMIUM_PATH"] ?? "";

const long = "x".repeat(400);
const page = writeHtml(
  reportOf([caseOf("a", { status: "failed" }, long), caseOf(long)], [findingOf({ found: long, curl: `curl ${long}` })]),
);

/** Shows the page in frames of several widths, and writes down how wide the page wanted to be in each. */
const harness = (widths: readonly number[]): string => `<!doctype html><body>
${widths.map((width) => `<iframe style="border:0;width:${width}px;height:30000px"></iframe>`).join("")}
<script>
const source = ${JSON.stringify(page).replaceAll("<", "\\u003c")};
const frames = [...document.querySelectorAll("iframe")];
const loaded = frames.map((frame) => new Promise((resolve) => { frame.onload = resolve; frame.srcdoc = source; }));
Promise.all(loaded).then(() => {
  document.title = frames.map(({ clientWidth, contentDocument: { documentElement } }) =>
    [clientWidth, documentElement.scrollWidth, documentElement.querySelectorAll("details").length].join(":")).join(" ");
});
</script>`;

test("In a browser the page never scrolls sideways, on a phone or on a wide screen.", () => {
  const folder = mkdtempSync(join(tmpdir(), "starfish-page-"));
  const file = join(folder, "harness.html");
  writeFileSync(file, harness([320, 390, 1280]));
  const options = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    `--user-data-dir=${folder}`,
    "--virtual-time-budget=5000",
  ];
  const dom = execFileSync(chromium, [...options, "--dump-dom", pathToFileURL(file).href], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  const measured = /<title>(.*?)<\/title>/.exec(dom)?.[1]?.split(" ") ?? [];
  expect(measured.map((each) => each.split(":").slice(0, 2))).toEqual([
    ["320", "320"],
    ["390", "390"],
    ["1280", "1280"],
  ]);
  expect(measured.every((each) => Number(each.split(":")[2]) > 2)).toBe(true);
});
