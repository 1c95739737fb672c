import { describe, expect, test } from "vitest";
import { createApi } from "../src/api.ts";
import { encode } from "../src/codec.ts";
import { createClient, EncodeError, InvalidOptionError } from "../src/index.ts";
import { jsonAnswer, recordingFetch, xmlAnswer } from "./recording-fetch.ts";

const baseUrl = "http://starfish.test/base/";
const started = { runID: "r", started: true, error: null };
const job = { runID: "r", projectID: "p", jobID: "j" };

describe("createApi", () => {
  test("gives an openapi-fetch client on the same transport", async () => {
    const fetch = recordingFetch(() => jsonAnswer(started));
    const client = createClient({ baseUrl, fetch, credentials: { token: "t" } });
    const { data } = await createApi(client).POST("/v1/ExecuteJobAsync", { body: job });
    expect(data).toEqual(started);
    expect(fetch.sent[0]?.headers.get("Authorization")).toBe("Bearer t");
    expect(fetch.sent[0]?.headers.get("Accept")).toBe("application/json");
  });

  test("leaves null members out of a form, where they would become the word null", async () => {
    const fetch = recordingFetch(() => jsonAnswer(started));
    await createApi(createClient({ baseUrl, fetch })).POST("/v1/ExecuteJobAsync", {
      body: { ...job, argument: null },
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
    });
    expect(fetch.sent[0]?.body).toBe("runID=r&projectID=p&jobID=j");
  });

  const xml = { "Content-Type": "application/xml", Accept: "application/xml" };

  test("sends and reads XML by the description, members in the order that the server reads", async () => {
    const fetch = recordingFetch(() => xmlAnswer(encode("execJobAsyncResponse", started, "application/xml")));
    const { data } = await createApi(createClient({ baseUrl, fetch })).POST("/v1/ExecuteJobAsync", {
      body: job,
      headers: xml,
    });
    expect(data).toEqual(started);
    expect(fetch.sent[0]?.body).toBe(encode("execJobAsyncRequest", job, "application/xml"));
    expect(fetch.sent[0]?.headers.get("Accept")).toBe("application/xml");
  });

  test("refuses what XML cannot carry, and sends nothing", async () => {
    const fetch = recordingFetch(() => jsonAnswer(started));
    const api = createApi(createClient({ baseUrl, fetch }));
    const call = api.POST("/v1/ExecuteJobAsync", { body: { ...job, argument: "\u0001" }, headers: xml });
    await expect(call).rejects.toBeInstanceOf(EncodeError);
    expect(fetch.sent).toEqual([]);
  });

  const order = { query: { instance: "i", projectid: "p", jobid: "j" } };
  const bytes = new TextEncoder().encode("a;b");
  test.each([
    ["a text", "Region = 'EMEA'", undefined, "text/plain;charset=UTF-8", "Region = 'EMEA'"],
    ["XML as a text", "<order/>", "application/xml", "application/xml", "<order/>"],
    ["CSV", "a;b", "text/csv", "text/csv", "a;b"],
    ["bytes", bytes, "application/octet-stream", "application/octet-stream", "a;b"],
    ["a form as a text", "a=b", "application/x-www-form-urlencoded", "application/x-www-form-urlencoded", "a=b"],
    ["a value", { order: 1042 }, undefined, "application/json", '{"order":1042}'],
  ])("sends as an argument %s", async (_what, body, said, type, text) => {
    const fetch = recordingFetch(() => jsonAnswer(started));
    const headers = said === undefined ? {} : { "Content-Type": said };
    await createApi(createClient({ baseUrl, fetch })).POST("/v1/Webhook", { params: order, body, headers });
    expect(fetch.sent[0]?.headers.get("Content-Type")).toBe(type);
    expect(fetch.sent[0]?.body).toBe(text);
  });

  test.each([
    ["bytes without a Content-Type", bytes, undefined, "needs a Content-Type"],
    ["NaN in JSON", { order: Number.NaN }, undefined, "no form for NaN"],
    ["half a character", "\ud800", "text/plain", "half of a surrogate pair"],
  ])("refuses %s with an error of this package, and sends nothing", async (_what, body, said, message) => {
    const fetch = recordingFetch(() => jsonAnswer(started));
    const headers = said === undefined ? {} : { "Content-Type": said };
    const call = createApi(createClient({ baseUrl, fetch })).POST("/v1/Webhook", { params: order, body, headers });
    await expect(call).rejects.toMatchObject({ code: "encode_failed", message: expect.stringContaining(message) });
    await expect(call).rejects.toBeInstanceOf(EncodeError);
    expect(fetch.sent).toEqual([]);
  });

  test("refuses a media type that the server does not read", async () => {
    const fetch = recordingFetch(() => jsonAnswer(started));
    const api = createApi(createClient({ baseUrl, fetch }));
    const call = api.POST("/v1/ExecuteJobAsync", { body: job, headers: { "Content-Type": "text/csv" } });
    await expect(call).rejects.toBeInstanceOf(InvalidOptionError);
    expect(fetch.sent).toEqual([]);
  });

  test("ends with the reason of the caller's signal where the fetch ignores it", async () => {
    const controller = new AbortController();
    const api = createApi(createClient({ baseUrl, fetch: () => new Promise(() => {}) }));
    const call = api.POST("/v1/ExecuteJobAsync", { body: job, signal: controller.signal });
    controller.abort(new Error("enough"));
    await expect(call).rejects.toThrow("enough");
  });

  test("gives the client's limits to an address that is not described, and takes it for a start", async () => {
    const fetch = recordingFetch(() => jsonAnswer({ Message: "no" }, { status: 503 }));
    const api = createApi(createClient({ baseUrl, fetch }));
    // @ts-expect-error: nobody described it
    const { response } = await api.POST("/v1/Unknown", { body: {} });
    expect(response.status).toBe(503);
    expect(fetch.sent).toHaveLength(1);
  });

  test("refuses what is not a client", () => {
    // @ts-expect-error: wrong on purpose
    expect(() => createApi({})).toThrow(InvalidOptionError);
  });
});

describe("an answer that no Response can be made of", () => {
  /** What only a fetch of the network gives. */
  function oddAnswer(body: string, odd: { status: number; statusText?: string }, type = "application/json"): Response {
    const answer = new Response(body, { headers: { "Content-Type": type } });
    const { status, statusText = "" } = odd;
    const isOk = status >= 200 && status < 300;
    return Object.defineProperties(answer, {
      status: { value: status },
      statusText: { value: statusText },
      ok: { value: isOk },
    });
  }

  test.each([999, 600, 799])("is given with its status %i", async (status) => {
    const fetch = async () => oddAnswer('{"Message":"Request denied"}', { status, statusText: "é\u0001" });
    const api = createApi(createClient({ baseUrl, fetch, maxRetries: 0 }));
    const { data, error, response } = await api.GET("/v1/Results/{id}", { params: { path: { id: "r" } } });
    expect(data).toBeUndefined();
    expect(error).toEqual({ Message: "Request denied" });
    expect([response.status, response.ok, response.clone().status]).toEqual([status, false, status]);
  });

  test.each([
    ["cut JSON", '[{"runID":', "application/json"],
    ["a page", "<html>Login</html>", "text/html"],
  ])("is a DecodeError where a 2xx is %s", async (_what, body, type) => {
    const fetch = async () => new Response(body, { headers: { "Content-Type": type } });
    const api = createApi(createClient({ baseUrl, fetch }));
    const call = api.GET("/v1/Results/{id}", { params: { path: { id: "r" } } });
    await expect(call).rejects.toMatchObject({ code: "decode_failed", status: 200, contentType: type });
  });
});

describe("an address", () => {
  test.each(["..", ".", "", "\ud800"])("is refused with the id %j, which would make another one", async (id) => {
    const fetch = recordingFetch(() => jsonAnswer([]));
    const client = createClient({ baseUrl, fetch });
    const call = createApi(client).GET("/v1/Results/{id}", { params: { path: { id } } });
    await expect(call).rejects.toMatchObject({ code: "invalid_option" });
    await expect(client.getResults(id)).rejects.toMatchObject({ code: "invalid_option" });
    expect(fetch.sent).toEqual([]);
  });

  test("that only ends like one of the API is not taken for it: a start is not sent again", async () => {
    const fetch = recordingFetch(() => jsonAnswer({ Message: "no" }, { status: 503 }));
    const api = createApi(createClient({ baseUrl, fetch, credentials: { token: "t" } }));
    // @ts-expect-error: nobody described it
    await api.POST("/v1/issue/token", { body: {} });
    expect(fetch.sent).toHaveLength(1);
    expect(fetch.sent[0]?.headers.get("Authorization")).toBe("Bearer t");
  });
});
