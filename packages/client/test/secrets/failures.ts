import {
  type Credentials,
  createMemoryStore,
  type Fetch,
  type StarfishClient,
  type StarfishError,
  type Store,
} from "../../src/index.ts";
import { jsonAnswer, xmlAnswer } from "../recording-fetch.ts";
import { secrets } from "./secrets.ts";

/** One way in which a call fails while secrets are at hand. */
export interface Failure {
  readonly name: string;
  readonly code: StarfishError["code"] | "none";
  readonly credentials: Credentials;
  readonly fetch: Fetch;
  readonly claims?: Store;
  readonly call: (client: StarfishClient, signal: AbortSignal) => PromiseLike<unknown>;
}

const login = { username: "ada@example.com", password: secrets.password };
const bearer = { token: secrets.token };
const job = { runID: "r", projectID: "p", jobID: "j" };
const cookies = { "Set-Cookie": `session=${secrets.cookie}; HttpOnly` };

/** Gives a token, then what the API answers. */
function withLogin(answer: Fetch | (() => Response)): Fetch {
  return async (request) =>
    request.url.endsWith("/token")
      ? jsonAnswer({ access_token: secrets.issuedToken, token_type: "bearer", expires_in: 100 }, { headers: cookies })
      : answer(request);
}

/** Answers nothing, and ignores its signal. */
const silent: Fetch = () => new Promise(() => {});

const answered = (status: number, text: string, contentType: string) => async () =>
  new Response(text, { status, headers: { ...cookies, "Content-Type": contentType } });

const start: Failure["call"] = (client) => client.executeJobAsync(job);
const results: Failure["call"] = (client) => client.getResults("r");
const run: Failure["call"] = (client) => client.runJob(job, { inquiry: 1, deadline: 60_000, firstPollDelay: 1 });

const refusals: readonly Failure[] = [400, 401, 404, 405, 415, 429, 500, 503].map((status) => ({
  name: `a refusal with ${status}`,
  code: status === 401 ? "auth_failed" : "http_failed",
  credentials: login,
  fetch: withLogin(() => jsonAnswer({ Message: "no" }, { status, headers: cookies })),
  call: start,
}));

/** Where the errors of fetches that people use keep the request. */
const keepers: Readonly<Record<string, (request: Request) => object>> = {
  "its headers": ({ headers }) => ({ headers }),
  "a plain object of its headers": ({ headers }) => ({ config: { request: { headers: Object.fromEntries(headers) } } }),
  "a list of its headers": ({ headers }) => ({ options: { rawHeaders: [...headers] } }),
  itself: (request) => ({ request }),
  "its headers in an error of several": ({ headers }) => ({ errors: [Object.assign(new Error("one"), { headers })] }),
};
const kept: readonly Failure[] = Object.entries(keepers).map(([what, keep]) => ({
  name: `an error of a fetch that keeps ${what}`,
  code: "network_failed",
  credentials: bearer,
  fetch: async (request) => {
    const inner = Object.assign(new Error("socket hang up", { cause: request.headers }), keep(request));
    throw Object.assign(new Error("fetch failed", { cause: inner }), keep(request));
  },
  call: start,
}));

/** Every code of StarfishError is among them, which the test checks. */
export const failures: readonly Failure[] = [
  ...refusals,
  ...kept,
  {
    name: "a wrong password",
    code: "auth_failed",
    credentials: login,
    fetch: async () => jsonAnswer({ error: "invalid_grant" }, { status: 400, headers: cookies }),
    call: results,
  },
  {
    name: "a wrong password, asked for directly",
    code: "auth_failed",
    credentials: bearer,
    fetch: async () => jsonAnswer({ error: "invalid_grant" }, { status: 400, headers: cookies }),
    call: (client) => client.requestToken(login),
  },
  {
    name: "an HTML page of a proxy",
    code: "http_failed",
    credentials: login,
    fetch: withLogin(answered(502, "<html>Bad gateway</html>", "text/html")),
    call: results,
  },
  {
    name: "a redirect",
    code: "http_failed",
    credentials: bearer,
    fetch: async () =>
      new Response(null, { status: 302, headers: { ...cookies, Location: "https://elsewhere.test/" } }),
    call: start,
  },
  {
    name: "a token with a line break",
    code: "invalid_option",
    credentials: async () => `${secrets.token}\n`,
    fetch: async () => jsonAnswer([]),
    call: results,
  },
  {
    name: "a token of /token that no header can carry",
    code: "decode_failed",
    credentials: login,
    fetch: async () => jsonAnswer({ access_token: `${secrets.issuedToken} é`, token_type: "bearer", expires_in: 9 }),
    call: results,
  },
  {
    name: "an answer of /token that lacks a member",
    code: "decode_failed",
    credentials: login,
    fetch: async () =>
      jsonAnswer({ access: secrets.issuedToken, token_type: "bearer", expires_in: 9 }, { headers: cookies }),
    call: results,
  },
  {
    name: "an answer of /token that is cut off in its text",
    code: "decode_failed",
    credentials: login,
    fetch: answered(200, `{"access_token":"${secrets.issuedToken}`, "application/json"),
    call: results,
  },
  {
    name: "a value that cannot be encoded",
    code: "encode_failed",
    credentials: bearer,
    fetch: async () => jsonAnswer([]),
    call: (client) => client.executeJobAsync({ ...job, argument: "\u0001" }, { mediaType: "application/xml" }),
  },
  {
    name: "a broken JSON answer",
    code: "decode_failed",
    credentials: login,
    fetch: withLogin(answered(200, '{"runID":', "application/json")),
    call: start,
  },
  {
    name: "a broken XML answer",
    code: "decode_failed",
    credentials: login,
    fetch: withLogin(() => xmlAnswer("<ArrayOfresultsResponse", { headers: cookies })),
    call: results,
  },
  {
    name: "no connection",
    code: "network_failed",
    credentials: login,
    fetch: withLogin(() => Promise.reject(new TypeError("fetch failed", { cause: new Error("ECONNRESET") }))),
    call: start,
  },
  {
    name: "no answer in time",
    code: "timed_out",
    credentials: login,
    fetch: withLogin(silent),
    call: (client) => client.getResults("r", { attemptTimeout: 10 }),
  },
  {
    name: "an abort",
    code: "none",
    credentials: login,
    fetch: withLogin(silent),
    call: (client, signal) => client.getResults("r", { signal }),
  },
  {
    name: "a start whose outcome stays unknown",
    code: "start_unknown",
    credentials: login,
    fetch: withLogin(() => jsonAnswer({ Message: "no" }, { status: 500, headers: cookies })),
    call: run,
  },
  {
    name: "a start that was refused, and that the Results know",
    code: "already_started",
    credentials: bearer,
    fetch: async (request) => {
      if (request.method === "GET") return jsonAnswer([{ runID: "r", status: "Running" }], { headers: cookies });
      return jsonAnswer({ Message: "no" }, { status: 429, headers: { ...cookies, "Retry-After": "0" } });
    },
    call: (client) => client.executeJob(job, { maxRetries: 1 }),
  },
  {
    name: "a store of claims that fails",
    code: "store_failed",
    credentials: bearer,
    fetch: async () => jsonAnswer([], { headers: cookies }),
    claims: { ...createMemoryStore(), add: () => Promise.reject(new Error("the store is away")) },
    call: (client) => client.runJob(job, { askFirst: true }),
  },
  {
    name: "a start that is refused",
    code: "job_failed",
    credentials: login,
    fetch: withLogin(() => jsonAnswer({ runID: "r", started: false, error: "Job not found" }, { headers: cookies })),
    call: (client) => {
      const webhook = {
        url: "https://my.example/webhook",
        secret: secrets.webhookSecret,
        store: createMemoryStore(),
      };
      return client.runJob(job, { webhook });
    },
  },
];
