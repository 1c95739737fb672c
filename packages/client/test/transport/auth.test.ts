import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { createClient } from "../../src/index.ts";
import { jsonAnswer, recordingFetch } from "../recording-fetch.ts";

const baseUrl = "http://starfish.test";

describe("credentials", () => {
  test("are sent as a bearer token", async () => {
    const fetch = recordingFetch(() => jsonAnswer([]));
    await createClient({ baseUrl, fetch, credentials: { token: "t0ken" } }).getResults("r");
    expect(fetch.sent[0]?.headers.get("Authorization")).toBe("Bearer t0ken");
  });

  test("can be asked for before every request", async () => {
    const fetch = recordingFetch(() => jsonAnswer([]));
    let number = 0;
    const client = createClient({ baseUrl, fetch, credentials: async () => `t${++number}` });
    await client.getResults("r");
    await client.getResults("r");
    expect(fetch.sent.map(({ headers }) => headers.get("Authorization"))).toEqual(["Bearer t1", "Bearer t2"]);
  });

  test("that nobody gave are what the error of a 401 asks for", async () => {
    const denied = () => jsonAnswer({ Message: "Authorization has been denied." }, { status: 401 });
    const call = createClient({ baseUrl, fetch: recordingFetch(denied) }).getResults("r");
    await expect(call).rejects.toThrow(
      /^GET \/v1\/Results\/r: 401: .* \(no credentials were given: .*STARFISH_TOKEN\)$/,
    );
    const given = createClient({ baseUrl, fetch: recordingFetch(denied), credentials: { token: "t0ken" } });
    await expect(given.getResults("r")).rejects.toThrow(/denied\.$/);
  });

  test("that fail are the caller's own error", async () => {
    const failure = new Error("the vault is closed");
    const fetch = recordingFetch(() => jsonAnswer([]));
    const client = createClient({ baseUrl, fetch, credentials: () => Promise.reject(failure) });
    await expect(client.getResults("r")).rejects.toBe(failure);
    expect(fetch.sent).toEqual([]);
  });

  test("that cannot stand in a header are refused without being shown", async () => {
    const fetch = recordingFetch(() => jsonAnswer([]));
    const token = "sec ret\n";
    expect(() => createClient({ baseUrl, fetch, credentials: { token } })).toThrow(/^(?!.*sec ret)credentials: /s);
    const error = await createClient({ baseUrl, fetch, credentials: () => token })
      .getResults("r")
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: "invalid_option" });
    expect(inspect(error)).not.toContain("sec ret");
    expect(fetch.sent).toEqual([]);
  });

  test("are shown by no inspection of the client", () => {
    for (const credentials of [{ token: "s3cret" }, { username: "u", password: "s3cret" }, () => "s3cret"]) {
      const client = createClient({ baseUrl, credentials });
      expect(inspect(client, { depth: 9, showHidden: true })).not.toContain("s3cret");
      expect(JSON.stringify(client)).not.toContain("s3cret");
    }
  });
});
