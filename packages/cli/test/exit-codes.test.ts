import { createServer as createHttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { run } from "./fake-terminal.ts";
import { connectionLost, createServer, job } from "./sandbox-terminal.ts";

/** A server of one answer, on a port. */
async function serve(status: number, body: string): Promise<string> {
  const server = createHttpServer((request, response) => {
    request.resume();
    response.writeHead(status, { "content-type": "text/html" }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test.each([
  [["run", ...job], 0, "ended well"],
  [["run", ...job, "--argument", "nothing"], 0, "ended well"],
  [["run", ...job, "--argument", "break"], 1, "failed: Failed with"],
  [["run", ...job, "--argument", "fail"], 5, "the server did not start run"],
  [["run", ...job, "--logging-level", "7"], 2, "--logging-level: "],
  [["run", ...job, "--logging-level", "low"], 2, '--logging-level: expected a whole number, found "low"'],
  [["run", "--job", "j"], 2, "Which job? --project is missing."],
  [["run", ...job, "--deadline", "soon"], 2, "--deadline: expected a time such as 90s"],
  [["run", ...job, "--run-id", "a/b"], 2, "--run-id: expected a text without /"],
  [["run", ...job, "--webhook", "ftp://a"], 2, "--webhook: expected an absolute http or https address"],
  [["run", ...job, "--run-id", "a", "--run-id-for", "b"], 2, "exclude each other"],
  [["run", ...job, "--base-url", "ftp://x"], 2, "--base-url: expected an address like https://host/path"],
  [["run", "--many", "x.csv", "--base-url", "nonsense"], 2, "--base-url: expected an address like https://host/path"],
  [["start", ...job], 0, ""],
  [["start", ...job, "--argument", "fail"], 5, "the server did not start run"],
  [["wait", "nobody", "--inquiry", "1s"], 3, "the Results know nothing of run nobody after 1 s"],
  [["wait", "a/b"], 2, "runID: expected a text without /"],
  [["results", "nobody"], 3, "the Results know nothing of run nobody"],
  [["webhooks", "listen", "--host", ""], 2, "--host needs a value, and is given none."],
  [["run", "--many", "x.csv", "--out", ""], 2, "--out needs a value, and is given none."],
  [["run", ...job, "--run-id="], 2, "--run-id needs a value, and is given none."],
  [["run", ...job, "--argument", ""], 0, "ended well"],
  [["dance"], 2, 'There is no command "dance".'],
])("starfish %j ends with %i and says: %s", async (args, code, sentence) => {
  const { terminal } = createServer();
  const outcome = await run(args, terminal);
  expect(outcome).toMatchObject({ code, err: expect.stringContaining(sentence) });
  expect(outcome.err).not.toContain("    at ");
});

test("a run that takes longer than the deadline ends with 4, and says how to go on", async () => {
  const { terminal } = createServer({ fast: false });
  const { code, err } = await run(["run", ...job, "--run-id", "r", "--argument", "slow", "--deadline", "1s"], terminal);
  expect([code, err]).toEqual([4, expect.stringContaining("run r had not ended within 1 s")]);
  expect(err).toMatch(/the run goes on; wait for it with: starfish wait r/);
});

test("a start whose answer is lost ends with 3 where the Results know nothing, and is not sent again", async () => {
  const { sandbox, terminal } = createServer();
  const fetch = (request: Request) =>
    request.method === "POST" ? Promise.reject(connectionLost()) : sandbox.fetch(request);
  const { code, err } = await run(["run", ...job, "--run-id", "r", "--inquiry", "2s"], { ...terminal, fetch });
  expect(code).toBe(3);
  expect(err).toContain("whether run r started is unknown");
  expect(err).toContain("ask again later, before you start it again: starfish wait r");
  expect(sandbox.runs.find("r")).toEqual([]);
});

test("a wrong password ends with 5, and shows it nowhere", async () => {
  const { terminal } = createServer();
  const env = {
    STARFISH_USERNAME: "ada@example.com",
    STARFISH_PASSWORD: "not-this-one",
    STARFISH_BASE_URL: "http://s",
  };
  const { code, err, out } = await run(["run", ...job], { ...terminal, env });
  expect(code).toBe(5);
  expect(err).toContain("POST /token: 400");
  expect(out + err).not.toContain("not-this-one");
});

test.each(["run", "start", "results", "wait", "token", "doctor"])(
  "%s says in a sentence that a server is down",
  async (command) => {
    const operands = { run: job, start: job, results: ["r"], wait: ["r"] }[command] ?? [];
    const env = { STARFISH_USERNAME: "a", STARFISH_PASSWORD: "b" };
    // Nobody can listen on port 1 but root, and nobody does.
    const closed = await serve(200, "").then(async (url) => new URL(url).port);
    const free = `http://127.0.0.1:${await freePort(closed)}`;
    const { code, err, out } = await run([command, ...operands, "--base-url", free], {
      env,
      fetch: (request) => fetch(request),
    });
    expect(code).toBe(5);
    expect(err + out).toMatch(/ECONNREFUSED.*Is the server running, and is this its port\?/);
  },
);

/** A port where nobody listens: one that was just given back. */
async function freePort(other: string): Promise<string> {
  const server = createHttpServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return String(port) === other ? freePort(other) : String(port);
}

test.each([403, 404, 502])("a gateway that answers %i with a page ends a question with 5", async (status) => {
  const url = await serve(status, "<html><body>No.</body></html>");
  const env = { STARFISH_TOKEN: "t", STARFISH_BASE_URL: url };
  const { code, err } = await run(["results", "r"], { env, fetch: (request) => fetch(request) });
  expect(code).toBe(5);
  expect(err).toMatch(new RegExp(`^starfish: GET /v1/Results/r: ${status} .*\n$`));
});

test("a mistake in the command itself ends with 70 and asks for a report", async () => {
  const { terminal } = createServer();
  const clock = { ...terminal };
  const broken = {
    ...clock,
    env: new Proxy(
      {},
      {
        get: () => {
          throw new RangeError("broken");
        },
      },
    ),
  };
  const { code, err } = await run(["run", ...job], broken);
  expect(code).toBe(70);
  expect(err).toContain("a mistake in starfish itself");
});
