import { stripVTControlCharacters } from "node:util";
import { runIDFor } from "@starfish-api/client";
import { describe, expect, test } from "vitest";
import { drawLine, writeLine } from "../src/terminal.ts";
import { FakeTerminal, run } from "./fake-terminal.ts";
import { createServer, job } from "./sandbox-terminal.ts";

describe("starfish run", () => {
  test("sends what the options say, and prints the results", async () => {
    const { sandbox, terminal } = createServer();
    const bodies: unknown[] = [];
    const fetch = async (request: Request) => {
      if (request.method === "POST") bodies.push(await request.clone().json());
      return sandbox.fetch(request);
    };
    const more = [
      "--argument",
      "Region = 'EMEA'",
      "--chain",
      "--threads",
      "8",
      "--logging-level",
      "2",
      "--begin-at-row=3",
    ];
    const { code, out, err } = await run(["run", ...job, "--run-id", "r", ...more], { ...terminal, fetch });
    expect(code).toBe(0);
    expect(out).toMatch(/^status +totalRows .*\n(?:Complete +8 .*\n){2}$/);
    expect(err).toContain("run r ended well");
    const sent = { argument: "Region = 'EMEA'", chainJobs: true, threadCount: "8", loggingLevel: 2, beginAtRow: "3" };
    expect(bodies).toEqual([{ ...sent, runID: "r", projectID: "p", jobID: "j" }]);
  });

  test.each(["application/xml", "application/x-www-form-urlencoded"])("speaks %s", async (mediaType) => {
    const { sandbox, terminal } = createServer();
    const { code } = await run(
      ["run", ...job, "--run-id", "r", "--argument", "Ä < 5", "--media-type", mediaType],
      terminal,
    );
    expect([code, sandbox.runs.find("r")]).toMatchObject([0, [{ argument: "Ä < 5" }]]);
  });

  test("says before it sends what XML cannot carry", async () => {
    const { terminal } = createServer();
    const { code, err } = await run(
      ["run", ...job, "--argument", "\u0001", "--media-type", "application/xml"],
      terminal,
    );
    expect([code, err]).toEqual([2, expect.stringContaining("--argument: ")]);
  });

  test("with --run-id-for starts what a key stands for once", async () => {
    const { sandbox, terminal } = createServer();
    for (const _ of [1, 2]) expect((await run(["run", ...job, "--run-id-for", "order-1"], terminal)).code).toBe(0);
    expect(sandbox.runs.find(await runIDFor("order-1"))).toHaveLength(1);
  });

  test("with --json writes one document, also of a failure", async () => {
    const { terminal } = createServer();
    const good = await run(["run", ...job, "--json"], terminal);
    expect(JSON.parse(good.out)).toMatchObject({ outcome: "succeeded", rows: [{ status: "Complete", totalRows: 10 }] });
    expect(good.err).toBe("");
    const bad = await run(["run", ...job, "--json", "--argument", "break"], terminal);
    expect(JSON.parse(bad.out)).toMatchObject({ outcome: "failed", rows: [{}], error: { code: "job_failed" } });
  });

  test("signs the webhook's address where there is a secret", async () => {
    const { sandbox, terminal } = createServer({
      webhooks: { fetch: async () => new Response(null, { status: 204 }) },
    });
    const env = { ...terminal.env, STARFISH_WEBHOOK_SECRET: "sixteen bytes or more" };
    await run(["run", ...job, "--run-id", "r", "--webhook", "http://127.0.0.1:4040/"], { ...terminal, env });
    await expect
      .poll(() => sandbox.deliveries.map(({ url }) => url))
      .toMatchObject([expect.stringContaining("starfish-signature=")]);
  });
});

describe("Ctrl-C", () => {
  test("ends the waiting with 130, and says how to go on", async () => {
    const { sandbox, terminal } = createServer({ fast: false });
    const own = new FakeTerminal({ ...terminal });
    const running = run(["run", ...job, "--run-id", "r", "--base-url", "http://sandbox", "--argument", "slow"], own);
    await expect.poll(() => own.err).toContain("Running");
    own.interrupt();
    const { code, err } = await running;
    expect(code).toBe(130);
    expect(err).toContain("run r goes on at the server, wait for it with: starfish wait r --base-url http://sandbox\n");
    expect(sandbox.runs.find("r")).toHaveLength(1);
  });

  test("while a start is on its way says that nobody knows", async () => {
    const own = new FakeTerminal({ env: { STARFISH_TOKEN: "t" }, fetch: () => new Promise(() => {}) });
    const running = run(["run", ...job, "--run-id", "r"], own);
    await expect.poll(() => own.err).toContain("is being started");
    own.interrupt("SIGTERM");
    const { code, err } = await running;
    expect([code, err]).toEqual([143, expect.stringContaining("interrupted while run r was being started")]);
  });
});

describe("the screen", () => {
  const bare = stripVTControlCharacters;

  test.each([40, 80, 200])("of %i columns is never overrun", async (columns) => {
    const { terminal } = createServer();
    const { out, err } = await run(["run", ...job], { ...terminal, columns });
    const lines = bare(out)
      .split("\n")
      .concat(err.split("\u001b[2K").map((line) => bare(line).replace(/^\r|\r$/g, "")));
    // Whole sentences at the end are the terminal's to wrap.
    const drawn = lines.filter((line) => !line.startsWith("starfish: "));
    expect(drawn.filter((line) => line.length > columns)).toEqual([]);
    expect(err).toContain("[#");
    expect(out).toMatch(columns < 100 ? /^status +Complete\ntotalRows +10\n/ : /^status +totalRows/);
  });

  test("keeps what is told and what is drawn apart", () => {
    const { stderr } = new FakeTerminal({ columns: 80 });
    const clear = "\r\u001b[2K";
    let text = "";
    const output = { ...stderr, write: (more: string) => (text += more) };
    drawLine(output, "[#--]");
    writeLine(output, "told");
    writeLine(output, "more");
    drawLine(output, "[##-]");
    expect(text).toBe(`${clear}[#--]${clear}told\nmore\n${clear}[##-]`);
  });

  test("has colour in a terminal, and none with NO_COLOR or elsewhere", async () => {
    const { terminal } = createServer();
    const green = "\u001b[32m";
    expect((await run(["run", ...job], { ...terminal, columns: 80 })).err).toContain(green);
    const env = { ...terminal.env, NO_COLOR: "1" };
    expect((await run(["run", ...job], { ...terminal, columns: 80, env })).err).not.toContain(green);
    expect((await run(["run", ...job], terminal)).err).not.toContain("\u001b");
  });

  test("has plain lines where it is not a terminal, and in a dumb one", async () => {
    const { terminal } = createServer();
    const env = { ...terminal.env, TERM: "dumb" };
    const { err } = await run(["run", ...job, "--run-id", "r"], { ...terminal, env, columns: 80 });
    expect(err).toMatch(/^starfish: run r: is being started\nstarfish: run r: started\n/);
    expect(err).not.toContain("\u001b");
  });

  test("spells out what a server says to a terminal", async () => {
    const start = Response.json({ runID: "r", started: false, error: "\u001b[2Jgone\nforged" });
    const { err, out } = await run(["run", ...job, "--run-id", "r"], {
      env: { STARFISH_TOKEN: "t" },
      fetch: async () => start,
    });
    for (const raw of ["\u001b", "\nforged"]) expect(out + err).not.toContain(raw);
    expect(err).toContain("\\u{1b}[2Jgone\\nforged");
  });
});

describe("starfish start, wait and results", () => {
  test("hand on a runID", async () => {
    const { sandbox, terminal } = createServer();
    const started = await run(["start", ...job], terminal);
    const runID = started.out.trim();
    expect(sandbox.runs.find(runID)).toHaveLength(1);
    expect(await run(["wait", runID], terminal)).toMatchObject({ code: 0, out: expect.stringContaining("Complete") });
    expect(await run(["results", runID], terminal)).toMatchObject({
      code: 0,
      out: expect.stringContaining("Complete"),
      err: "",
    });
    expect(JSON.parse((await run(["start", ...job, "--json"], terminal)).out)).toMatchObject({ outcome: "started" });
  });

  test("results tell by the exit code whether the run has ended", async () => {
    const { terminal } = createServer({ fast: false });
    await run(["start", ...job, "--run-id", "r", "--argument", "slow"], terminal);
    expect(await run(["results", "r"], terminal)).toMatchObject({ code: 4, out: expect.stringContaining("Running") });
  });
});

describe("starfish token", () => {
  test("prints the token alone on stdout", async () => {
    const { terminal } = createServer();
    const env = { ...terminal.env, STARFISH_USERNAME: "ada@example.com", STARFISH_PASSWORD: "correct horse & battery" };
    const { code, out, err } = await run(["token"], { ...terminal, env });
    expect([code, out]).toEqual([0, expect.stringMatching(/^\S{16,}\n$/)]);
    expect(err).toMatch(/it holds for 1\d\d h/);
  });
});
