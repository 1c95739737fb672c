import { describe, expect, test } from "vitest";
import { createClient, type Fetch } from "../../src/index.ts";
import { correctedClock, manualClock } from "../manual-clock.ts";
import { jsonAnswer } from "../recording-fetch.ts";

const hour = 3_600_000;
const credentials = { username: "ada@example.com", password: "hunter2" };

/** A server with tokens t1, t2, … that can be revoked. */
function setUp(lifetimeSeconds = 431_999) {
  const clock = correctedClock(manualClock());
  let issued = 0;
  let valid = "";
  let release: (() => void) | undefined;
  let held: Promise<void> | undefined;
  const used: (string | null)[] = [];
  const fetch: Fetch = async (request) => {
    if (new URL(request.url).pathname === "/token") {
      await held;
      valid = `t${++issued}`;
      return jsonAnswer({ access_token: valid, token_type: "bearer", expires_in: lifetimeSeconds });
    }
    used.push(request.headers.get("Authorization"));
    if (request.headers.get("Authorization") === `Bearer ${valid}`) return jsonAnswer([]);
    return jsonAnswer({ Message: "Authorization has been denied for this request." }, { status: 401 });
  };
  return {
    clock,
    used,
    client: createClient({ baseUrl: "http://starfish.test", fetch, clock, credentials }),
    issued: () => issued,
    revoke: () => {
      valid = "revoked";
    },
    hold: () => {
      held = new Promise((resolve) => {
        release = resolve;
      });
    },
    release: () => release?.(),
  };
}

describe("a name and a password", () => {
  test("are exchanged for a token at the first call, which the next ones use too", async () => {
    const { client, used, issued } = setUp();
    expect(issued()).toBe(0);
    await client.getResults("r");
    await client.getResults("r");
    expect(used).toEqual(["Bearer t1", "Bearer t1"]);
  });

  test("are exchanged once, however many calls begin at the same time", async () => {
    const { client, used, issued } = setUp();
    await Promise.all(Array.from({ length: 50 }, () => client.getResults("r")));
    expect(issued()).toBe(1);
    expect(used).toHaveLength(50);
  });

  test("are exchanged again a minute before the token ends", async () => {
    const { client, clock, issued } = setUp(3600);
    await client.getResults("r");
    await clock.advance(3_539_999);
    await client.getResults("r");
    expect(issued()).toBe(1);
    await clock.advance(1);
    await client.getResults("r");
    expect(issued()).toBe(2);
  });

  test.each([-hour, hour])(
    "are exchanged again when the token ends, though the time of day is corrected by %i ms",
    async (correction) => {
      const { client, clock, issued } = setUp(600);
      await client.getResults("r");
      clock.correct(correction);
      await clock.advance(539_000);
      await client.getResults("r");
      expect(issued()).toBe(1);
      await clock.advance(1000);
      await client.getResults("r");
      expect(issued()).toBe(2);
    },
  );

  test("are exchanged again where the token is refused, once for all calls that it was refused to", async () => {
    const { client, revoke, issued } = setUp();
    await client.getResults("r");
    revoke();
    await Promise.all(Array.from({ length: 20 }, () => client.getResults("r")));
    expect(issued()).toBe(2);
  });

  test("are not exchanged a third time where the new token is refused too", async () => {
    let issued = 0;
    const fetch: Fetch = async (request) =>
      new URL(request.url).pathname === "/token"
        ? jsonAnswer({ access_token: `t${++issued}`, token_type: "bearer", expires_in: 60 })
        : jsonAnswer({ Message: "no" }, { status: 401 });
    const client = createClient({ baseUrl: "http://starfish.test", fetch, credentials });
    const call = client.executeJobAsync({ projectID: "p", jobID: "j" });
    await expect(call).rejects.toMatchObject({ code: "auth_failed", attempts: [{ status: 401 }] });
    expect(issued).toBe(2);
  });

  test("that are wrong give the error of /token to every caller, and are not tried again for 30 s, then 60 s", async () => {
    const clock = manualClock();
    let tries = 0;
    const fetch: Fetch = async () => {
      tries += 1;
      return jsonAnswer({ error: "invalid_grant" }, { status: 400 });
    };
    const client = createClient({ baseUrl: "http://starfish.test", fetch, credentials, clock });
    const refused = { code: "auth_failed", path: "/token", status: 400 };
    const calls = [client.getResults("r"), client.getResults("r")];
    for (const call of calls) await expect(call).rejects.toMatchObject(refused);
    const tryAgain = () => expect(client.getResults("r")).rejects.toMatchObject(refused);
    await clock.advance(29_999);
    await tryAgain();
    expect(tries).toBe(1);
    await clock.advance(1);
    await tryAgain();
    expect(tries).toBe(2);
    await clock.advance(59_999);
    await tryAgain();
    expect(tries).toBe(2);
  });

  test("that a server does not know at first are tried again where it failed without refusing them", async () => {
    let tries = 0;
    const fetch: Fetch = async () => {
      tries += 1;
      return jsonAnswer({ error: "later" }, { status: 503 });
    };
    const client = createClient({ baseUrl: "http://starfish.test", fetch, credentials, maxRetries: 0 });
    await expect(client.getResults("r")).rejects.toMatchObject({ status: 503 });
    await expect(client.getResults("r")).rejects.toMatchObject({ status: 503 });
    expect(tries).toBe(2);
  });

  test.each([401, 403, 404, 422])("that are refused with %i are not tried again for 30 s either", async (status) => {
    let tries = 0;
    const fetch: Fetch = async () => {
      tries += 1;
      return jsonAnswer({ error: "locked" }, { status });
    };
    const client = createClient({ baseUrl: "http://starfish.test", fetch, credentials, clock: manualClock() });
    for (let call = 0; call < 3; call++) {
      await expect(client.getResults("r")).rejects.toMatchObject({ path: "/token", status });
    }
    expect(tries).toBe(1);
  });

  test("are not sent again with a token that was just refused", async () => {
    const used: (string | null)[] = [];
    const fetch: Fetch = async (request) => {
      if (request.method === "POST") return jsonAnswer({ access_token: "t1", token_type: "bearer", expires_in: 60 });
      used.push(request.headers.get("Authorization"));
      return jsonAnswer({ Message: "no" }, { status: 401 });
    };
    const client = createClient({ baseUrl: "http://starfish.test", fetch, credentials });
    await expect(client.getResults("r")).rejects.toMatchObject({ code: "auth_failed", path: "/v1/Results/{id}" });
    expect(used).toEqual(["Bearer t1"]);
  });

  test.each(["a b", "é", "x\ny", ""])("for which the server gives the token %j fail as its mistake", async (token) => {
    const fetch: Fetch = async () => jsonAnswer({ access_token: token, token_type: "bearer", expires_in: 60 });
    const client = createClient({ baseUrl: "http://starfish.test", fetch, credentials });
    const failure = { code: "decode_failed", path: "/token", runID: "r", issues: [{ path: ["access_token"] }] };
    await expect(client.getResults("r")).rejects.toMatchObject(failure);
  });

  test.each([
    ["a text", "3600"],
    ["a text with blanks", " 3600 "],
    ["a fraction", 3599.5],
    ["beyond every whole number", 1e300],
    ["missing", undefined],
    ["null", null],
    ["not a time", "soon"],
    ["neither number nor text", true],
  ])("are exchanged for a token whose time is %s", async (_, expires_in) => {
    const tokens: (string | null)[] = [];
    const fetch: Fetch = async (request) => {
      if (request.method === "POST") return jsonAnswer({ access_token: "t1", token_type: "bearer", expires_in });
      tokens.push(request.headers.get("Authorization"));
      return jsonAnswer([]);
    };
    const client = createClient({ baseUrl: "http://starfish.test", fetch, credentials });
    await client.getResults("r");
    await client.getResults("r");
    expect(tokens).toEqual(["Bearer t1", "Bearer t1"]);
  });

  test("go on being exchanged for the others when one of the waiting callers aborts", async () => {
    const { client, hold, release, issued } = setUp();
    hold();
    const controller = new AbortController();
    const aborted = client.getResults("r", { signal: controller.signal }).catch((error: unknown) => error);
    const patient = client.getResults("r");
    controller.abort(new Error("enough"));
    expect(await aborted).toMatchObject({ message: "enough" });
    release();
    expect(await patient).toEqual([]);
    expect(issued()).toBe(1);
  });
});

describe("a function that gives tokens", () => {
  test("is asked again after a 401, and the call is sent again only with another token", async () => {
    const tokens = ["old", "old", "old", "new"];
    const used: (string | null)[] = [];
    const fetch: Fetch = async (request) => {
      const token = request.headers.get("Authorization");
      used.push(token);
      return token === "Bearer new" ? jsonAnswer([]) : jsonAnswer({ Message: "no" }, { status: 401 });
    };
    const client = createClient({ baseUrl: "http://starfish.test", fetch, credentials: () => tokens.shift() ?? "" });
    await expect(client.getResults("r")).rejects.toMatchObject({ code: "auth_failed" });
    expect(await client.getResults("r")).toEqual([]);
    expect(used).toEqual(["Bearer old", "Bearer old", "Bearer new"]);
  });
});

describe("a token that cannot be had", () => {
  const failures: readonly (readonly [string, () => Response | Promise<Response>])[] = [
    ["network_failed", () => Promise.reject(new TypeError("fetch failed"))],
    ["decode_failed", () => new Response("<html>", { headers: { "Content-Type": "text/html" } })],
    ["http_failed", () => jsonAnswer({ Message: "An error has occurred." }, { status: 500 })],
    ["auth_failed", () => jsonAnswer({ error: "invalid_grant" }, { status: 400 })],
  ];
  test.each(failures)("fails each call that waits for it with %s and the call's own run", async (code, answer) => {
    const fetch: Fetch = async () => answer();
    const client = createClient({ baseUrl: "http://starfish.test", fetch, credentials, maxRetries: 0 });
    const errors = await Promise.all(
      ["one", "two"].map((runID) => client.getResults(runID).catch((error: unknown) => error)),
    );
    expect(errors).toMatchObject([
      { code, method: "POST", path: "/token", runID: "one" },
      { code, method: "POST", path: "/token", runID: "two" },
    ]);
    expect(String(errors[0])).toMatch(/^\w+: POST \/token: (?!POST)/);
  });

  test("fails in time with the call's own run", async () => {
    const clock = manualClock();
    const fetch: Fetch = ({ signal }) =>
      new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    const limits = { maxRetries: 0, attemptTimeout: 1000, totalTimeout: 2000 };
    const client = createClient({ baseUrl: "http://starfish.test", fetch, clock, credentials, ...limits });
    const outcome = client.getResults("r").catch((error: unknown) => error);
    await clock.advance(1000);
    expect(await outcome).toMatchObject({ code: "timed_out", scope: "attempt", path: "/token", runID: "r" });
  });

  test("leaves no doubt whether a job was started", async () => {
    const paths: string[] = [];
    const fetch: Fetch = async ({ url }) => {
      paths.push(new URL(url).pathname);
      return jsonAnswer({ Message: "An error has occurred." }, { status: 500 });
    };
    const client = createClient({ baseUrl: "http://starfish.test", fetch, credentials, maxRetries: 0 });
    const run = client.runJob({ runID: "r", projectID: "p", jobID: "j" });
    await expect(run.started).rejects.toMatchObject({ code: "http_failed", path: "/token", runID: "r" });
    expect(paths).toEqual(["/token"]);
  });
});
