import { describe, expect, test } from "vitest";
import { type ClientOptions, createClient, createWebhookHandler } from "../src/index.ts";
import { jsonAnswer, recordingFetch } from "./recording-fetch.ts";

const baseUrl = "http://starfish.test";
const started = () => recordingFetch(() => jsonAnswer({ runID: "r", started: true, error: null }));

describe("what a copy would lose is refused", () => {
  class Settings {
    get baseUrl() {
      return baseUrl;
    }
  }
  test.each([
    ["a getter of a class", new Settings(), "baseUrl: inherited, of a class or a prototype"],
    ["a prototype", Object.create({ mediaType: "application/xml" }), "mediaType: inherited"],
    ["a Map", new Map([["baseUrl", baseUrl]]), "the options of createClient: expected an object, found Map"],
    [
      "headers of a Headers",
      { headers: new Headers({ "x-key": "k" }) },
      "headers: expected an object of names and texts",
    ],
    ["headers of a Map", { headers: new Map([["x-key", "k"]]) }, "as Object.fromEntries makes of a Headers or a Map"],
  ])("%s", (_what, options, message) => {
    expect(() => createClient(options as ClientOptions)).toThrow(message);
  });

  test("in the options of a run, a wait and a handler too", async () => {
    const client = createClient({ baseUrl, fetch: started() });
    const statuses = new Map([["Cancelled", "failed"]]) as never;
    expect(() => client.runJob({ projectID: "p", jobID: "j" }, { finalStatuses: statuses })).toThrow(
      "finalStatuses: expected",
    );
    expect(() => client.resumeRun("r", Object.create({ deadline: 5 }))).toThrow("deadline: inherited");
    await expect(client.resumeRun("r").result(Object.create({ deadline: 5 }))).rejects.toThrow("deadline: inherited");
    await expect(client.getResults("r", Object.create({ accept: "text/xml" }))).rejects.toThrow("accept: inherited");
    const own = { secret: "at least 16 bytes", confirmWith: false, onRun() {} } as const;
    expect(() => createWebhookHandler(Object.create(own))).toThrow("secret: inherited");
  });
});

test.each(["Expect", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Upgrade"])(
  "the header %s belongs to the connection",
  (name) => {
    expect(() => createClient({ baseUrl, headers: { [name]: "x" } })).toThrow(`${name} is the client's own`);
  },
);

describe("credentials", () => {
  test.each([
    [
      { username: "ada", password: "secret", token: "a-token" },
      "expected a token, or a username and password; found both",
    ],
    [{ token: "Bearer a-token" }, 'expected the token alone, without "Bearer"'],
    [{ token: "a-token\n" }, "expected a token of printable ASCII characters without spaces"],
  ])("%o are refused", (credentials, message) => {
    expect(() => createClient({ baseUrl, credentials })).toThrow(`credentials: ${message}`);
  });

  test("may have more members: a name and a password alone are sent", async () => {
    const fetch = recordingFetch(() => jsonAnswer({ access_token: "issued", token_type: "bearer", expires_in: 100 }));
    const credentials = { username: "ada", password: "secret", role: "admin" };
    await createClient({ baseUrl, fetch, credentials, maxRetries: 0 })
      .getResults("r")
      .catch(() => {});
    expect(fetch.sent[0]?.body).toBe("grant_type=password&username=ada&password=secret");
  });
});

test("a base URL with the Results of a run in it is refused with what to do", () => {
  const address = "https://starfish.test/base/v1/Results/9b2f1c64";
  expect(() => createClient({ baseUrl: address })).toThrow(
    "baseUrl: ends in /v1/Results/{id}, a path of the API: leave it out",
  );
});

describe("postWebhook", () => {
  const order = { instance: "i", projectid: "p", jobid: "j" };
  test.each(["instance", "projectid", "jobid"])(
    "refuses an empty %s, as a variable that is not set gives",
    async (name) => {
      const fetch = started();
      const call = createClient({ baseUrl, fetch }).postWebhook({ ...order, [name]: "" });
      await expect(call).rejects.toMatchObject({
        code: "invalid_option",
        message: `${name}: is empty: was a variable not set?`,
      });
      expect(fetch.sent).toEqual([]);
    },
  );

  test("refuses a text whose media type names another charset than it is sent in", async () => {
    const client = createClient({ baseUrl, fetch: started() });
    const contentType = "text/plain; charset=iso-8859-1";
    await expect(client.postWebhook({ ...order, argument: "é", contentType })).rejects.toThrow(
      "a text is sent in UTF-8, not in iso-8859-1",
    );
    const bytes = Uint8Array.of(0xe9);
    expect(await client.postWebhook({ ...order, argument: bytes, contentType })).toMatchObject({ started: true });
    expect(
      await client.postWebhook({ ...order, argument: "é", contentType: 'text/plain; charset="UTF-8"' }),
    ).toMatchObject({ started: true });
  });
});

test("what is missing in an answer of /token is said in whole words", async () => {
  const client = createClient({ baseUrl, fetch: async () => jsonAnswer({ token_type: "bearer" }), maxRetries: 0 });
  const message = "access_token: a value is required";
  await expect(client.requestToken({ username: "ada", password: "secret" })).rejects.toThrow(message);
});
