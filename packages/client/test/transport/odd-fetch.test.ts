import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { createClient, type Fetch } from "../../src/index.ts";
import { isUnsent } from "../../src/transport/unsent.ts";
import { manualClock } from "../manual-clock.ts";
import { jsonAnswer } from "../recording-fetch.ts";

const job = { runID: "r", projectID: "p", jobID: "j" };

function causeOfItself(): Error {
  const error: Error = new Error("round and round");
  error.cause = new Error("and round", { cause: error });
  return error;
}

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

const unreadable = {
  get message(): string {
    throw new Error("not to be read");
  },
};
const aggregateOfItself = new AggregateError([], "several");
aggregateOfItself.errors.push(aggregateOfItself);

/** What a user's fetch may do in place of giving a Response. */
const oddities: Readonly<Record<string, () => unknown>> = {
  "rejects with undefined": () => Promise.reject(undefined),
  "rejects with null": () => Promise.reject(null),
  "rejects with a symbol": () => Promise.reject(Symbol("x")),
  "rejects with an object of nobody": () => Promise.reject(Object.create(null)),
  "rejects with what cannot be read": () => Promise.reject(unreadable),
  "rejects with a revoked proxy": () => Promise.reject(revoked()),
  "rejects with an error that is its own cause": () => Promise.reject(causeOfItself()),
  "rejects with an error of itself": () => Promise.reject(aggregateOfItself),
  "rejects with no reason": () => Promise.reject(new AggregateError([])),
  throws: () => {
    throw new Error("at once");
  },
  "gives nothing": () => undefined,
  "gives a text": () => "ok",
  "gives an object": () => ({ ok: true, status: 200 }),
  "gives the Response of a network error": () => Response.error(),
  "gives a Response whose body was read": async () => {
    const response = jsonAnswer({ runID: "r", started: true, error: null });
    await response.text();
    return response;
  },
  "gives a body that nothing reads": () => ({ status: 200, ok: true, headers: new Headers(), body: "x" }),
  "gives a Response that is being read": () => {
    const response = jsonAnswer([]);
    response.body?.getReader();
    return response;
  },
};

describe.each(Object.entries(oddities))("a fetch that %s", (_what, oddity) => {
  test("fails a call in the way of the network, and leaves a start open", async () => {
    const clock = manualClock();
    const asked: string[] = [];
    const fetch = ((request: Request) => {
      asked.push(request.method);
      return oddity();
    }) as Fetch;
    const client = createClient({ baseUrl: "http://starfish.test", fetch, clock });
    const calls = [client.getResults("r"), client.runJob(job)];
    const failures = Promise.all(calls.map((call) => Promise.resolve(call).catch((error: unknown) => error)));
    await clock.advance(600_000);
    const [read, started] = await failures;
    expect(read).toMatchObject({ code: "network_failed" });
    expect(started).toMatchObject({ code: "start_unknown", runID: "r" });
    expect(asked.filter((method) => method === "POST")).toHaveLength(1);
    expect(String(read)).toMatch(/(?:the request failed|cut off)[^:]*: \S/);
  });
});

test.each([
  ["a body that is not a stream, as React Native's", { body: undefined }],
  ["a body of Node.js", { body: (async function* () {})() }],
])("an answer with %s is read, up to the limit", async (_what, more) => {
  const bytes = new TextEncoder().encode('[{"runID":"r"}]');
  const headers = new Headers({ "Content-Type": "application/json" });
  const answer = { status: 200, ok: true, headers, bodyUsed: false, arrayBuffer: async () => bytes.buffer, ...more };
  const client = createClient({ baseUrl: "http://starfish.test", fetch: async () => answer as unknown as Response });
  expect(await client.getResults("r")).toEqual([{ runID: "r" }]);
  const tooLarge = client.getResults("r", { maxAnswerBytes: 5 });
  await expect(tooLarge).rejects.toMatchObject({
    code: "decode_failed",
    message: expect.stringContaining("larger than 5 bytes"),
  });
});

test("refused connections are told by errors of another realm too, such as a test runner's", () => {
  const refused = { code: "ECONNREFUSED", syscall: "connect" };
  const errors = "list.map((one) => Object.assign(new Error(), one))";
  const code = `new TypeError("fetch failed", { cause: new AggregateError(${errors}) })`;
  expect(isUnsent(runInNewContext(code, { list: [refused, refused] }))).toBe(true);
  expect(isUnsent(runInNewContext(code, { list: [refused, { code: "ECONNRESET", syscall: "read" }] }))).toBe(false);
  expect(isUnsent(runInNewContext(code, { list: [] }))).toBe(false);
});

test("an error that keeps the request is told in its words alone, and still tells that nothing was sent", async () => {
  const clock = manualClock();
  const posts: string[] = [];
  const fetch = async ({ headers, method }: Request) => {
    posts.push(method);
    const refused = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED", syscall: "connect" });
    throw Object.assign(new Error("request failed", { cause: refused }), { config: { headers } });
  };
  const client = createClient({ baseUrl: "http://starfish.test", fetch, clock, credentials: { token: "t0ken-Yucca" } });
  const failure = client.executeJobAsync(job).catch((error: unknown) => error);
  await clock.advance(60_000);
  expect(await failure).toMatchObject({
    code: "network_failed",
    cause: { message: "request failed", cause: { code: "ECONNREFUSED", syscall: "connect" } },
  });
  expect(posts).toEqual(["POST", "POST", "POST"]);
});
