import { createServer as createHttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { FakeTerminal, type Outcome, run } from "./fake-terminal.ts";
import { createServer, job } from "./sandbox-terminal.ts";

const secret = { STARFISH_WEBHOOK_SECRET: "sixteen bytes or more" };

/** A program that deliveries are forwarded to; each answer is the next status. */
async function serve(...statuses: number[]): Promise<{ url: string; taken: { url: string; body: string }[] }> {
  const taken: { url: string; body: string }[] = [];
  const server = createHttpServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      taken.push({ url: request.url ?? "", body });
      response.writeHead(statuses.shift() ?? 204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`, taken };
}

/** Listens, and gives where. */
async function listen(...more: string[]) {
  const { sandbox } = createServer({ webhooks: { backOff: 20 } });
  const { url: baseUrl } = await sandbox.listen();
  const env = { STARFISH_TOKEN: "a-token", STARFISH_BASE_URL: baseUrl, ...secret };
  const terminal = new FakeTerminal({ env, fetch: (request) => fetch(request) });
  const listening = run(["webhooks", "listen", "--port", "0", ...more], terminal);
  await expect.poll(() => terminal.err).toContain("start runs with: starfish run --webhook");
  const url = /listening on (\S+)/.exec(terminal.err)?.[1] ?? "";
  const stop = async (): Promise<Outcome> => {
    terminal.interrupt();
    return listening;
  };
  return { sandbox, terminal, env, url, stop };
}

test("shows a delivery that was signed and that the Results confirm, and ends well at Ctrl-C", async () => {
  const { terminal, env, url, stop } = await listen();
  await run(["run", ...job, "--run-id", "r", "--webhook", url], { env, fetch: (request) => fetch(request) });
  await expect.poll(() => terminal.out).toMatch(/run r succeeded: Complete\n$/);
  expect(await stop()).toMatchObject({ code: 0 });
});

test("forwards with the signed parameters, and has it delivered again where that fails", async () => {
  const program = await serve(500, 204);
  const { terminal, env, url, stop } = await listen("--forward", program.url, "--json");
  await run(["run", ...job, "--run-id", "r", "--webhook", url], { env, fetch: (request) => fetch(request) });
  await expect.poll(() => terminal.out).not.toBe("");
  expect(JSON.parse(terminal.out)).toMatchObject({ runID: "r", outcome: "succeeded", forwarded: program.url });
  expect(program.taken).toHaveLength(2);
  expect(program.taken[1]?.url).toMatch(/^\/hooks\?starfish-run=r&starfish-expires=\d+&starfish-signature=/);
  expect(JSON.parse(program.taken[1]?.body ?? "")).toMatchObject({ runID: "r" });
  const { err } = await stop();
  expect(err).toContain(`run r: ${program.url} answered with 500`);
});

test("refuses what is not signed, and says so", async () => {
  const { terminal, url, stop } = await listen();
  const answer = await fetch(url, { method: "POST", body: '{"runID":"r"}' });
  expect(answer.status).toBe(401);
  await expect.poll(() => terminal.err).toContain("refused with 401: The address is not signed");
  expect((await stop()).out).toBe("");
});

test("says that a port is taken", async () => {
  const { url, env, stop } = await listen();
  const { code, err } = await run(["webhooks", "listen", "--port", new URL(url).port], { env });
  expect([code, err]).toEqual([2, expect.stringContaining("EADDRINUSE; --port 0 takes any free one")]);
  await stop();
});
