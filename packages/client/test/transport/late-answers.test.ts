import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { createClient } from "../../src/index.ts";

interface Dispatcher {
  readonly dispatch: (options: object, handler: object) => boolean;
}

// Node.js has no public way to its fetch's limits: undici's own package sets the dispatcher under this symbol too.
const symbol = Symbol.for("undici.globalDispatcher.1");
const globals = globalThis as Record<symbol, unknown>;

/** Runs something while the fetch of Node.js gives up after a tenth of a second instead of 300. */
async function withHastyFetch(run: () => Promise<void>): Promise<void> {
  // Node.js makes the dispatcher when something of fetch is looked at first.
  expect(Response).toBeDefined();
  const usual = globals[symbol] as Dispatcher;
  const limits = { headersTimeout: 100, bodyTimeout: 100 };
  globals[symbol] = {
    dispatch: (options: object, handler: object) => usual.dispatch({ ...limits, ...options }, handler),
  };
  try {
    await run();
  } finally {
    globals[symbol] = usual;
  }
}

/** A server that answers `/v1/ExecuteJob` when it is told to, and a bare fetch never: with headers at once, or with nothing. */
async function withServer(
  sendsHeaders: boolean,
  run: (url: string, arrival: Promise<() => void>) => Promise<void>,
): Promise<void> {
  let arrive = (_answer: () => void) => {};
  const arrival = new Promise<() => void>((resolve) => {
    arrive = resolve;
  });
  const server = createServer((request, response: ServerResponse) => {
    response.setHeader("Content-Type", "application/json");
    if (sendsHeaders) response.flushHeaders();
    if (request.url === "/v1/ExecuteJob") arrive(() => response.end('{"runID":"r"}'));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, arrival);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe("the answer of executeJob comes when the job has ended", () => {
  test.each([
    { what: "headers", sendsHeaders: false },
    { what: "body", sendsHeaders: true },
  ])("and is waited for longer than fetch by itself waits for $what", async ({ sendsHeaders }) => {
    await withServer(sendsHeaders, (url, arrival) =>
      withHastyFetch(async () => {
        const client = createClient({ baseUrl: url, credentials: { token: "t" } });
        const outcome = client.executeJob({ runID: "r", projectID: "p", jobID: "j" });
        outcome.catch(() => {});
        const answer = await arrival;
        // Sent later, and given up: so the client's request is older than fetch's limit.
        await expect(fetch(url).then((response) => response.text())).rejects.toThrow();
        answer();
        expect(await outcome).toMatchObject({ runID: "r" });
      }),
    );
  });
});
