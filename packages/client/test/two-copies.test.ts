import { beforeAll, describe, expect, test, vi } from "vitest";
import { createApi } from "../src/api.ts";
import { createClient, createWebhookHandler, createWebhookUrl, isStarfishError, StoreError } from "../src/index.ts";

let other: typeof import("../src/index.ts");
beforeAll(async () => {
  vi.resetModules();
  other = await import("../src/index.ts");
});

const credentials = { token: "t" };
const secret = "at least 16 bytes";

describe("what comes from another copy of the package", () => {
  test("is not of the same classes", () => {
    expect(other.createClient).not.toBe(createClient);
    expect(new other.StoreError("down")).not.toBeInstanceOf(StoreError);
  });

  test.each(["JobError", "InvalidOptionError"] as const)("is one of its errors: %s", (name) => {
    const error = name === "JobError" ? new other.JobError("failed", { rows: [] }) : new other.InvalidOptionError("no");
    expect(isStarfishError(error)).toBe(true);
  });

  test.each([new Error("x"), null, undefined, "error", {}, { code: "job_failed" }, Object.create(null)])(
    "is none of its errors: %j",
    (value) => {
      expect(isStarfishError(value)).toBe(false);
    },
  );

  test("is a client, which createApi takes", async () => {
    const client = other.createClient({
      fetch: async () => Response.json([{ runID: "r", status: "Complete" }]),
      credentials,
    });
    const { data } = await createApi(client).GET("/v1/Results/{id}", { params: { path: { id: "r" } } });
    expect(data?.[0]?.status).toBe("Complete");
  });

  test.each([
    { status: "Failed", outcome: "failed" },
    { status: "Complete", outcome: "succeeded" },
  ])("is a client that a webhook is confirmed with: $status", async ({ status, outcome }) => {
    const confirmWith = other.createClient({ fetch: async () => Response.json([{ runID: "r", status }]), credentials });
    const told: string[] = [];
    const handler = createWebhookHandler({ secret, confirmWith, onRun: (run) => void told.push(run.outcome) });
    const url = await createWebhookUrl({ url: "https://my.test", runID: "r", secret });
    const { status: answered } = await handler(new Request(url, { method: "POST", body: '{"runID":"r"}' }));
    expect({ answered, told }).toEqual({ answered: 204, told: [outcome] });
  });

  test("is a time-out of the wait, after which the webhook is to be repeated", async () => {
    const confirmWith = {
      resumeRun: () => Promise.reject(new other.TimeoutError("no end", { scope: "wait" })),
    };
    const handler = createWebhookHandler({ secret, confirmWith, onRun: () => {}, onRefused: () => {} });
    const url = await createWebhookUrl({ url: "https://my.test", runID: "r", secret });
    const { status, headers } = await handler(new Request(url, { method: "POST", body: '{"runID":"r"}' }));
    expect({ status, retryAfter: headers.get("retry-after") }).toEqual({ status: 503, retryAfter: "5" });
  });
});

test("a printed client shows nothing of its transport", async () => {
  const client = createClient({ credentials: { token: "hush-hush" } });
  const { inspect } = await import("node:util");
  expect(Object.getOwnPropertySymbols({ ...client })).toEqual([]);
  expect(inspect(client)).not.toContain("transport");
  expect(inspect(client, { showHidden: true, depth: 9 })).not.toContain("hush-hush");
});
