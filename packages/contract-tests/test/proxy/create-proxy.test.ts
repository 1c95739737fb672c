import { once } from "node:events";
import { request, type ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { KitError } from "../../src/index.ts";
import { createProxy } from "../../src/proxy/create-proxy.ts";
import { promiseOf, send, serve, start, started, startHeaders, startProxy } from "./serve.ts";

const path = "/v1/ExecuteJobAsync";
const post = { method: "POST", headers: startHeaders, body: start };
const answerJson = (response: ServerResponse, body: string): void => {
  response.setHeader("Content-Type", "application/json; charset=utf-8");
  response.end(body);
};
const failing = (findings: readonly { blame: string; check: string }[]) =>
  findings.map(({ blame, check }) => `${blame}: ${check}`);

test("An exchange in which nothing is wrong has no findings, and its media types are named.", async () => {
  const upstream = await serve((_request, response) => answerJson(response, started));
  const { url, judged } = await startProxy(upstream.url);
  expect((await send(url + path, post)).body.toString()).toBe(started);
  const exchange = await judged;
  expect(exchange).toMatchObject({
    operation: "executeJobAsync",
    sends: "application/json",
    answers: "application/json",
    status: 200,
    findings: [],
  });
  expect(exchange.verdicts.filter(({ outcome }) => outcome === "held").length).toBeGreaterThan(5);
});

test("A wrong answer is the server's, and a wrong request is the client's.", async () => {
  const upstream = await serve((_request, response) =>
    answerJson(response, '{"runID":"r","started":"yes","error":null}'),
  );
  const { url, judged } = await startProxy(upstream.url);
  const body = '{"runID":"r","projectID":"p"}';
  await send(url + path, { ...post, headers: [...startHeaders.slice(0, 4), "Content-Length", "29"], body });
  const { findings } = await judged;
  expect(failing(findings)).toContain("server: response-body-matches-schema");
  expect(failing(findings)).toContain("client: request-body-matches-schema");
});

test("Bytes, statuses, repeated fields and their spelling pass through unchanged, both ways.", async () => {
  const seen: { rawHeaders: string[]; url: string | undefined; body: Buffer }[] = [];
  const bytes = Buffer.from([0, 255, 254, 13, 10, 128]);
  const upstream = await serve(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    seen.push({ rawHeaders: incoming.rawHeaders, url: incoming.url, body: Buffer.concat(chunks) });
    response.sendDate = false;
    response.writeHead(299, "Odd", ["X-Two", "a", "X-Two", "b", "Content-Length", String(bytes.length)]);
    response.end(bytes);
  });
  const { url } = await startProxy(upstream.url);
  const headers = ["x-Odd", "1", "X-odd", "2", "Content-Length", String(bytes.length)];
  const answer = await send(`${url}/v1/%7e//a?b=%20&c`, { method: "POST", headers, body: bytes });
  expect(seen[0]?.url).toBe("/v1/%7e//a?b=%20&c");
  expect(seen[0]?.body.equals(bytes)).toBe(true);
  expect(seen[0]?.rawHeaders.join(" ")).toContain("x-Odd 1 X-odd 2");
  expect(answer.status).toBe(299);
  expect(answer.body.equals(bytes)).toBe(true);
  expect(answer.rawHeaders.slice(0, 6)).toEqual(["X-Two", "a", "X-Two", "b", "Content-Length", "6"]);
  expect(answer.rawHeaders).not.toContain("Date");
});

test("A body without a length keeps its chunks, whatever the method.", async () => {
  const { promise, resolve } = promiseOf<string | undefined>();
  const upstream = await serve(async (incoming, response) => {
    resolve(incoming.headers["transfer-encoding"]);
    response.end(await incoming.toArray().then((chunks) => Buffer.concat(chunks)));
  });
  const { url } = await startProxy(upstream.url);
  const answer = await send(url, { method: "DELETE", headers: ["Transfer-Encoding", "chunked"], body: "some" });
  expect(await promise).toBe("chunked");
  expect(answer.body.toString()).toBe("some");
});

test("What the upstream has said arrives before it has said all.", async () => {
  const { promise: heard, resolve: hear } = promiseOf<void>();
  const upstream = await serve(async (_request, response) => {
    response.write("first");
    await heard;
    response.end("last");
  });
  const { url } = await startProxy(upstream.url);
  const outgoing = request(url, { agent: false }).end();
  const [incoming] = await once(outgoing, "response");
  const [chunk] = await once(incoming, "data");
  expect(String(chunk)).toBe("first");
  hear();
  await once(incoming, "end");
});

test("The upstream's own path goes in front, and the findings' command line has it.", async () => {
  const urls: (string | undefined)[] = [];
  const upstream = await serve((incoming, response) => {
    urls.push(incoming.url);
    answerJson(response, "{}");
  });
  const { url, judged } = await startProxy(`${upstream.url}/behind/`);
  await send(url + path, post);
  const { operation, findings } = await judged;
  expect(urls).toEqual([`/behind${path}`]);
  expect(operation).toBe("executeJobAsync");
  expect(findings[0]?.curl).toContain(`'${upstream.url}/behind${path}'`);
});

test("An upstream that is away is a 502 with a clear text, and a finding against the server.", async () => {
  const { url, judged } = await startProxy("http://127.0.0.1:1");
  const answer = await send(url + path, post);
  expect(answer.status).toBe(502);
  expect(answer.body.toString()).toBe(
    "The proxy got no answer from http://127.0.0.1:1: connect ECONNREFUSED 127.0.0.1:1\n",
  );
  expect(await judged).toMatchObject({ status: 0 });
  expect(failing((await judged).findings)).toEqual(["server: request-answered"]);
});

test("An answer that breaks off breaks off for the caller too, and is a finding.", async () => {
  const upstream = await serve((_request, response) => {
    response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "100" });
    response.write("{", () => response.destroy());
  });
  const { url, judged } = await startProxy(upstream.url);
  await expect(send(url + path, post)).rejects.toThrow("aborted");
  expect(failing((await judged).findings)).toEqual(["server: request-answered"]);
});

test("A caller who goes away ends the request upstream, and nothing is judged.", async () => {
  const { promise: closed, resolve: close } = promiseOf<void>();
  const outgoing: { destroy?: () => void } = {};
  const upstream = await serve((_request, response) => {
    response.once("close", close);
    outgoing.destroy?.();
  });
  const { url, judged } = await startProxy(upstream.url);
  const calling = request(url + path, { method: "POST", agent: false });
  outgoing.destroy = () => calling.destroy();
  const failed = once(calling, "error");
  calling.end(start);
  await failed;
  await closed;
  expect(await judged).toMatchObject({
    verdicts: [],
    findings: [],
    reason: "the caller's connection closed before the answer was complete",
  });
});

test("A body beyond the limit passes through whole and is not judged.", async () => {
  const upstream = await serve((_request, response) => answerJson(response, `"${"x".repeat(5000)}"`));
  const { url, judged } = await startProxy(upstream.url, { bodyLimitBytes: 1000 });
  expect((await send(url + path, post)).body.length).toBe(5002);
  expect(await judged).toMatchObject({ verdicts: [], findings: [], reason: "the answer is longer than 1000 bytes" });
});

test("A packed answer passes through packed and is judged by what is inside.", async () => {
  const packed = gzipSync(started.replace("true", '"yes"'));
  const upstream = await serve((_request, response) => {
    response.writeHead(200, { "Content-Type": "application/json; charset=utf-8", "Content-Encoding": "gzip" });
    response.end(packed);
  });
  const { url, judged } = await startProxy(upstream.url);
  expect((await send(url + path, post)).body.equals(packed)).toBe(true);
  expect(failing((await judged).findings)).toEqual(["server: response-body-matches-schema"]);
});

test("No secret is in what is told.", async () => {
  const upstream = await serve((_request, response) => answerJson(response, '{"runID":"a-long-token","x":"hunter22"}'));
  const { url, judged } = await startProxy(upstream.url);
  await send(`${url}${path}?access_token=hunter22`, post);
  const told = JSON.stringify(await judged);
  expect(told).toContain("[redacted]");
  expect(told).not.toMatch(/a-long-token|hunter22/);
});

test("A token that the server gave to one caller is masked where it shows it to another.", async () => {
  const upstream = await serve((incoming, response) =>
    answerJson(
      response,
      incoming.url === "/token"
        ? '{"access_token":"one-callers-token","token_type":"bearer","expires_in":60}'
        : '{"runID":"r","started":"one-callers-token","error":null}',
    ),
  );
  const told: unknown[] = [];
  const { url } = await startProxy(upstream.url, { onJudgement: (exchange) => told.push(exchange) });
  const form = ["Content-Type", "application/x-www-form-urlencoded", "Content-Length", "19"];
  await send(`${url}/token`, { method: "POST", headers: form, body: "grant_type=password" });
  await send(url + path, post);
  expect(JSON.stringify(told)).toContain("/started must be boolean");
  expect(JSON.stringify(told)).not.toContain("one-callers-token");
  expect(Buffer.from(JSON.stringify(told)).toString()).not.toContain(
    Buffer.from("one-callers-token").toString("base64"),
  );
});

test.each(["", "ftp://a", "http://user:secret@a", "http://a/?b=c", "http://a/#b"])(
  "%j is not an upstream",
  (upstream) => {
    expect(() => createProxy({ upstream, onJudgement: () => undefined })).toThrow(KitError);
  },
);
