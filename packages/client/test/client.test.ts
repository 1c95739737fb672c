import { describe, expect, test } from "vitest";
import {
  createClient,
  EncodeError,
  InvalidOptionError,
  type RequestMediaType,
  type WebhookRequest,
} from "../src/index.ts";
import { jsonAnswer, recordingFetch, xmlAnswer } from "./recording-fetch.ts";

const baseUrl = "http://starfish.test/base/";
const started = { runID: "r", started: true, error: null };
const job = { runID: "r", projectID: "p", jobID: "j" };

describe("createClient", () => {
  test.each([
    ["nothing://", "an address like https://host/path without"],
    ["api.starfishetl.com", "an address like https://host/path without"],
    ["", "an address like https://host/path without"],
    ["https://ada:secret@starfish.test", "without query, fragment, name and password"],
    ["https://starfish.test/?x=1", "without query, fragment"],
  ])("refuses %j as a base URL and sends nothing", (wrong, reason) => {
    const create = () => createClient({ baseUrl: wrong });
    expect(create).toThrow(InvalidOptionError);
    expect(create).toThrow(reason);
    expect(create).not.toThrow("secret");
  });

  test("refuses a misspelt option, which would otherwise mean the vendor's server", () => {
    // @ts-expect-error: the name is baseUrl
    expect(() => createClient({ baseURL: "http://localhost" })).toThrow("baseURL: not an option of createClient");
  });

  test.each([
    [{ mediaType: "application/yaml" }, "mediaType: expected one of application/json, text/json"],
    [{ fetch: "fetch" }, "fetch: expected a function"],
    [{ maxRetries: Number.NaN }, "maxRetries: expected a whole number from 0, found NaN"],
    [{ attemptTimeout: null }, "attemptTimeout: expected a number of milliseconds above 0, found null"],
    [{ totalTimeout: {} }, "totalTimeout: expected a number of milliseconds above 0, found object"],
    [{ credentials: "token" }, "credentials: expected { username, password }, { token } or a function"],
  ])("refuses %j", (options, reason) => {
    // @ts-expect-error: wrong on purpose
    expect(() => createClient(options)).toThrow(reason);
  });

  test("asks the vendor's server where no other is given", async () => {
    const fetch = recordingFetch(() => jsonAnswer([]));
    await createClient({ fetch }).getResults("r");
    expect(fetch.sent[0]?.url).toBe("https://api.starfishetl.com/v1/Results/r");
  });
});

test.each([undefined, null])("a request that is %s is refused, and nothing is sent", async (request) => {
  const fetch = recordingFetch(() => jsonAnswer(started));
  const client = createClient({ baseUrl, fetch });
  const none = request as never;
  await expect(client.executeJobAsync(none)).rejects.toThrow(
    "Invalid execJobAsyncRequest: at jobID: a value is required; at projectID: a value is required",
  );
  await expect(client.executeJob(none)).rejects.toThrow("Invalid execJobRequest: at jobID: a value is required");
  await expect(client.runJob(none)).rejects.toThrow("Invalid execJobAsyncRequest: at jobID: a value is required");
  await expect(client.postWebhook(none)).rejects.toThrow("instance: expected a text, found undefined");
  expect(fetch.sent).toEqual([]);
});

describe("executeJobAsync", () => {
  const bodies: [RequestMediaType, string, string][] = [
    ["application/json", "application/json", '{"runID":"r","projectID":"p","jobID":"j"}'],
    ["text/json", "text/json", '{"runID":"r","projectID":"p","jobID":"j"}'],
    ["application/x-www-form-urlencoded", "application/json", "runID=r&projectID=p&jobID=j"],
  ];
  test.each(bodies)("sends %s and asks for %s", async (mediaType, accept, body) => {
    const fetch = recordingFetch(() => jsonAnswer(started));
    expect(await createClient({ baseUrl, fetch }).executeJobAsync(job, { mediaType })).toEqual(started);
    const [sent] = fetch.sent;
    expect(sent?.method).toBe("POST");
    expect(sent?.url).toBe("http://starfish.test/base/v1/ExecuteJobAsync");
    expect(sent?.headers.get("Content-Type")).toBe(mediaType);
    expect(sent?.headers.get("Accept")).toBe(accept);
    expect(sent?.body).toBe(body);
  });

  test.each(["application/xml", "text/xml"] as const)(
    "sends %s with members in order, and reads XML",
    async (mediaType) => {
      const fetch = recordingFetch(() =>
        xmlAnswer(
          '<execJobAsyncResponse xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers"><error i:nil="true" /><runID>r</runID><started>true</started></execJobAsyncResponse>',
        ),
      );
      expect(await createClient({ baseUrl, fetch, mediaType }).executeJobAsync(job)).toEqual(started);
      const [sent] = fetch.sent;
      expect(sent?.headers.get("Content-Type")).toBe(mediaType);
      expect(sent?.headers.get("Accept")).toBe(mediaType);
      expect(sent?.body).toContain("<jobID>j</jobID><projectID>p</projectID><runID>r</runID>");
    },
  );

  test("asks for the answer in another form than the request's when told to", async () => {
    const fetch = recordingFetch(() => jsonAnswer(started));
    await createClient({ baseUrl, fetch }).executeJobAsync(job, { mediaType: "text/xml", accept: "text/json" });
    expect(fetch.sent[0]?.headers.get("Content-Type")).toBe("text/xml");
    expect(fetch.sent[0]?.headers.get("Accept")).toBe("text/json");
  });

  test("makes a new GUID for every run that the caller does not name", async () => {
    const fetch = recordingFetch(() => jsonAnswer(started));
    const client = createClient({ baseUrl, fetch });
    await client.executeJobAsync({ projectID: "p", jobID: "j" });
    await client.executeJobAsync({ projectID: "p", jobID: "j" });
    const runIDs = fetch.sent.map(({ body }) => (JSON.parse(body) as { runID: string }).runID);
    for (const runID of runIDs)
      expect(runID).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(new Set(runIDs).size).toBe(2);
  });

  test.each([
    ["a required member that is missing", { runID: "r", projectID: "p" }, "jobID"],
    ["a wrong type", { ...job, chainJobs: "yes" }, "chainJobs"],
    ["null where null is not allowed", { ...job, loggingLevel: null }, "loggingLevel"],
    ["a misspelt member, which the server would ignore", { ...job, webhookUrl: "https://x.test" }, "webHookURL"],
  ])("refuses %s in every form, and sends nothing", async (_what, value, member) => {
    const fetch = recordingFetch(() => jsonAnswer(started));
    const client = createClient({ baseUrl, fetch });
    for (const mediaType of ["application/json", "application/xml", "application/x-www-form-urlencoded"] as const) {
      // @ts-expect-error: wrong on purpose
      const error = await client.executeJobAsync(value, { mediaType }).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(EncodeError);
      expect(error).toMatchObject({ code: "encode_failed", method: "POST", path: "/v1/ExecuteJobAsync", runID: "r" });
      expect((error as EncodeError).message).toMatch(/^POST \/v1\/ExecuteJobAsync: /);
      expect((error as EncodeError).message).toContain(member);
    }
    expect(fetch.sent).toEqual([]);
  });

  test.each(["not a url", "", "javascript:alert(1)", "/webhooks", 5])(
    "refuses %j as webHookURL, at which nothing could ever arrive, and sends nothing",
    async (address) => {
      const fetch = recordingFetch(() => jsonAnswer(started));
      const client = createClient({ baseUrl, fetch });
      const request = { ...job, webHookURL: address as string };
      const refused = "webHookURL: expected an absolute http or https address";
      await expect(client.executeJobAsync(request)).rejects.toThrow(refused);
      await expect(client.runJob(request)).rejects.toThrow(refused);
      expect(fetch.sent).toEqual([]);
    },
  );

  test("refuses a character that XML cannot carry, names the member, and sends nothing", async () => {
    const fetch = recordingFetch(() => jsonAnswer(started));
    const error = await createClient({ baseUrl, fetch, mediaType: "application/xml" })
      .executeJobAsync({ ...job, argument: "a\u0001b" })
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(EncodeError);
    expect((error as EncodeError).issues).toMatchObject([{ path: ["argument"] }]);
    expect((error as EncodeError).message).toContain("U+0001");
    expect(fetch.sent).toEqual([]);
  });

  test("refuses a media type that this API does not have, and sends nothing", async () => {
    const fetch = recordingFetch(() => jsonAnswer(started));
    const client = createClient({ baseUrl, fetch });
    // @ts-expect-error: wrong on purpose
    const call = client.executeJobAsync(job, { mediaType: "application/yaml" });
    await expect(call).rejects.toThrow(/^mediaType: expected one of application\/json, .*, found "application\/yaml"$/);
    await expect(call).rejects.toBeInstanceOf(InvalidOptionError);
    expect(fetch.sent).toEqual([]);
  });
});

test("executeJob refuses an answer that spells its status otherwise, as if there were none", async () => {
  const fetch = recordingFetch(() => jsonAnswer({ RunID: "r", Status: "Complete" }));
  const call = createClient({ baseUrl, fetch }).executeJob({ runID: "r", projectID: "p", jobID: "j" });
  await expect(call).rejects.toMatchObject({ code: "decode_failed", runID: "r", issues: [{ path: [0, "Status"] }] });
});

describe("requestToken", () => {
  test("sends a form without credentials, and gives the token", async () => {
    const token = { access_token: "t", token_type: "bearer", expires_in: 431999, userName: "ada" };
    const fetch = recordingFetch(() => jsonAnswer(token));
    const client = createClient({ baseUrl, fetch, mediaType: "application/xml", credentials: { token: "old" } });
    expect(await client.requestToken({ username: "ada@x.test", password: "a&b c" })).toEqual(token);
    const [sent] = fetch.sent;
    expect(sent?.body).toBe("grant_type=password&username=ada%40x.test&password=a%26b+c");
    expect(sent?.headers.get("Content-Type")).toBe("application/x-www-form-urlencoded");
    expect(sent?.headers.get("Accept")).toBe("application/json");
    expect(sent?.headers.get("Authorization")).toBeNull();
  });
});

describe("postWebhook", () => {
  test("sends any body as it is, with the parameters in the address", async () => {
    const fetch = recordingFetch(() => jsonAnswer(started));
    const client = createClient({ baseUrl, fetch });
    const argument = new TextEncoder().encode("<a>ü</a>");
    await client.postWebhook({ instance: "a b", projectid: "p+q", jobid: "j&k", argument, contentType: "text/x" });
    const [sent] = fetch.sent;
    const url = new URL(sent?.url ?? "");
    expect(Object.fromEntries(url.searchParams)).toEqual({ instance: "a b", projectid: "p+q", jobid: "j&k" });
    expect(sent?.body).toBe("<a>ü</a>");
    expect(sent?.headers.get("Content-Type")).toBe("text/x");
  });

  test("refuses a misspelt parameter, and sends nothing", async () => {
    const fetch = recordingFetch(() => jsonAnswer(started));
    const request = { instance: "i", projectid: "p", jobid: "j", arguments: "x" };
    const call = createClient({ baseUrl, fetch }).postWebhook(request);
    await expect(call).rejects.toThrow(
      "arguments: not an option of postWebhook, which knows instance, jobid, projectid, argument, contentType",
    );
    expect(fetch.sent).toEqual([]);
  });

  test.each([
    ...[{ a: 1 }, [1, 2], null, new Date(0), 7, true, Symbol("s"), new ArrayBuffer(8)].map((argument) => ({
      argument,
    })),
    ...["text/plain\r\nX-Evil: 1", "text/plän", "text", "", 7, null].map((contentType) => ({ contentType })),
    ...["\ud800", "a\udc00b"].flatMap((half) => [
      { instance: half },
      { projectid: half },
      { jobid: half },
      { argument: half },
    ]),
  ])("refuses %j, and sends nothing", async (wrong) => {
    const fetch = recordingFetch(() => jsonAnswer(started));
    const request = { instance: "i", projectid: "p", jobid: "j", ...wrong };
    const call = createClient({ baseUrl, fetch }).postWebhook(request as WebhookRequest);
    const [name = ""] = Object.keys(wrong);
    await expect(call).rejects.toMatchObject({ code: "invalid_option", message: expect.stringContaining(`${name}: `) });
    expect(fetch.sent).toEqual([]);
  });

  test("refuses a parameter that is missing, and sends nothing", async () => {
    const fetch = recordingFetch(() => jsonAnswer(started));
    // @ts-expect-error: jobid is missing on purpose
    const call = createClient({ baseUrl, fetch }).postWebhook({ instance: "i", projectid: "p" });
    await expect(call).rejects.toThrow("jobid: expected a text, found undefined");
    expect(fetch.sent).toEqual([]);
  });
});

describe("getResults", () => {
  test("writes the runID into the address, whatever it holds", async () => {
    const fetch = recordingFetch(() => jsonAnswer([]));
    expect(await createClient({ baseUrl, fetch }).getResults("a/b?c#{d} ü")).toEqual([]);
    expect(fetch.sent[0]?.url).toBe("http://starfish.test/base/v1/Results/a%2Fb%3Fc%23%7Bd%7D%20%C3%BC");
  });

  test.each(["", ".", ".."])("refuses %j, which would be another address", async (runID) => {
    const fetch = recordingFetch(() => jsonAnswer([]));
    await expect(createClient({ baseUrl, fetch }).getResults(runID)).rejects.toThrow(
      `runID: expected a text that can stand in an address, found "${runID}"`,
    );
    expect(fetch.sent).toEqual([]);
  });

  test("gives null where the server has no list", async () => {
    const fetch = recordingFetch(() => jsonAnswer(null));
    expect(await createClient({ baseUrl, fetch }).getResults("r")).toBeNull();
  });
});
