import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createMock } from "@starfish-api/contract-tests";
import { afterAll, describe, expect, test } from "vitest";
import { textOf } from "../../src/html.ts";
import { readOperations } from "../../src/reference/operation.ts";
import { document, htmlPages } from "../built-site.ts";

const run = promisify(execFile);
const folder = fileURLToPath(new URL("../..", import.meta.url));
const vendor = "https://api.starfishetl.com";
const mock = await createMock();
const server = await mock.listen({});
afterAll(async () => {
  await server.close();
  await mock.close();
});

/** What the reader can copy from the pages of the operations. */
const calls = htmlPages
  .filter(([path]) => path.startsWith("reference/operations/"))
  .flatMap(([path, text]) =>
    [...text.matchAll(/<p class="panel-title">([^<]*)<\/p>\n<pre[^>]*><code>(.*?)<\/code>/gs)].map(
      ([, title = "", code = ""]) => ({ operation: path.replace(/.*\/(.*)\.html/, "$1"), title, code: textOf(code) }),
    ),
  );

test("Every operation that a caller calls has a line of TypeScript and one of curl.", () => {
  const titles = Map.groupBy(calls, ({ operation }) => operation);
  const called = readOperations(document).filter(({ callbackOf }) => callbackOf === undefined);
  expect([...titles.keys()].toSorted()).toEqual(called.map(({ id }) => id).toSorted());
  for (const [operation, lines] of titles) expect(lines.length, operation).toBeGreaterThan(1);
});

describe("the line of TypeScript works as it stands", () => {
  test.each(calls.filter(({ title }) => title === "TypeScript"))("for $operation", async ({ code }) => {
    const program = `import { createClient } from "@starfish-api/client";
const starfish = createClient({ baseUrl: "${server.url}", credentials: { token: "a-token" } });
${code}
console.log(JSON.stringify(answer));`;
    const { stdout } = await run(process.execPath, ["--input-type=module-typescript", "--eval", program], {
      cwd: folder,
    });
    expect(JSON.parse(stdout)).toEqual(expect.anything());
  });
});

describe("the line of curl is answered in the form that it asks for", () => {
  test.each(calls.filter(({ title }) => title.startsWith("curl")))("for $operation, $title", async ({ code }) => {
    const request = await requestOf(code);
    const response = await mock.fetch(request);
    expect([response.status, await response.clone().text()]).toEqual([200, expect.anything()]);
    expect(response.headers.get("content-type")).toContain(request.headers.get("accept"));
  });
});

/** The request that curl would send: a shell reads the line and hands over the words and the body. */
async function requestOf(line: string): Promise<Request> {
  const curl = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; case "$*" in *@-*) cat;; esac; }`;
  const { stdout } = await run("sh", ["-c", `${curl}\n${line}\n`], { env: { TOKEN: "a-token" } });
  const words = stdout.split("\0");
  const body = words.pop() ?? "";
  const url = words.find((word) => word.startsWith("http")) ?? "";
  const valuesOf = (option: string) => words.filter((_, index) => words[index - 1] === option);
  const fields = valuesOf("--data-urlencode").map((field) => /^(.*?)=(.*)$/s.exec(field)?.slice(1) ?? []);
  const headers = valuesOf("-H").map((header) => /^(.*?): (.*)$/.exec(header)?.slice(1) ?? []);
  const payload = fields.length > 0 ? new URLSearchParams(fields as [string, string][]) : body;
  const hasBody = fields.length > 0 || words.includes("--data-binary");
  return new Request(url.replace(vendor, server.url), {
    method: valuesOf("-X")[0] ?? (hasBody ? "POST" : "GET"),
    headers: headers as [string, string][],
    ...(hasBody ? { body: payload } : {}),
  });
}
