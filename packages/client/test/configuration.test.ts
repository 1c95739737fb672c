import { afterEach, describe, expect, test, vi } from "vitest";
import { type ClientOptions, createClient } from "../src/index.ts";
import { manualClock } from "./manual-clock.ts";
import { jsonAnswer, recordingFetch } from "./recording-fetch.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** What a client with these variables sends. */
async function sentWith(variables: Record<string, string>, options: ClientOptions = {}) {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  const fetch = recordingFetch(() => jsonAnswer({ access_token: "issued", token_type: "bearer", expires_in: 100 }));
  await createClient({ fetch, maxRetries: 0, ...options })
    .getResults("r")
    .catch(() => {});
  return fetch.sent;
}

describe("what is not given is read from the environment:", () => {
  test("the base URL", async () => {
    const [sent] = await sentWith({ STARFISH_BASE_URL: "https://stand-in.test/base/" });
    expect(sent?.url).toBe("https://stand-in.test/base/v1/Results/r");
  });

  test("a token, before a name and password", async () => {
    const variables = { STARFISH_TOKEN: "a-token", STARFISH_USERNAME: "ada", STARFISH_PASSWORD: "secret" };
    const [sent] = await sentWith(variables);
    expect(sent?.headers.get("Authorization")).toBe("Bearer a-token");
  });

  test("a name and password", async () => {
    const [login, call] = await sentWith({ STARFISH_USERNAME: "ada", STARFISH_PASSWORD: "secret" });
    expect(login?.body).toContain("username=ada");
    expect(call?.headers.get("Authorization")).toBe("Bearer issued");
  });

  test("nothing that is given", async () => {
    const [sent] = await sentWith(
      { STARFISH_TOKEN: "a-token", STARFISH_BASE_URL: "https://stand-in.test" },
      { baseUrl: "https://given.test", credentials: { token: "given-token" } },
    );
    expect(sent?.url).toBe("https://given.test/v1/Results/r");
    expect(sent?.headers.get("Authorization")).toBe("Bearer given-token");
  });

  test("nothing that is empty", async () => {
    const [sent] = await sentWith({ STARFISH_TOKEN: "", STARFISH_USERNAME: "", STARFISH_PASSWORD: "" });
    expect(sent?.headers.get("Authorization")).toBeNull();
  });

  test.each([
    [{ STARFISH_USERNAME: "ada" }, "STARFISH_USERNAME is set and STARFISH_PASSWORD is not"],
    [
      { STARFISH_PASSWORD: "secret-thing", STARFISH_USERNAME: "" },
      "STARFISH_PASSWORD is set and STARFISH_USERNAME is not",
    ],
    [
      { STARFISH_TOKEN: "secret-thing\n" },
      "STARFISH_TOKEN: expected a token of printable ASCII characters without spaces",
    ],
    [{ STARFISH_TOKEN: "Bearer secret-thing" }, 'STARFISH_TOKEN: expected the token alone, without "Bearer"'],
    [{ STARFISH_BASE_URL: "stand-in" }, "STARFISH_BASE_URL: expected an address"],
    [{ STARFISH_BASE_URL: "https://stand-in.test/v1" }, "STARFISH_BASE_URL: ends in /v1"],
  ])("of %o it is said what is missing or wrong", (variables, message) => {
    for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
    expect(() => createClient()).toThrow(message);
    expect(() => createClient()).not.toThrow("secret-thing");
  });

  test.each([
    ["there is no process", undefined],
    ["there is no environment", {}],
    ["reading it is forbidden", { env: new Proxy({}, { get: () => expect.fail("NotCapable") }) }],
  ])("nothing where %s", (_what, process) => {
    vi.stubGlobal("process", process);
    expect(typeof createClient().getResults).toBe("function");
  });
});

describe("credentials that lack a half are named", () => {
  test.each([
    [{ username: "ada", password: undefined }, "password is undefined: is STARFISH_PASSWORD set?"],
    [{ username: "ada" }, "password is undefined: is STARFISH_PASSWORD set?"],
    [{ username: "", password: "p" }, "username is empty: is STARFISH_USERNAME set?"],
    [{ token: undefined }, "token is undefined: is STARFISH_TOKEN set?"],
    [{ token: "" }, "token is empty: is STARFISH_TOKEN set?"],
    [{ token: 5 }, "token is of type number"],
    [{}, "expected { username, password }, { token } or a function"],
    ["ada", "expected { username, password }, { token } or a function"],
  ])("%o", (credentials, message) => {
    expect(() => createClient({ credentials } as never)).toThrow(`credentials: ${message}`);
  });

  test("but not where the other kind is whole", async () => {
    const credentials = { username: undefined, token: "a-token" } as never;
    expect((await sentWith({}, { credentials }))[0]?.headers.get("Authorization")).toBe("Bearer a-token");
  });
});

test.each([
  "https://starfish.test/v1/ExecuteJobAsync",
  "https://starfish.test/base/token/",
  "https://x.test/v1/results",
])("the base URL %s, which is an address of one operation, is refused with what to do", (baseUrl) => {
  expect(() => createClient({ baseUrl })).toThrow(/^baseUrl: ends in \/.*, a path of the API: leave it out$/);
});

test.each(["https://starfish.test/v1", "https://starfish.test/base/v1/", "https://starfish.test/V1"])(
  "the base URL %s, which holds /v1 already, is refused with what to do",
  (baseUrl) => {
    expect(() => createClient({ baseUrl })).toThrow("baseUrl: ends in /v1, which every path of the API begins with");
  },
);

describe("headers", () => {
  test("are sent with every request, of /token too", async () => {
    const credentials = { username: "ada", password: "secret" };
    const sent = await sentWith({}, { credentials, headers: { "X-Tenant": "acme" } });
    expect(sent.map(({ headers }) => headers.get("x-tenant"))).toEqual(["acme", "acme"]);
  });

  test("are masked in events, harmless ones apart", async () => {
    const events: object[] = [];
    const headers = { "X-Key": "a-key", "User-Agent": "an-agent" };
    await sentWith({}, { headers, onExchange: (event) => events.push(event) });
    expect(events).toMatchObject([{ requestHeaders: { "x-key": "***", "user-agent": "an-agent" } }]);
  });

  test.each([
    [{ authorization: "Basic x" }, "headers: authorization is the client's own; Authorization is made of credentials"],
    [{ "Content-Type": "text/plain" }, "headers: Content-Type is the client's own"],
    [{ "X-Key": 5 }, "headers: X-Key: expected a text, found number"],
    [{ "X-Key": undefined }, "headers: X-Key: expected a text, found undefined"],
    [{ "X-Key": "a\r\nb: c" }, 'headers: "X-Key" cannot be sent'],
    [{ "X Key": "a" }, 'headers: "X Key" cannot be sent'],
    [[["X-Key", "a"]], "headers: expected an object of names and texts"],
    ["X-Key: a", "headers: expected an object of names and texts"],
  ])("%o are refused", (headers, message) => {
    expect(() => createClient({ headers } as never)).toThrow(message);
  });
});

describe("STARFISH_LOG=debug", () => {
  test("writes attempts, waits and tokens as lines on stderr, without secrets", async () => {
    const lines: unknown[] = [];
    vi.spyOn(console, "error").mockImplementation((line: unknown) => lines.push(line));
    vi.stubEnv("STARFISH_LOG", "debug");
    let answers = 0;
    const fetch = async ({ url }: Request) => {
      if (url.endsWith("/token")) {
        return jsonAnswer({ access_token: "issued-Xenon", token_type: "bearer", expires_in: 100 });
      }
      answers += 1;
      return answers === 1 ? new Response("busy", { status: 503, headers: { "Retry-After": "0" } }) : jsonAnswer([]);
    };
    const credentials = { username: "ada", password: "pa55word" };
    await createClient({ baseUrl: "http://starfish.test", fetch, credentials }).getResults("r");
    const text = lines.join("\n").replace(/\d+ ms/g, "n ms");
    expect(text.split("\n")).toEqual([
      "starfish: asks for a token",
      "starfish: POST /token attempt 1, 50 bytes sent: 200, 70 bytes after n ms",
      "starfish: has a token for 100 s",
      "starfish: GET /v1/Results/{id} run r attempt 1, 0 bytes sent: 503, 4 bytes after n ms",
      "starfish: GET /v1/Results/{id} waits n ms",
      "starfish: GET /v1/Results/{id} run r attempt 2, 0 bytes sent: 200, 2 bytes after n ms",
    ]);
    expect(text).not.toMatch(/Xenon|pa55word/);
  });

  test("fails no call where there is no place to write", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {
      throw new Error("EPIPE");
    });
    vi.stubEnv("STARFISH_LOG", "debug");
    const clock = manualClock();
    let answers = 0;
    const fetch = async ({ url }: Request) => {
      if (url.endsWith("/token")) return jsonAnswer({ access_token: "t1", token_type: "bearer", expires_in: 100 });
      answers += 1;
      return answers === 1 ? new Response("busy", { status: 503 }) : jsonAnswer([]);
    };
    const credentials = { username: "ada", password: "pa55word" };
    const rows = createClient({ baseUrl: "http://starfish.test", fetch, credentials, clock }).getResults("r");
    await clock.advance(10_000);
    expect(await rows).toEqual([]);
  });
});
