import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { serve } from "../proxy/serve.ts";
import { serveBefore, startSandbox, username, variables } from "./servers.ts";
import { runHere } from "./surroundings.ts";

const few = [
  "--case",
  "*/method-PUT",
  "--case",
  "*/no-token-*",
  "--case",
  "executeJobAsync/application-json/example-*",
];

test("A healthy server: all is well, and the first line says what is judged.", async () => {
  const { url } = await startSandbox();
  const { code, stdout, stderr } = await runHere(["--base-url", url, ...few], { variables });
  expect(stderr.split("\n")[0]).toMatch(`Judging ${url}, seed `);
  expect(stdout).toMatch(/✓ No case of \d+ failed: \d+ passed, [\d.]+ s/);
  expect(code).toBe(0);
});

test("A server with mistakes: findings.", async () => {
  const { url } = await startSandbox();
  const faulty = await serveBefore(
    url,
    "",
    () => false,
    (headers, text) => {
      headers.delete("www-authenticate");
      return text.replaceAll('"started":true', '"started":"true"');
    },
  );
  const { code, stdout } = await runHere(["--base-url", faulty, ...few], { variables });
  expect(code).toBe(1);
  expect(stdout).toContain("/started must be boolean");
  expect(stdout).toContain("unauthorized-has-challenge");
});

test("A server that is down is said to be down.", async () => {
  await expect(runHere(["--base-url", "http://127.0.0.1:1", ...few], { variables })).rejects.toThrow(
    "http://127.0.0.1:1 cannot be reached: nothing listens at 127.0.0.1:1 (ECONNREFUSED): is the server started",
  );
});

test.each([200, 404, 503])("A server of HTML with status %i is not an API.", async (status) => {
  const { url } = await serve((_, response) =>
    response.writeHead(status, { "content-type": "text/html" }).end("<!doctype html><title>Welcome to nginx!</title>"),
  );
  await expect(runHere(["--base-url", url, ...few], { variables })).rejects.toThrow(
    status === 404
      ? `there is no API below ${url} (404 for everything): is it another API`
      : `${url} answers with HTML pages (${status}, "Welcome to nginx!"), not with the API`,
  );
});

test.each([
  ["JSON", 200, "application/json", "{}", "answers everything alike (200, application/json)"],
  ["a list", 200, "application/json", "[]", "answers everything alike (200, application/json)"],
  ["plain text", 200, "text/plain", "OK", "answers everything alike (200, text/plain)"],
  ["nothing", 204, "", "", "answers everything alike (204)"],
  ["a page for reads alone", 200, "text/html", "<!doctype html><title>App</title>", 'HTML pages (200, "App")'],
])("A server that answers everything with %s is not the API.", async (what, status, type, body, sentence) => {
  const { url } = await serve(({ method }, response) =>
    method === "POST" && what.startsWith("a page")
      ? response.writeHead(405).end()
      : response.writeHead(status, type === "" ? {} : { "content-type": type }).end(body),
  );
  await expect(runHere(["--base-url", url, ...few], { variables: { STARFISH_TOKEN: "a-token" } })).rejects.toThrow(
    sentence,
  );
});

test("A gateway that asks for credentials of its own is told from the API, and --header passes it.", async () => {
  const { url } = await startSandbox();
  const guarded = await serveBefore(url, "/staging", (request, response) => {
    if (request.headers["x-gateway-key"] === "a-gateway-key") {
      return false;
    }
    response.writeHead(401, { "www-authenticate": 'Basic realm="staging"' }).end("no");
    return true;
  });
  const here = ["--base-url", guarded, ...few];
  await expect(runHere(here, { variables })).rejects.toThrow(
    `something in front of ${guarded} asks for credentials of its own (401, Basic realm="staging"): give them with --header`,
  );
  const passed = await runHere([...here, "--header", "X-Gateway-Key: a-gateway-key"], { variables });
  expect(passed.code).toBe(0);
  expect(passed.stdout).not.toContain("a-gateway-key");
});

test("A gateway that takes the API's own header for itself is told so, for no token can pass it.", async () => {
  const { url } = await startSandbox();
  const guarded = await serveBefore(url, "/staging", (request, response) => {
    if (request.headers.authorization === `Basic ${btoa("ada:pa55")}`) {
      return false;
    }
    response.writeHead(401, { "www-authenticate": 'Basic realm="staging"' }).end();
    return true;
  });
  const args = ["--base-url", guarded, ...few, "--header", `Authorization: Basic ${btoa("ada:pa55")}`];
  await expect(runHere(args, { variables: { STARFISH_TOKEN: "a-token" } })).rejects.toThrow(
    `something in front of ${guarded} takes the Authorization header for itself, so the token of the API cannot pass it`,
  );
});

test("An address that ends in /v1, or lacks its path, is told the right one.", async () => {
  const { url } = await startSandbox();
  await expect(runHere(["--base-url", `${url}/v1`, ...few], { variables })).rejects.toThrow(
    `there is no API below ${url}/v1 (404 for everything), for the address ends in /v1, which is added: the API answers below ${url}: give that`,
  );
  const below = await serveBefore(url, "/api", (request, response) => {
    const isElsewhere = !request.url?.startsWith("/api/");
    if (isElsewhere) {
      response.writeHead(404, { "content-type": "application/json" }).end("{}");
    }
    return isElsewhere;
  });
  await expect(runHere(["--base-url", new URL(below).origin, ...few], { variables })).rejects.toThrow(
    `the API answers below ${below}: give that`,
  );
});

test("An address is the same with blanks around it, capitals and slashes at its end; with a query it is none.", async () => {
  const { url } = await startSandbox();
  const { host } = new URL(url);
  for (const address of [`${url}///`, ` ${url} `, `HTTP://${host.replace("127.0.0.1", "LOCALHOST")}/`, `${url}/?`]) {
    expect((await runHere(["--base-url", address, "--case", "*/method-PUT"], { variables })).code).toBe(0);
  }
  for (const address of [`${url}/?tenant=a`, `${url}/#a`]) {
    await expect(runHere(["--base-url", address, ...few], { variables })).rejects.toThrow(
      `The target "${url}" is followed by a query or a fragment: leave it out`,
    );
  }
});

test("A wrong password and a wrong token are the caller's.", async () => {
  const { url } = await startSandbox();
  const wrong = { STARFISH_USERNAME: username, STARFISH_PASSWORD: "a-wrong-password" };
  const refused = await runHere(["--base-url", url, ...few], { variables: wrong }).catch((error: unknown) =>
    String(error),
  );
  expect(refused).toContain("refused this user name and password (invalid_grant): check STARFISH_USERNAME");
  expect(refused).not.toContain("a-wrong-password");
  await expect(runHere(["--base-url", url, ...few], { variables: { STARFISH_TOKEN: "old" } })).rejects.toThrow(
    "refuses the given token with 401",
  );
});

test("Without credentials nothing is green, unless it is asked for.", async () => {
  const { url } = await startSandbox();
  await expect(runHere(["--base-url", url, ...few])).rejects.toThrow(
    /no credentials: set STARFISH_TOKEN, or STARFISH_USERNAME and STARFISH_PASSWORD; --no-credentials judges the 6 cases that need none/,
  );
  await expect(runHere(["--base-url", url, ...few], { variables: { STARFISH_USERNAME: "ada" } })).rejects.toThrow(
    "no password: set STARFISH_PASSWORD",
  );
  const { code, stdout } = await runHere(["--base-url", url, ...few, "--no-credentials"]);
  expect(code).toBe(0);
  expect(stdout).toContain("No case of 6 failed: 6 passed");
});

test("A server that answers once on each connection, and closes it when it is used again, has no findings.", async () => {
  const { url } = await startSandbox();
  const { port } = new URL(url);
  const used = new WeakSet<Socket>();
  const server = createServer((incoming, outgoing) => {
    const { headers, method, socket, url: path } = incoming;
    if (used.has(socket)) {
      socket.destroy();
      return;
    }
    used.add(socket);
    const passed = request({ host: "127.0.0.1", port, method, path, headers, agent: false }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 0, { ...answer.headers, connection: "keep-alive" });
      answer.pipe(outgoing);
    });
    incoming.pipe(passed);
  }).listen(0, "127.0.0.1");
  server.keepAliveTimeout = 0;
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const target = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { code, stdout } = await runHere(["--base-url", target, "--case", "*/accept-*", "--case", "*/method-*"], {
    variables,
  });
  expect(stdout).toContain("sent twice: the server had closed the connection that was kept");
  expect(code).toBe(0);
});

test("The same seed twice judges nothing but the server, for the runIDs are new.", async () => {
  const { url } = await startSandbox();
  const runs = ["--base-url", url, "--seed", "7", "--case", "*run-executeJobAsync-application-json*"];
  const whole = [...runs, "--case", "executeJobAsync/application-json/run-start"];
  expect((await runHere(whole, { variables })).code).toBe(0);
  const again = await runHere([...whole, "--run-key", "my-key"], { variables });
  expect(again.code).toBe(0);
  expect(again.stdout).toContain("seed 7, run key my-key");
});

test("What the kit's own proxy leads to keeps the rules of its real host.", async () => {
  const { url, started } = await startSandbox();
  const proxy = await serveBefore(
    url,
    "",
    () => false,
    (headers, text) => {
      headers.set("via", "1.1 starfish-contract (api.starfishetl.com)");
      return text;
    },
  );
  const args = ["--base-url", proxy, ...few];
  await expect(runHere(args, { variables })).rejects.toThrow(/nobody is at the terminal to agree to the plan/);
  const { code, stdout } = await runHere([...args, "--yes"], { variables });
  expect(code).toBe(0);
  expect(stdout).toMatch(/\d+ left out for safety/);
  await expect(runHere(["--base-url", url, "--remote", ...few], { variables })).rejects.toThrow(/give --yes/);
  expect(started()).toBe(0);
});

test.each([
  [["--operaton", "x"], "there is no option --operaton; did you mean --operation?"],
  [["--min-checked", "101%"], "--min-checked 101%"],
  [["--base-url", ""], "--base-url needs a value, and is given none"],
  [["--report", "json=a", "--report="], "--report needs a value, and is given none"],
  [["--header", "no header"], "'Name: value'"],
  [["--media-type", "application/jsn"], "did you mean application/json?"],
])("%j is answered with what was meant.", async (args, message) => {
  await expect(runHere(args)).rejects.toThrow(message);
});

test("On GitHub a server's words are not commands, and --quiet says nothing where all is well.", async () => {
  const { stdout } = await runHere(["--case", "executeJobAsync/method-PUT"], { variables: { GITHUB_ACTIONS: "true" } });
  const [, word] = /^::stop-commands::(\S+)$/m.exec(stdout) ?? [];
  expect(stdout.indexOf(`\n::${word}::\n`)).toBeGreaterThan(stdout.indexOf("No case of 1 failed"));
  const quiet = await runHere(["--case", "executeJobAsync/method-PUT", "--quiet"]);
  expect(quiet).toEqual({ code: 0, stdout: "", stderr: "" });
});
