import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createMock } from "@starfish-api/contract-tests";
import { afterAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const folders = "{openapi,bench,decisions,docs,docs/guides,packages/*}";
const pages = globSync(["*.md", `${folders}/*.md`], { cwd: root }).sort();
const text = (page: string) => readFileSync(join(root, page), "utf8");

/** Its programs belong to a document of their own; packages/openapi-codec/test/readme.test.ts runs them. */
const codecPage = "packages/openapi-codec/README.md";

const snippets = pages
  .filter((page) => page !== codecPage)
  .flatMap((page) =>
    [
      ...text(page).matchAll(
        /(?:<!-- (?<server>snippet|sandbox|recipe): (?<name>[\w-]+) -->\n)?```ts\n(?<code>.*?)```/gs,
      ),
    ].map(({ groups }) => ({
      page,
      name: groups?.["name"],
      server: groups?.["server"],
      code: groups?.["code"] ?? "",
    })),
  );

const mock = await createMock();
const mockServer = await mock.listen({});
const sandbox = await startSandbox();
afterAll(async () => {
  sandbox.stop();
  await mockServer.close();
  await mock.close();
});

/** The stand-in server as a user starts it, on a free port; a thousand times as fast, so that jobs end at once. */
async function startSandbox(): Promise<{ readonly url: string; readonly stop: () => void }> {
  const options = ["--port", "0", "--fast", "--token", "a-token"];
  const child = spawn(process.execPath, ["packages/sandbox/src/cli.ts", ...options], { cwd: root });
  const [text] = await once(child.stdout, "data");
  const url = /http:\S+/.exec(String(text))?.[0];
  if (url === undefined) throw new Error(`the sandbox did not tell where it listens: ${text}`);
  return { url, stop: () => child.kill() };
}

test("every snippet has a name, so that it is run", () => {
  expect(snippets.length).toBeGreaterThan(3);
  expect(snippets.filter(({ name }) => name === undefined)).toEqual([]);
});

/** Recipes are parts of programs; webhook-recipes.test.ts runs them. */
const programs = snippets.filter(({ server }) => server !== "recipe");

describe.concurrent.each(programs)("$page, $name", ({ code, server }) => {
  test(`runs as it stands, against the ${server === "sandbox" ? "sandbox" : "mock"}`, async () => {
    const { url } = server === "sandbox" ? sandbox : mockServer;
    const program = code.replaceAll("https://api.starfishetl.com", url);
    const run = promisify(execFile)(process.execPath, ["--input-type=module-typescript", "--eval", program], {
      cwd: root,
      env: { ...process.env, STARFISH_TOKEN: "a-token", STARFISH_PASSWORD: "correct horse & battery" },
    });
    const { stdout, stderr } = await run;
    expect(`${stdout}${stderr}`).not.toBe("");
    for (const [, promised = ""] of code.matchAll(/\/\/ prints: (.+)/g)) expect(stdout).toContain(promised);
  });
});

const links = pages.flatMap((page) =>
  [...text(page).matchAll(/\]\((?!https?:)(?<path>[^)#]+)/g)].map(({ groups }) => ({
    page,
    path: groups?.["path"] ?? "",
  })),
);

test.each(links)("$page links to $path, which exists", ({ page, path }) => {
  expect(globSync(join(page, "..", path).replace(/\/$/, ""), { cwd: root })).toHaveLength(1);
});

const sources = globSync("{openapi,packages,test,examples,bench,interop,docs,decisions}/**/*.*", {
  cwd: root,
  exclude: ["**/node_modules", "**/dist"],
}).map((path) => `/${path.replaceAll("\\", "/")}`);
const namedFiles = pages
  .filter((page) => /^[A-Z]+\.md$|^decisions\//.test(page))
  .flatMap((page) =>
    [...text(page).matchAll(/`(?<file>[\w./-]+\.(?:ts|js|yaml|xsd))`/g)].map(({ groups }) => ({
      page,
      file: groups?.["file"] ?? "",
    })),
  );

test.each(namedFiles)("$page names $file, which exists", ({ file }) => {
  expect(sources.filter((path) => path.endsWith(`/${file}`))).not.toEqual([]);
});
