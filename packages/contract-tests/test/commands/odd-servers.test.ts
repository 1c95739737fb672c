import { brotliCompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { serve } from "../proxy/serve.ts";
import { listenRaw } from "../run/listen-raw.ts";
import { serveBefore, startSandbox, username, variables } from "./servers.ts";
import { runHere } from "./surroundings.ts";

const few = ["--case", "requestToken/password", "--case", "executeJobAsync/application-json/missing-*"];

/** What is told in place of a run. */
async function toldOf(url: string): Promise<string> {
  const ended = await runHere(["--base-url", url.replace(/\/$/, ""), ...few], { variables }).catch((error) => error);
  return ended instanceof Error ? ended.message : JSON.stringify(ended);
}

test.each([
  ["a mail server", "220 mail.example ESMTP\r\n"],
  ["a secure shell", "SSH-2.0-OpenSSH_9.9\r\n"],
  ["two lengths", "HTTP/1.1 401 X\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\n{}"],
  ["line feeds alone", "HTTP/1.1 401 X\nContent-Length: 2\n\n{}"],
  ["a folded header", "HTTP/1.1 401 X\r\nX-A: a\r\n b\r\nContent-Length: 2\r\n\r\n{}"],
])("What answers with %s is told from a server that is down.", async (_what, bytes) => {
  const url = await listenRaw((socket) => socket.write(bytes));
  expect(await toldOf(url)).toMatch(/what answers at 127\.0\.0\.1:\d+ is not HTTP as Node\.js reads it \(Parse Error/);
});

const denied = '{"Message":"Authorization has been denied for this request."}';
const json = "application/json; charset=utf-8";
const challenge = { "content-type": json, "www-authenticate": "Bearer" };
const aToken = '{"access_token":"a-token-of-a-gateway","token_type":"bearer","expires_in":100}';

test.each([
  ["304", 304, {}, "", "answers 304 to everything"],
  ["a redirect to nowhere", 302, {}, "", "answers 302 to everything"],
  [
    "a limit",
    429,
    { "retry-after": "3600" },
    "",
    "answers 429 to everything, with Retry-After: 3600: it was asked too",
  ],
  [
    "another API's 401",
    401,
    { "content-type": json },
    '{"error":"no"}',
    "answers 401 to everything, also where a token",
  ],
  ["another API's challenge", 401, challenge, "{}", "answers 401 to everything, also where a token is asked for"],
  ["a GraphQL server's 400", 400, { "content-type": json }, '{"errors":[]}', "answers 400 to everything"],
])(
  "A server that answers everything with %s is told in a sentence.",
  async (_what, status, headers, body, sentence) => {
    const { url } = await serve((_, response) =>
      response.writeHead(status, headers as Record<string, string>).end(body),
    );
    expect(await toldOf(url)).toContain(sentence);
  },
);

test.each([
  [401, "gave a token for the user name and the password, and refuses it with 401: does something in front drop"],
  [403, `answers 403 to the user ${JSON.stringify(username)}: are they allowed to use the API?`],
])("A server that gives a token and answers %i to it is told in a sentence.", async (status, sentence) => {
  const { url } = await serve(({ headers, url: path }, response) => {
    if (path === "/token") {
      response.writeHead(200, { "content-type": json }).end(aToken);
    } else if (path?.startsWith("/v1/")) {
      response.writeHead(headers.authorization === undefined ? 401 : status, challenge).end(denied);
    } else {
      response.writeHead(404, { "content-type": json }).end("{}");
    }
  });
  expect(await toldOf(url)).toContain(sentence);
});

test("Where the server gives no token, what is left out says why.", async () => {
  const { url } = await startSandbox();
  const broken = await serveBefore(url, "", ({ url: path }, response) => {
    if (path === "/token") response.writeHead(500).end();
    return path === "/token";
  });
  const { code, stdout } = await runHere(["--base-url", broken, ...few], { variables });
  expect(code).toBe(1);
  expect(stdout).toContain("left out: there is no token, for it answered 500 when it was asked for one");
});

test("A token that comes packed, though nobody asked for that, is found out and used.", async () => {
  const { url } = await startSandbox();
  const packed = await serve(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const { host: _host, connection: _connection, "content-length": _length, ...headers } = incoming.headers;
    const method = incoming.method ?? "GET";
    const body = method === "GET" ? {} : { body: Buffer.concat(chunks) };
    const answer = await fetch(`${url}${incoming.url}`, {
      method,
      headers: headers as Record<string, string>,
      ...body,
    });
    const isToken = incoming.url === "/token";
    const bytes = Buffer.from(await answer.arrayBuffer());
    const fields = Object.fromEntries(
      [...answer.headers].filter(([name]) => !/^(?:content-length|connection)$/.test(name)),
    );
    outgoing.writeHead(answer.status, { ...fields, ...(isToken ? { "content-encoding": "br" } : {}) });
    outgoing.end(isToken ? brotliCompressSync(bytes) : bytes);
  });
  const { code, stdout } = await runHere(["--base-url", packed.url, ...few], { variables });
  expect(code).toBe(1);
  expect(stdout).toContain("The answer has an encoding that nobody asked for");
  expect(stdout).not.toContain("left out");
  expect(stdout).toMatch(/✗ 1 of \d+ cases failed/);
});

test("An API that is wrong in every answer is not taken for another server, and one that repeats everything is.", async () => {
  const { url } = await startSandbox();
  const some = ["missing-*", "example-*", "no-token*"].flatMap((name) => ["--case", `executeJobAsync/*${name}`]);
  const plain = await serveBefore(
    url,
    "",
    () => false,
    (headers, text) => {
      headers.set("content-type", "text/plain");
      return text;
    },
  );
  const wrong = await runHere(["--base-url", plain, ...some], { variables });
  expect(wrong.stdout).toMatch(/\d{2} of \d{2} cases failed/);
  expect(wrong.stdout).not.toMatch(/\d+ passed|Nothing passed/);
  const { url: echo } = await serve(({ url: asked }, response) =>
    response
      .writeHead(200, { "content-type": json })
      .end(JSON.stringify({ asked, access_token: "a-token-of-an-echo" })),
  );
  const other = await runHere(["--base-url", echo, ...some], { variables });
  expect(other.stdout).toContain("Nothing passed: does the API answer below");
});

test("A password with a line end at its end is refused as ever, and the line end is told.", async () => {
  const { url } = await startSandbox();
  const padded = { ...variables, STARFISH_PASSWORD: `${variables.STARFISH_PASSWORD}\n` };
  const error = await runHere(["--base-url", url, ...few], { variables: padded }).catch((cause: unknown) =>
    String(cause),
  );
  expect(error).toContain("one of them begins or ends with a blank or a line end");
  expect(error).not.toContain(variables.STARFISH_PASSWORD);
});

test.each([
  ["STARFISH_TOKEN", "a\nb"],
  ["STARFISH_TOKEN", "a€"],
  ["STARFISH_API_KEY", "a\u0000"],
  ["STARFISH_EXPIRED_TOKEN", "a\rb"],
])("%s of %j is told at once, and is not shown.", async (name, value) => {
  const error = await runHere(["--base-url", "http://127.0.0.1:1", ...few], { variables: { [name]: value } }).catch(
    (cause: unknown) => String(cause),
  );
  expect(error).toContain(`${name} holds a line end or another character that a header cannot carry`);
  expect(error).not.toContain(value);
});

test("A token is the same with a line end at its end, and blanks alone are none.", async () => {
  const { url } = await startSandbox();
  const form = new URLSearchParams({ grant_type: "password", username, password: variables.STARFISH_PASSWORD });
  const given = (await (await fetch(`${url}/token`, { method: "POST", body: form })).json()) as {
    access_token: string;
  };
  const run = (token: string) =>
    runHere(["--base-url", url, ...few.slice(2)], { variables: { STARFISH_TOKEN: token } });
  expect((await run(`${given.access_token}\n`)).code).toBe(0);
  await expect(run(" \n")).rejects.toThrow("no credentials: set STARFISH_TOKEN");
});

test("A server whose answers cannot be read has not stopped answering.", async () => {
  const { url } = await startSandbox();
  const broken = await serveBefore(url, "", ({ method, socket, url: path }) => {
    const isWrongMethod = path !== "/token" && method !== "POST" && !(method === "GET" && path?.includes("/Results/"));
    if (isWrongMethod) socket.end("HTTP/1.1 405 X\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n");
    return isWrongMethod;
  });
  const { code, stdout } = await runHere(["--base-url", broken, "--case", "*/method-*"], { variables });
  expect(code).toBe(1);
  expect(stdout).not.toContain("stopped answering");
  expect(stdout).toContain("Parse Error");
});
