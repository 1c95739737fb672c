import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, createServer as createSocketServer, type Server } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { createClient, type NetworkError, type StarfishClient } from "../../src/index.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listen(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

/** A client without waits between its attempts, and the methods of what it sent. */
function setUp(baseUrl: string, credentials?: { readonly token: string }) {
  const methods: string[] = [];
  const clock = {
    now: Date.now,
    random: Math.random,
    setTimer(milliseconds: number, callback: () => void) {
      const timer = setTimeout(callback, milliseconds <= 8000 ? 1 : milliseconds);
      return () => clearTimeout(timer);
    },
  };
  const onExchange = ({ method }: { readonly method: string }) => methods.push(method);
  return { client: createClient({ baseUrl, clock, onExchange, credentials }), methods };
}

const job = { runID: "r", projectID: "p", jobID: "j" };
const failureOf = (client: StarfishClient) =>
  client.runJob(job).then(
    () => {
      throw new Error("it should fail");
    },
    (error: NetworkError) => error,
  );

describe("a start that certainly never left is a NetworkError after its retries, and nothing is asked", () => {
  test("where nobody listens", async () => {
    const server = createSocketServer();
    const port = await listen(server);
    server.close();
    const { client, methods } = setUp(`http://127.0.0.1:${port}`);
    const error = await failureOf(client);
    expect(error).toMatchObject({ code: "network_failed", runID: "r" });
    expect(error.attempts.map(({ isUnsent }) => isUnsent)).toEqual([true, true, true]);
    expect(error.message).toContain("after 3 attempts: fetch failed: connect ECONNREFUSED 127.0.0.1");
    expect(error.message).toContain("Is the server running");
    expect(methods).toEqual(["POST", "POST", "POST"]);
  });

  test("where the host has no address", async () => {
    const { client, methods } = setUp("http://starfish.invalid");
    const error = await failureOf(client);
    expect(error).toMatchObject({ code: "network_failed" });
    expect(error.message).toContain("Is the host in baseUrl right?");
    expect(methods).toEqual(["POST", "POST", "POST"]);
  });

  test("where the port does not speak TLS", async () => {
    const port = await listen(createServer((_, response) => response.end()));
    const { client, methods } = setUp(`https://127.0.0.1:${port}`);
    const error = await failureOf(client);
    expect(error).toMatchObject({ code: "network_failed" });
    expect(error.message).toContain("TLS: wrong version number. Does this port speak https?");
    expect(methods).toEqual(["POST", "POST", "POST"]);
  });

  test("where the connection ends within the handshake", async () => {
    const port = await listen(createSocketServer((socket) => socket.once("data", () => socket.destroy())));
    const { client, methods } = setUp(`https://127.0.0.1:${port}`);
    expect(await failureOf(client)).toMatchObject({ code: "network_failed" });
    expect(methods).toEqual(["POST", "POST", "POST"]);
  });

  test("where fetch refuses the port", async () => {
    const { client } = setUp("http://127.0.0.1:6000");
    const error = await failureOf(client);
    expect(error).toMatchObject({ code: "network_failed" });
    expect(error.message).toContain("bad port. fetch refuses this port");
  });
});

describe("a start that may have left", () => {
  test("is sent once where the connection ends after the request, and the Results are asked", async () => {
    let requests = 0;
    const server = createServer((request, response) => {
      if (request.method === "GET") {
        response.setHeader("Content-Type", "application/json");
        response.end(JSON.stringify([{ runID: "r", status: "Complete" }]));
        return;
      }
      requests += 1;
      request.socket.resetAndDestroy();
    });
    const { client } = setUp(`http://127.0.0.1:${await listen(server)}`);
    expect(await client.runJob(job)).toHaveLength(1);
    expect(requests).toBe(1);
  });

  test("is not sent again by fetch itself after 421, of a fetch of the user's neither", async () => {
    for (const fetch of [undefined, (request: Request) => globalThis.fetch(request)]) {
      let requests = 0;
      const lengths: (string | undefined)[] = [];
      const server = createServer((request, response) => {
        request.resume().on("end", () => {
          requests += 1;
          lengths.push(request.headers["content-length"]);
          response.statusCode = requests === 1 ? 421 : 200;
          response.setHeader("Content-Type", "application/json");
          response.end(JSON.stringify({ runID: "r", started: true, error: null }));
        });
      });
      const baseUrl = `http://127.0.0.1:${await listen(server)}`;
      const error = await createClient({ baseUrl, fetch })
        .executeJobAsync(job)
        .catch((caught: NetworkError) => caught);
      expect(error).toMatchObject({ code: "network_failed", attempts: [{ number: 1 }] });
      expect((error as NetworkError).message).toContain("The server answered 421");
      expect(requests).toBe(1);
      expect(lengths).toEqual([String(JSON.stringify(job).length)]);
    }
  });

  test("is not unsent because its time was over", async () => {
    const server = createServer(() => {});
    const baseUrl = `http://127.0.0.1:${await listen(server)}`;
    const error = await createClient({ baseUrl, attemptTimeout: 100, maxRetries: 0 })
      .executeJobAsync(job)
      .catch((caught: NetworkError) => caught);
    expect(error).toMatchObject({ code: "timed_out" });
    expect((error as NetworkError).attempts[0]?.isUnsent).toBeUndefined();
    server.closeAllConnections();
  });
});
