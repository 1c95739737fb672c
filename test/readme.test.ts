import { execFile } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createMock } from "@starfish-api/contract-tests";
import { afterAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const pages = globSync(["*.md", "{openapi,bench,decisions}/*.md", "packages/*/*.md"], { cwd: root }).sort();
const text = (page: string) => readFileSync(join(root, page), "utf8");

const snippets = pages.flatMap((page) =>
  [...text(page).matchAll(/(?<marker><!-- snippet: (?<name>[\w-]+) -->\n)?```ts\n(?<code>.*?)```/gs)].map(
    ({ groups }) => ({
      page,
      name: groups?.["name"],
      code: groups?.["code"] ?? "",
    }),
  ),
);

const mock = await createMock();
const server = await mock.listen({});
afterAll(async () => {
  await server.close();
  await mock.close();
});

test("every snippet has a name, so that it is run", () => {
  expect(snippets.length).toBeGreaterThan(3);
  expect(snippets.filter(({ name }) => name === undefined)).toEqual([]);
});

describe.each(snippets)("$page, $name", ({ code }) => {
  test("runs as it stands, against the mock", async () => {
    const program = code.replaceAll("https://api.starfishetl.com", server.url);
    const run = promisify(execFile)(process.execPath, ["--input-type=module-typescript", "--eval", program], {
      cwd: root,
      env: { ...process.env, STARFISH_PASSWORD: "correct horse" },
    });
    const { stdout, stderr } = await run;
    expect(`${stdout}${stderr}`).not.toBe("");
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
