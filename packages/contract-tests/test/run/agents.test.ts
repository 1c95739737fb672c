import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { createAgent, proxyVariable } from "../../src/run/agents.ts";
import { createHttpSend } from "../../src/run/http-send.ts";
import { describeStranger } from "../../src/run/preflight/describe-stranger.ts";
import { describeUnreachable } from "../../src/run/preflight/describe-unreachable.ts";
import { contract } from "./targets.ts";

/** A proxy that answers by itself what it is asked for. */
async function startProxy(): Promise<{ readonly address: string; readonly asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((incoming: IncomingMessage, outgoing) => {
    asked.push(`${incoming.method} ${incoming.url}`);
    outgoing.end("from the proxy");
  });
  server.on("connect", ({ method, url }: IncomingMessage, socket) => {
    asked.push(`${method} ${url}`);
    socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const get = (url: string) => ({ method: "GET", url, headers: {}, body: new Uint8Array() });
const never = new AbortController().signal;

test("A server on another machine is asked through the proxy that the environment names, by http and by https.", async () => {
  const { address, asked } = await startProxy();
  const send = createHttpSend(1, { HTTP_PROXY: address, https_proxy: address });
  onTestFinished(() => send.close());
  const { body } = await send(get("http://starfish.invalid/v1/Results/a"), never);
  expect(new TextDecoder().decode(body)).toBe("from the proxy");
  const failure = await send(get("https://starfish.invalid/"), never).catch((cause: Error) => cause);
  expect(failure).toBeInstanceOf(Error);
  expect(asked).toEqual(["GET http://starfish.invalid/v1/Results/a", "CONNECT starfish.invalid:443"]);
});

test.each([
  ["http://127.0.0.1:8080", { HTTP_PROXY: "http://p" }, undefined],
  ["http://localhost", { HTTP_PROXY: "http://p" }, undefined],
  ["http://[::1]:1", { http_proxy: "http://p" }, undefined],
  ["http://api.test", { HTTP_PROXY: "" }, undefined],
  ["http://api.test", { HTTPS_PROXY: "http://p" }, undefined],
  ["https://api.test", { HTTPS_PROXY: "http://p" }, "HTTPS_PROXY"],
  ["http://api.test", { HTTP_PROXY: "http://p", http_proxy: "http://q" }, "http_proxy"],
  ["http://api.test", { HTTP_PROXY: "http://p", NO_PROXY: "other.test, api.test" }, undefined],
  ["http://api.test", { HTTP_PROXY: "http://p", no_proxy: ".test" }, undefined],
  ["http://api.test:81", { HTTP_PROXY: "http://p", NO_PROXY: "api.test:81" }, undefined],
  ["http://api.test:82", { HTTP_PROXY: "http://p", NO_PROXY: "api.test:81" }, "HTTP_PROXY"],
  ["http://api.test", { HTTP_PROXY: "http://p", NO_PROXY: "*" }, undefined],
])("The proxy for %s in %j is that of %s.", (address, variables, expected) => {
  expect(proxyVariable(address, variables)).toBe(expected);
});

test("What is not the address of a proxy is told, without the address.", () => {
  const variables = { HTTP_PROXY: "not an address: s3cret" };
  expect(() => createAgent("http://api.test", {}, variables)).toThrow(
    "HTTP_PROXY is not the address of a proxy, such as http://HOST:PORT",
  );
});

test("A server that cannot be reached through a proxy is told from one that is down.", () => {
  const refused = { failure: "connect ECONNREFUSED 127.0.0.1:3128", failureCode: "ECONNREFUSED" };
  expect(describeUnreachable("http://api.test", refused, { HTTP_PROXY: "http://127.0.0.1:3128" })).toBe(
    "the way is through the proxy that HTTP_PROXY names (connect ECONNREFUSED 127.0.0.1:3128): NO_PROXY takes a host out",
  );
  expect(describeUnreachable("http://api.test", refused, {})).toContain("nothing listens at api.test");
});

test("A proxy that wants credentials is told from a gateway, by http and by https, and they go into its address.", async () => {
  const variables = { HTTP_PROXY: "http://p", HTTPS_PROXY: "http://p" };
  const wanted = "it wants a user name and a password, as http://NAME:PASSWORD@HOST:PORT";
  const tunnel = { failure: "Failed to establish tunnel to api.test:443 via http://p/: HTTP/1.1 407 No" };
  expect(describeUnreachable("https://api.test", tunnel, variables)).toContain(wanted);
  const response = { status: 407, headers: {}, body: new Uint8Array() };
  const exchange = { request: get("http://api.test/v1/Results/a"), response };
  const told = await describeStranger(
    contract,
    { baseUrl: "http://api.test" },
    [exchange],
    async () => false,
    variables,
  );
  expect(told).toBe(`the proxy that HTTP_PROXY names answers 407: ${wanted}`);
});
