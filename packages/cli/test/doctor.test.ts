import { expect, test } from "vitest";
import { run } from "./fake-terminal.ts";
import { createServer } from "./sandbox-terminal.ts";

const login = { STARFISH_USERNAME: "ada@example.com", STARFISH_PASSWORD: "correct horse & battery" };

test("looks at all of a server in ten lines at most", async () => {
  const { sandbox } = createServer();
  const { url } = await sandbox.listen();
  const { code, out } = await run(["doctor"], { env: { ...login, STARFISH_BASE_URL: url } });
  const lines = out.trim().split("\n");
  expect([code, lines.length <= 10]).toEqual([0, true]);
  expect(lines.map((line) => line.slice(0, 15).trim())).toEqual(
    ["program", "address", "proxy", "network", "TLS", "token", "API", "clock", "warnings"].map(
      (name) => `ok   ${name}`,
    ),
  );
  expect(out).not.toContain("horse");
});

test("finds a port that speaks no TLS", async () => {
  const { sandbox } = createServer();
  const { port } = await sandbox.listen();
  const { code, out } = await run(["doctor"], {
    env: { STARFISH_TOKEN: "t", STARFISH_BASE_URL: `https://127.0.0.1:${port}` },
  });
  expect([code, out]).toEqual([5, expect.stringMatching(/^BAD {2}TLS /m)]);
  expect(out).toMatch(/^BAD {2}TLS +wrong version number\. Does this port speak https\?$/m);
});

test("tells a clock that is wrong, and a token that is refused", async () => {
  const fetch = async () =>
    new Response("{}", { status: 401, headers: { date: new Date(Date.now() - 3_600_000).toUTCString() } });
  const { code, out } = await run(["doctor", "--json"], { env: { STARFISH_TOKEN: "t" }, fetch });
  expect(code).toBe(5);
  expect(JSON.parse(out)).toMatchObject(
    expect.arrayContaining([
      expect.objectContaining({ name: "API", state: "bad", text: expect.stringContaining("401") }),
      expect.objectContaining({
        name: "clock",
        state: "odd",
        text: expect.stringMatching(/^1 h 00 min ahead of the server's$/),
      }),
      expect.objectContaining({ name: "warnings", state: "odd" }),
    ]),
  );
});

test("without credentials looks at the rest, and ends with 2", async () => {
  const { sandbox } = createServer();
  const { url } = await sandbox.listen();
  const { code, out } = await run(["doctor"], { env: { STARFISH_BASE_URL: url } });
  expect([code, out]).toEqual([2, expect.stringMatching(/^BAD {2}token .*STARFISH_TOKEN/m)]);
  expect(out).toMatch(/^ok {3}network /m);
});
