import { describe, expect, test } from "vitest";
import { createApi } from "../../src/api.ts";
import { createClient, type StarfishClient, type StarfishError } from "../../src/index.ts";
import { manualClock } from "../manual-clock.ts";
import { jsonAnswer, recordingFetch } from "../recording-fetch.ts";

type Answer = () => Response | Promise<Response>;

const job = { runID: "r", projectID: "p", jobID: "j" };
const rows: Answer = () => jsonAnswer([]);
const started: Answer = () => jsonAnswer({ runID: "r", started: true, error: null });
const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  () =>
    jsonAnswer({ Message: "no" }, { status: code, headers });
const failing =
  (code: string, syscall?: string): Answer =>
  () =>
    Promise.reject(new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code, syscall }) }));

/** A client whose server gives these answers one after the other, and whose time is an hour after each call. */
function setUp(answers: readonly Answer[], random?: () => number) {
  const clock = manualClock(random);
  const left = [...answers];
  const fetch = recordingFetch(() => {
    const answer = left.shift();
    if (answer === undefined) throw new Error("one request too many");
    return answer();
  });
  const client = createClient({
    baseUrl: "http://starfish.test",
    fetch,
    clock,
    totalTimeout: Number.POSITIVE_INFINITY,
  });
  const settle = async (call: (client: StarfishClient) => Promise<unknown>) => {
    const result = call(client).catch((error: StarfishError) => error);
    await clock.advance(3_600_000);
    return result;
  };
  /** What was waited between the attempts; the time-out of each attempt is 60,000. */
  const delays = () => clock.waits.filter((wait) => wait !== 60_000);
  return { fetch, settle, delays };
}

describe("reading results", () => {
  test.each([408, 429, 500, 502, 503, 504])("is repeated after %i", async (code) => {
    const { fetch, settle } = setUp([status(code), rows]);
    expect(await settle((client) => client.getResults("r"))).toEqual([]);
    expect(fetch.sent).toHaveLength(2);
  });

  test.each([400, 401, 403, 404, 405])("is not repeated after %i", async (code) => {
    const { fetch, settle } = setUp([status(code)]);
    expect(await settle((client) => client.getResults("r"))).toMatchObject({ status: code });
    expect(fetch.sent).toHaveLength(1);
  });

  test("is repeated after a failure of the network", async () => {
    const { settle } = setUp([failing("ECONNRESET"), rows]);
    expect(await settle((client) => client.getResults("r"))).toEqual([]);
  });

  test("is given up after two repetitions, and the error lists every attempt", async () => {
    const { fetch, settle } = setUp([status(503), failing("ECONNRESET"), status(500)]);
    const error = await settle((client) => client.getResults("r"));
    expect(fetch.sent).toHaveLength(3);
    expect(error).toMatchObject({ code: "http_failed", status: 500 });
    expect((error as StarfishError & { attempts: unknown }).attempts).toMatchObject([
      { number: 1, status: 503 },
      { number: 2, error: expect.stringContaining("ECONNRESET") as string },
      { number: 3, status: 500 },
    ]);
  });

  test("is repeated as often as the caller says", async () => {
    const { fetch, settle } = setUp([status(500)]);
    await settle((client) => client.getResults("r", { maxRetries: 0 }));
    expect(fetch.sent).toHaveLength(1);
  });
});

describe("the wait between two attempts", () => {
  const fiveFailures = Array.from({ length: 6 }, () => status(500));

  test("is half a second, doubled each time up to eight", async () => {
    const { settle, delays } = setUp(fiveFailures);
    await settle((client) => client.getResults("r", { maxRetries: 5 }));
    expect(delays()).toEqual([500, 1000, 2000, 4000, 8000]);
  });

  test("is up to a quarter shorter by chance", async () => {
    const { settle, delays } = setUp(fiveFailures, () => 0.999_999_999);
    await settle((client) => client.getResults("r", { maxRetries: 5 }));
    expect(delays().map(Math.round)).toEqual([375, 750, 1500, 3000, 6000]);
  });

  test("is what Retry-After asks for in seconds", async () => {
    const { settle, delays } = setUp([status(429, { "Retry-After": "7" }), rows]);
    await settle((client) => client.getResults("r"));
    expect(delays()).toEqual([7000]);
  });

  test("is what Retry-After asks for as a date", async () => {
    const { settle, delays } = setUp([status(503, { "Retry-After": "Thu, 01 Jan 1970 00:00:09 GMT" }), rows]);
    await settle((client) => client.getResults("r"));
    expect(delays()).toEqual([9000]);
  });

  test("is never longer than a minute: the call ends when more is asked for", async () => {
    const { fetch, settle } = setUp([status(429, { "Retry-After": "61" })]);
    expect(await settle((client) => client.getResults("r"))).toMatchObject({ status: 429 });
    expect(fetch.sent).toHaveLength(1);
  });

  test("ends when the caller aborts", async () => {
    const clock = manualClock();
    const fetch = recordingFetch(status(503));
    const controller = new AbortController();
    const client = createClient({ baseUrl: "http://starfish.test", fetch, clock });
    const call = client.getResults("r", { signal: controller.signal });
    await clock.advance(100);
    controller.abort(new Error("enough"));
    await expect(call).rejects.toThrow("enough");
    await clock.advance(10_000);
    expect(fetch.sent).toHaveLength(1);
  });
});

describe("a start", () => {
  test.each([408, 500, 502, 503, 504])(
    "is not repeated after %i, which may come after the job was started",
    async (code) => {
      for (const start of ["executeJobAsync", "executeJob"] as const) {
        const { fetch, settle } = setUp([status(code)]);
        expect(await settle((client) => client[start](job))).toMatchObject({
          code: "http_failed",
          status: code,
          runID: "r",
        });
        expect(fetch.sent).toHaveLength(1);
      }
    },
  );

  test.each(["ECONNRESET", "EPIPE", "UND_ERR_SOCKET", "ETIMEDOUT"])("is not repeated after %s", async (code) => {
    const { fetch, settle } = setUp([failing(code)]);
    expect(await settle((client) => client.executeJobAsync(job))).toMatchObject({ code: "network_failed", runID: "r" });
    expect(fetch.sent).toHaveLength(1);
  });

  test("is not repeated after a failure that says nothing of its cause, as in a browser", async () => {
    const { fetch, settle } = setUp([() => Promise.reject(new TypeError("Failed to fetch"))]);
    expect(await settle((client) => client.executeJobAsync(job))).toMatchObject({ code: "network_failed" });
    expect(fetch.sent).toHaveLength(1);
  });

  test.each([
    ["ECONNREFUSED", "connect"],
    ["EHOSTUNREACH", "connect"],
    ["ENOTFOUND", "getaddrinfo"],
    ["EAI_AGAIN", "getaddrinfo"],
    ["UND_ERR_CONNECT_TIMEOUT", undefined],
    ["CERT_HAS_EXPIRED", undefined],
  ])("is repeated after %s of %s, with the same runID", async (code, syscall) => {
    const { fetch, settle } = setUp([failing(code, syscall), started]);
    expect(await settle((client) => client.executeJobAsync(job))).toMatchObject({ started: true });
    expect(fetch.sent.map(({ body }) => body)).toEqual([JSON.stringify(job), JSON.stringify(job)]);
  });

  test.each(["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH", "ETIMEDOUT"])(
    "is not repeated after %s of an established connection",
    async (code) => {
      for (const syscall of ["read", "write", undefined]) {
        const { fetch, settle } = setUp([failing(code, syscall)]);
        expect(await settle((client) => client.executeJobAsync(job))).toMatchObject({ code: "network_failed" });
        expect(fetch.sent).toHaveLength(1);
      }
    },
  );

  test("is not repeated where only one of several addresses refused the connection", async () => {
    const cause = new AggregateError([
      Object.assign(new Error("refused"), { code: "ECONNREFUSED", syscall: "connect" }),
      Object.assign(new Error("reset"), { code: "ECONNRESET" }),
    ]);
    const { fetch, settle } = setUp([() => Promise.reject(new TypeError("fetch failed", { cause }))]);
    await settle((client) => client.executeJobAsync(job));
    expect(fetch.sent).toHaveLength(1);
  });

  test("is repeated after 429, when the Results were asked and know nothing of its run", async () => {
    const { fetch, settle } = setUp([status(429), status(404), started]);
    expect(await settle((client) => client.executeJobAsync(job))).toMatchObject({ started: true });
    expect(fetch.sent.map(({ method }) => method)).toEqual(["POST", "GET", "POST"]);
  });

  test("by webhook is not repeated after 429: the server makes its runID, and nothing can be asked", async () => {
    const { fetch, settle } = setUp([status(429)]);
    const call = settle((client) => client.postWebhook({ instance: "i", projectid: "p", jobid: "j" }));
    expect(await call).toMatchObject({ status: 429 });
    expect(fetch.sent).toHaveLength(1);
  });

  test("by webhook is not repeated either", async () => {
    const { fetch, settle } = setUp([status(503)]);
    await settle((client) => client.postWebhook({ instance: "i", projectid: "p", jobid: "j" }));
    expect(fetch.sent).toHaveLength(1);
  });

  test("through createApi is not repeated either", async () => {
    const { fetch, settle } = setUp([status(503)]);
    await settle((client) => createApi(client).POST("/v1/ExecuteJobAsync", { body: job }));
    expect(fetch.sent).toHaveLength(1);
  });
});
