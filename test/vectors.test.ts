import { readFileSync } from "node:fs";
import { createWebhookHandler } from "@starfish-api/client";
import { decode, encode } from "@starfish-api/client/codec";
import { createSandbox } from "@starfish-api/sandbox";
import { afterAll, describe, expect, test } from "vitest";

type Message = Parameters<typeof decode>[0];

interface Vector {
  readonly id: string;
  readonly message: Message;
  readonly value: unknown;
  readonly json: string;
  readonly xml?: string;
  readonly form?: string;
  readonly mediaType: string;
  readonly body: string;
  readonly reads?: string;
  readonly writes?: string;
  readonly isValid: boolean;
  readonly mayBeRefused?: boolean;
}

function load(kind: string): readonly Vector[] {
  const path = `../openapi/generated/starfish.v1.vectors/${kind}.json`;
  return JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8")).vectors;
}

const write = ({ message, value }: Vector, mediaType: string) =>
  encode(message, value as never, mediaType, { validate: true });

describe("the client's codec, messages", () => {
  test.each(load("messages"))("$id", (vector) => {
    const { message, value, json, xml, form } = vector;
    expect(decode(message, json, "application/json")).toEqual(value);
    expect(JSON.parse(write(vector, "application/json"))).toEqual(value);
    if (xml !== undefined) {
      expect(decode(message, new TextEncoder().encode(xml), "application/xml")).toEqual(value);
      // The server writes an absent list in another spelling than an absent member; nobody sends lists.
      if (!message.startsWith("ArrayOf") && message !== "Error") expect(write(vector, "application/xml")).toBe(xml);
    }
    if (form !== undefined) {
      expect(decode(message, form, "application/x-www-form-urlencoded")).toEqual(value);
      expect(new URLSearchParams(write(vector, "application/x-www-form-urlencoded")).toString()).toBe(
        new URLSearchParams(form).toString(),
      );
    }
  });
});

describe("the client's codec, answers", () => {
  test.each(load("answers"))("$id", ({ message, mediaType, body, value, mayBeRefused = false }) => {
    let found: unknown;
    try {
      found = decode(message, new TextEncoder().encode(body), mediaType);
    } catch (error) {
      if (!mayBeRefused) throw error;
      return;
    }
    expect(found).toEqual(value);
  });
});

describe("the client's codec, refusals", () => {
  test.each(load("refusals"))("$id", (vector) => {
    const { message, reads, writes = "", body } = vector;
    if (reads === undefined)
      expect(() => write(vector, writes)).toThrow(expect.objectContaining({ code: "encode_failed" }));
    else expect(() => decode(message, body, reads)).toThrow(expect.objectContaining({ code: "decode_failed" }));
  });
});

describe("the sandbox, requests", () => {
  const sandbox = createSandbox({ tokens: ["t"] });
  afterAll(() => sandbox.close());

  test.each(load("requests"))("$id", async ({ mediaType, body, isValid, value }) => {
    const response = await sandbox.fetch("http://sandbox/v1/ExecuteJobAsync", {
      method: "POST",
      headers: { authorization: "Bearer t", "content-type": mediaType, accept: "application/json" },
      body: new TextEncoder().encode(body),
    });
    const model = value as { readonly runID: string; readonly argument: string | null } | null;
    const expected = model === null ? [400, 500] : [isValid ? 200 : 400];
    expect(expected).toContain(response.status);
    if (isValid && model !== null) expect(sandbox.runs.find(model.runID).at(-1)?.argument).toBe(model.argument);
  });
});

interface WebhookVector {
  readonly id: string;
  readonly method: string;
  readonly secrets: readonly string[];
  readonly audience?: string;
  readonly path?: string;
  readonly address: string;
  readonly now: number;
  readonly body: string;
  readonly status: number;
  readonly runID?: string;
}

describe("the client's webhook handler", () => {
  const vectors = load("webhooks") as unknown as readonly WebhookVector[];

  test.each(vectors)("$id", async ({ method, secrets, audience, path, address, now, body, status, runID }) => {
    const told: string[] = [];
    const handler = createWebhookHandler({
      secret: secrets,
      audience,
      path,
      confirmWith: false,
      onRun: (run) => told.push(run.runID),
      onRefused: () => {},
      clock: { ...realTimers, now: () => now * 1000 },
    });
    const request = new Request(address, { method, ...(method !== "GET" && { body }) });
    expect((await handler(request)).status).toBe(status);
    expect(told).toEqual(runID === undefined ? [] : [runID]);
  });
});

const realTimers = {
  setTimer(milliseconds: number, callback: () => void) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
  random: () => 0,
};
