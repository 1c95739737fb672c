import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { loadVariables } from "../src/settings/env-file.ts";
import { proxyVariable, useProxy } from "../src/settings/proxy.ts";
import { FakeTerminal, run } from "./fake-terminal.ts";
import { createServer, job } from "./sandbox-terminal.ts";

const folder = mkdtempSync(join(tmpdir(), "starfish-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));

const login = { STARFISH_USERNAME: "ada@example.com", STARFISH_PASSWORD: "correct horse & battery" };
const baseUrl = { STARFISH_BASE_URL: "http://sandbox" };

describe("who calls", () => {
  test.each([
    [{}, "No credentials: set STARFISH_TOKEN, or STARFISH_USERNAME and STARFISH_PASSWORD, in the environment"],
    [{ STARFISH_USERNAME: "ada" }, "STARFISH_PASSWORD is not set: set it in the environment or in a file for --env"],
    [
      { STARFISH_PASSWORD: "p" },
      "STARFISH_USERNAME is not set: set it in the environment or in a file for --env, or give --user.",
    ],
    [{ STARFISH_TOKEN: "" }, "No credentials: set STARFISH_TOKEN"],
  ])("of %j is not enough where nobody can be asked", async (env, sentence) => {
    expect(await run(["run", ...job], { env })).toMatchObject({ code: 2, err: expect.stringContaining(sentence) });
  });

  test("is read from a file, which says all of it", async () => {
    const { terminal } = createServer();
    const file = join(folder, ".env");
    writeFileSync(
      file,
      `STARFISH_USERNAME=${login.STARFISH_USERNAME}\nSTARFISH_PASSWORD="${login.STARFISH_PASSWORD}"\n`,
    );
    const env = { ...baseUrl, STARFISH_TOKEN: "another-account" };
    expect((await run(["run", ...job, "--env", file], { ...terminal, env })).code).toBe(0);
    expect(loadVariables({ STARFISH_TOKEN: "t", OTHER: "o" }, file)).toEqual({ ...login, OTHER: "o" });
  });

  test("is asked for at a terminal, the password without an echo", async () => {
    const { terminal } = createServer();
    const typed = ["ada@ex", "x", "\u007f", "ample.com\r", `${login.STARFISH_PASSWORD}\r`];
    const { code, err } = await run(["run", ...job], { ...terminal, env: baseUrl, input: typed, columns: 80 });
    expect(code).toBe(0);
    expect(err).toContain("User name: ada@exx\b \bample.com\nPassword of ada@example.com: \n");
    expect(err).not.toContain("horse");
  });

  test("of another name than the variables' is asked for that one's password", async () => {
    const { terminal } = createServer({
      users: { bo: "bo's own", [login.STARFISH_USERNAME]: login.STARFISH_PASSWORD },
    });
    const env = { ...baseUrl, ...login };
    const { code, err } = await run(["run", ...job, "--user", "bo"], {
      ...terminal,
      env,
      input: ["bo's own\n"],
      columns: 80,
    });
    expect([code, err]).toEqual([0, expect.stringContaining("Password of bo: ")]);
  });

  test("is nobody after Ctrl-C at the question", async () => {
    const own = new FakeTerminal({ env: baseUrl, input: ["ad\u0003"], columns: 80 });
    expect((await run(["run", ...job], own)).code).toBe(130);
  });
});

describe("a proxy", () => {
  test("that refuses ends with 5 and its word", async () => {
    const proxy = createHttpServer().on("connect", (_, socket) => {
      socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
    });
    await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
    const { port } = proxy.address() as AddressInfo;
    const usual = Reflect.get(globalThis, Symbol.for("undici.globalDispatcher.1")) as object;
    onTestFinished(() => {
      Reflect.set(globalThis, Symbol.for("undici.globalDispatcher.1"), usual);
      proxy.close();
    });
    const env = {
      STARFISH_TOKEN: "t",
      STARFISH_BASE_URL: "https://api.example",
      HTTPS_PROXY: `http://127.0.0.1:${port}`,
    };
    const { code, err } = await run(["results", "r"], { env });
    expect([code, err]).toEqual([5, expect.stringContaining("Does the proxy allow this host?")]);
  });

  test("that this Node.js cannot use is told, not passed by", () => {
    const variables = { HTTPS_PROXY: "http://proxy:3128" };
    expect(() => useProxy(new URL("https://api.example"), variables, null)).toThrow(
      /^HTTPS_PROXY is set, and this Node\.js \(v.*\) cannot use a proxy/,
    );
  });

  test("is not used for what NO_PROXY takes out, nor for another scheme", () => {
    const variables = { HTTPS_PROXY: "http://proxy:3128", NO_PROXY: "localhost,.intern.example" };
    const used = ["https://api.example", "https://a.intern.example", "https://localhost:8443", "http://api.example"];
    expect(used.map((url) => proxyVariable(new URL(url), variables))).toEqual([
      "HTTPS_PROXY",
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("whose address is none is told", async () => {
    const env = { STARFISH_TOKEN: "t", HTTPS_PROXY: "not an address" };
    expect(await run(["results", "r"], { env })).toMatchObject({
      code: 2,
      err: expect.stringContaining("HTTPS_PROXY is not an address of a proxy"),
    });
  });
});
