import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createWebhookHandler, createWebhookUrl, type EndedRun, toNodeListener } from "../../src/index.ts";
import { guardProcess } from "../guard-process.ts";
import { delivered, secret } from "./hook.ts";

const told: EndedRun[] = [];
/** Every promise that a listener gave. */
const outcomes: Promise<void>[] = [];
const log = guardProcess();
let server: Server;
let port: number;
let path: string;

beforeAll(async () => {
  const listener = toNodeListener(
    createWebhookHandler({
      secret,
      confirmWith: false,
      onRun: (run) => told.push(run),
      onRefused: () => {},
      maxBytes: 100_000,
      // Reached by what never comes, and by nothing else.
      bodyTimeout: 300,
    }),
  );
  server = createServer({ insecureHTTPParser: true }, (request, response) => {
    outcomes.push(listener(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
  const address = new URL(await createWebhookUrl({ url: `http://127.0.0.1:${port}/hook`, runID: "r", secret }));
  path = address.pathname + address.search;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
afterEach(async () => {
  const settled = await Promise.allSettled(outcomes.splice(0));
  expect(settled.filter(({ status }) => status === "rejected")).toEqual([]);
});

/** Sends bytes, and gives the status of the answer when the server has closed; 0 where it answered nothing. */
function exchange(bytes: string | Uint8Array, then: "wait" | "half-close" | "go away" = "half-close"): Promise<number> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => {
      socket.write(bytes);
      if (then === "half-close") socket.end();
      if (then === "go away") setTimeout(() => socket.destroy(), 20);
    });
    socket.on("data", (chunk) => {
      answer += chunk.toString("latin1");
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(Number(/^HTTP\/1.1 (\d{3})/.exec(answer)?.[1] ?? 0)));
  });
}

const head = (line: string, ...fields: readonly string[]) =>
  [line, "Host: x", "Connection: close", ...fields, "", ""].join("\r\n");
const text = JSON.stringify(delivered);

/** Whether the server still takes deliveries; each time of another run. */
async function expectAlive(): Promise<void> {
  const runID = `alive ${told.length}`;
  const address = await createWebhookUrl({ url: `http://127.0.0.1:${port}/hook`, runID, secret });
  const response = await fetch(address, { method: "POST", body: JSON.stringify({ runID }) });
  expect(response.status).toBe(204);
  expect(told.at(-1)?.runID).toBe(runID);
}

const targets = [
  "//",
  "//[",
  "//[/x",
  "///",
  "/\\",
  "http://[",
  "http://a:99999/",
  "http://a b/",
  "https://",
  "http:",
  "x:y",
];
const oddTargets = ["*", "?", "", "/%", "/%zz", "/\u0000", "/?%ff", "/../..", "/#a", "//evil@host", "data:,x", "/é"];

test.each([...targets, ...oddTargets])("the target %j is answered, and nothing ends", async (target) => {
  for (const method of ["GET", "POST"]) {
    // 0 is node:http's own: a request line that it cannot read closes the connection.
    expect([0, 400, 401, 405]).toContain(await exchange(head(`${method} ${target} HTTP/1.1`)));
  }
  await expectAlive();
});

test.each([
  "TRACE",
  "CONNECT",
  "OPTIONS",
  "GET",
  "HEAD",
  "PUT",
  "DELETE",
  "PATCH",
  "PURGE",
  "M-SEARCH",
  "PROPFIND",
  "trace",
])("the method %s is refused", async (method) => {
  expect([0, 400, 405]).toContain(await exchange(head(`${method} /hook HTTP/1.1`)));
  await expectAlive();
});

test("TRACE and absolute targets are refused in words, with 405 and 400", async () => {
  expect(await exchange(head("TRACE / HTTP/1.1"))).toBe(405);
  expect(await exchange(head("POST http://a:99999/ HTTP/1.1"))).toBe(400);
  expect(await exchange(head("POST // HTTP/1.1"))).toBe(401);
});

test.each([
  ["a host with a blank", head("POST /hook HTTP/1.1").replace("Host: x", "Host: a b")],
  ["no host", head("POST /hook HTTP/1.1").replace("Host: x\r\n", "")],
  ["two hosts", head("POST /hook HTTP/1.1", "Host: y")],
  ["HTTP/1.0", head("POST /hook HTTP/1.0")],
  ["a header of 12 kB", head("POST /hook HTTP/1.1", `X: ${"y".repeat(12_000)}`)],
  ["a header of 100 kB", head("POST /hook HTTP/1.1", `X: ${"y".repeat(100_000)}`)],
  ["a thousand headers", head("POST /hook HTTP/1.1", ...Array.from({ length: 1000 }, (_, i) => `X${i}: 1`))],
  ["a header that is not Latin-1", Buffer.from(head("POST /hook HTTP/1.1", "X: \u00ff\u0080\u2713"))],
  ["control characters in a header", head("POST /hook HTTP/1.1", "X: a\u0001b\u007f")],
  ["a header without a name", head("POST /hook HTTP/1.1", ": x")],
  ["headers named as members of every object", head("POST /hook HTTP/1.1", "__proto__: x", "constructor: y")],
  ["an upgrade", head("POST /hook HTTP/1.1", "Upgrade: websocket").replace("Connection: close", "Connection: upgrade")],
  ["Expect: 100-continue", head("POST /hook HTTP/1.1", "Expect: 100-continue", "Content-Length: 0")],
  ["Expect: the impossible", head("POST /hook HTTP/1.1", "Expect: the-impossible")],
  ["a length that is not a number", head("POST /hook HTTP/1.1", "Content-Length: x")],
  ["a negative length", head("POST /hook HTTP/1.1", "Content-Length: -1")],
  ["two lengths", head("POST /hook HTTP/1.1", "Content-Length: 1", "Content-Length: 2")],
  ["a length and chunks", head("POST /hook HTTP/1.1", "Content-Length: 3", "Transfer-Encoding: chunked")],
  ["a chunk size that is none", `${head("POST /hook HTTP/1.1", "Transfer-Encoding: chunked")}zz\r\n`],
  ["TLS", Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00])],
  ["HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
  ["nothing at all", ""],
  ["garbage", Buffer.alloc(5000, 0xff)],
])("%s is answered or cut off, and nothing ends", async (_what, bytes) => {
  expect([0, 100, 400, 401, 405, 413, 417, 431]).toContain(await exchange(bytes));
  await expectAlive();
});

test.each([
  ["is cut off", () => `${head(`POST ${path} HTTP/1.1`, "Content-Length: 500")}${text}`, "half-close", [0, 400]],
  ["is aborted", () => `${head(`POST ${path} HTTP/1.1`, "Content-Length: 500")}${text}`, "go away", [0]],
  ["never comes", () => head(`POST ${path} HTTP/1.1`, "Content-Length: 5"), "wait", [408]],
  ["stalls", () => `${head(`POST ${path} HTTP/1.1`, "Transfer-Encoding: chunked")}1\r\n{\r\n`, "wait", [408]],
  ["says that it is too large", () => head(`POST ${path} HTTP/1.1`, "Content-Length: 5000000"), "wait", [413]],
  [
    "is too large",
    () => `${head(`POST ${path} HTTP/1.1`, "Transfer-Encoding: chunked")}30d40\r\n${"x".repeat(200_000)}`,
    "wait",
    [413],
  ],
  ["is not JSON", () => `${head(`POST ${path} HTTP/1.1`, "Content-Length: 3")}<a>`, "wait", [400]],
  [
    "is a thousand levels deep",
    () => `${head(`POST ${path} HTTP/1.1`, "Content-Length: 1000")}${"[".repeat(1000)}`,
    "wait",
    [400],
  ],
] as const)("a signed body that %s is answered, and its connection ends", async (_what, bytes, then, statuses) => {
  expect(statuses).toContain(await exchange(bytes(), then));
  await expectAlive();
});

test("a body without end is read no further than its limit", async () => {
  let sent = 0;
  const status = await new Promise<number>((resolve) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => {
      socket.write(head(`POST ${path} HTTP/1.1`, "Transfer-Encoding: chunked"));
      const more = () => {
        if (socket.destroyed || sent > 500_000_000) return;
        sent += 10_000;
        if (socket.write(`2710\r\n${"x".repeat(10_000)}\r\n`)) setImmediate(more);
        else socket.once("drain", more);
      };
      more();
    });
    socket.on("data", (chunk) => {
      answer += chunk.toString();
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(Number(/^HTTP\/1.1 (\d{3})/.exec(answer)?.[1] ?? 0)));
  });
  // The answer may be lost with a connection that is ended while it is written to.
  expect([0, 413]).toContain(status);
  expect(sent).toBeLessThan(50_000_000);
  await expectAlive();
});

test("a handler that throws, a Response that breaks and a response that is gone: the listener's promise is fulfilled", async () => {
  const broken = new ReadableStream({
    pull: (controller) => controller.error(new Error("the body broke")),
  });
  const written: number[] = [];
  const destroyed: string[] = [];
  const outgoing = {
    writeHead: (status: number) => written.push(status),
    end() {},
    destroy: () => destroyed.push("destroyed"),
  };
  const request = { method: "POST", url: "/", headers: {}, async *[Symbol.asyncIterator]() {} };
  await toNodeListener(() => Promise.reject(new Error("not ours")))(request, outgoing);
  await toNodeListener(() => {
    throw new Error("not ours");
  })(request, outgoing);
  await toNodeListener(async () => new Response(broken))(request, outgoing);
  await toNodeListener(async () => undefined as unknown as Response)(request, outgoing);
  expect([written, destroyed]).toEqual([[500, 500, 500, 500], []]);
  const gone = {
    ...outgoing,
    headersSent: true,
    end() {
      throw new Error("gone");
    },
  };
  await toNodeListener(async () => new Response("x"))(request, gone);
  expect(destroyed).toEqual(["destroyed"]);
  expect(log()).toHaveBeenCalledTimes(5);
});
