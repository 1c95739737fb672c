import { closeSync, existsSync, lstatSync, openSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runIDFor } from "@starfish-api/client";
import { describe, expect, test } from "vitest";
import { UsageError } from "../../src/errors.ts";
import { writeText } from "../../src/many/write-text.ts";
import { FakeTerminal, run } from "../fake-terminal.ts";
import { connectionLost, createServer } from "../sandbox-terminal.ts";
import { createFolder, many, three } from "./batch-files.ts";

const { folder, write } = createFolder();

describe("starfish run --many", () => {
  test("writes each row with what became of it, in the file's order and spelling", async () => {
    const { terminal } = createServer();
    const file = write('\ufeffcustomer;projectID;jobID;argument\r\n"a;b";p;j;break\r\nc;p;j;nothing\r\n');
    const { code, out, err } = await run(many(file, "--key", "customer"), terminal);
    const [head, first, second, ...rest] = out.split("\r\n");
    expect(code).toBe(1);
    expect(head).toBe(
      "\ufeffcustomer;projectID;jobID;argument;runID;outcome;status;totalRows;deletes;errors;ignores;inserts;skips;updates;error",
    );
    expect(first).toMatch(/^"a;b";p;j;break;[\da-f-]{36};failed;Failed;10;/);
    expect(second).toBe(`c;p;j;nothing;${await runIDFor("c")};succeeded;Complete;0;0;0;0;0;0;0;`);
    expect(rest).toEqual([""]);
    expect(err).toContain("2 rows: ");
  });

  test("takes JSON lines, from stdin too, and gives their like", async () => {
    const { sandbox, terminal } = createServer();
    const input = ['{"order":1,"jobID":"j","chainJobs":true}\n', '{"order":2,"jobID":"j"}\n'];
    const options = ["--project", "p", "--key", "order", "--journal", join(folder, "stdin.journal")];
    const { code, out } = await run(many("-", ...options), { ...terminal, input });
    const rows = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(rows).toMatchObject([
      { order: 1, chainJobs: true, outcome: "succeeded", totalRows: 20, rows: [{}, {}] },
      { order: 2, status: "Complete" },
    ]);
    expect(sandbox.runs.find(await runIDFor("1"))).toMatchObject([{ projectID: "p", steps: [{}, {}] }]);
  });

  test("started a second time asks for nothing that has ended, and starts nothing twice", async () => {
    const { sandbox, terminal } = createServer();
    const file = write(three);
    const out = join(folder, "second.csv");
    const first = await run(many(file, "--key", "order", "--out", out), terminal);
    const before = readFileSync(out, "utf8");
    const second = await run(many(file, "--key", "order", "--out", out), {
      ...terminal,
      fetch: () => Promise.reject(new Error("asked")),
    });
    expect([first.code, second.code, readFileSync(out, "utf8")]).toEqual([1, 1, before]);
    expect(second.err).toContain("3 of them had ended at an earlier start of this command");
    expect(existsSync(`${out}.part`)).toBe(false);
    for (const key of ["1", "2", "3"]) expect(sandbox.runs.find(await runIDFor(key))).toHaveLength(1);
  });

  test("without its journal asks the Results, and says what was there already", async () => {
    const { sandbox, terminal } = createServer();
    const file = write(three);
    await run(many(file, "--key", "order"), terminal);
    rmSync(`${file}.journal`);
    const { code, err } = await run(many(file, "--key", "order"), terminal);
    expect([code, err]).toEqual([
      1,
      expect.stringContaining("3 of them were known to the server already; nothing was started for them"),
    ]);
    expect(sandbox.runs.find(await runIDFor("1"))).toHaveLength(1);
  });

  test("tries again what was refused, once it is not any more", async () => {
    const { terminal } = createServer();
    const file = write("order,projectID,jobID,argument\n1,p,j,fail\n");
    expect((await run(many(file, "--key", "order"), terminal)).code).toBe(5);
    expect(readFileSync(`${file}.journal`, "utf8")).toContain('{"delete":"starfish-sent:');
    const other = createServer();
    const accepted = {
      ...other.terminal,
      fetch: async (request: Request) => {
        const body = request.method === "POST" ? (await request.text()).replace("fail", "") : null;
        return other.sandbox.fetch(
          new Request(request.url, { method: request.method, headers: request.headers, body }),
        );
      },
    };
    expect((await run(many(file, "--key", "order"), accepted)).code).toBe(0);
  });

  test("ends at a refused login, and says how many were not begun by their rows", async () => {
    const { terminal } = createServer();
    const env = { STARFISH_USERNAME: "ada", STARFISH_PASSWORD: "wrong", STARFISH_BASE_URL: "http://sandbox" };
    const file = write(`projectID,jobID\n${"p,j\n".repeat(50)}`);
    const { code, out, err } = await run(many(file), { ...terminal, env });
    expect(code).toBe(5);
    expect(out.split("\n").filter((line) => line.includes(",not begun,")).length).toBeGreaterThan(30);
    expect(err).toMatch(/stopped, for every other row would fail too: .*POST \/token: 400/);
  });

  test("stops at Ctrl-C with a row for each line, and goes on from there", async () => {
    const { sandbox, terminal } = createServer();
    const file = write(`order,projectID,jobID\n${Array.from({ length: 12 }, (_, index) => `${index},p,j\n`).join("")}`);
    const options = ["--key", "order", "--concurrency", "2"];
    let starts = 0;
    const fetch = async (request: Request) => {
      const answer = await sandbox.fetch(request);
      if (request.method === "POST") starts += 1;
      if (starts === 4) own.interrupt();
      return answer;
    };
    const own: FakeTerminal = new FakeTerminal({ ...terminal, fetch });
    const first = await run(many(file, ...options), own);
    expect([first.code, first.err]).toEqual([130, expect.stringContaining("the same command, started again, goes on")]);
    expect(first.out.trim().split("\n")).toHaveLength(13);
    expect(first.out).toContain(",not begun,");
    const second = await run(many(file, ...options), terminal);
    expect(second.code).toBe(0);
    for (let key = 0; key < 12; key++) expect(sandbox.runs.find(await runIDFor(String(key)))).toHaveLength(1);
  });

  test.each([
    ["a/b", "runID: expected a text without /"],
    ["..", "runID: expected a text that can stand in an address"],
    ["a.", "runID: expected a text that does not end in a dot"],
    ["NUL", "runID: expected a text that does not end in a dot or a blank and is not the name of a Windows device"],
  ])("finds the runID %j, whose Results could never be asked for, before anything is sent", async (runID, sentence) => {
    const { sandbox, terminal } = createServer();
    const file = write(`projectID,jobID,runID\np,j,fine\np,j,${runID}\n`);
    const { code, err } = await run(many(file), terminal);
    expect([code, err]).toEqual([2, expect.stringContaining(`${file}:3:5: ${sentence}`)]);
    expect(sandbox.runs.started).toBe(0);
  });

  test("writes to a link's target and into a pipe as they are, and takes no folder", async () => {
    const { sandbox, terminal } = createServer();
    const file = write("projectID,jobID\np,j\n");
    const [target, link] = ["target.csv", "link.csv"].map((name) => join(folder, name)) as [string, string];
    writeFileSync(target, "before");
    symlinkSync(target, link);
    expect((await run(many(file, "--out", link), terminal)).code).toBe(0);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(target, "utf8")).toContain("succeeded");
    const device = await run(many(file, "--out", "/dev/null"), terminal);
    expect([device.code, device.err]).toEqual([0, expect.stringContaining("1 succeeded")]);
    expect([lstatSync("/dev/null").isFile(), existsSync("/dev/null.part")]).toEqual([false, false]);
    const before = sandbox.runs.started;
    const taken = await run(many(file, "--out", folder), terminal);
    expect([taken.code, taken.err]).toEqual([2, expect.stringContaining(`--out: ${folder} is a folder`)]);
    expect(sandbox.runs.started).toBe(before);
    expect((await run(many(file, "--out", "-"), terminal)).out).toContain("succeeded");
  });

  test("writes no rows over its journal", async () => {
    const { sandbox, terminal } = createServer();
    const file = write(three);
    const { code, err } = await run(many(file, "--key", "order", "--out", `${file}.journal`), terminal);
    expect([code, err]).toEqual([2, expect.stringContaining("is where the journal is kept")]);
    expect(sandbox.runs.started).toBe(0);
  });
});

describe("a start that was on its way when the process was killed", () => {
  /** What such a process leaves. */
  async function leave(file: string, ...more: object[]): Promise<void> {
    const lines = [
      { journal: 1, baseUrl: "http://sandbox/" },
      { add: `starfish-sent:${await runIDFor("1")}` },
      ...more,
    ];
    writeFileSync(`${file}.journal`, [...lines.map((line) => JSON.stringify(line)), '{"end":{"ru'].join("\n"));
  }
  const one = "order,projectID,jobID\n1,p,j\n";

  test("is sent again where the Results know nothing of it and show runs before their end", async () => {
    const { sandbox, terminal } = createServer();
    const file = write(one);
    await leave(file, { look: "running" });
    expect((await run(many(file, "--key", "order", "--inquiry", "2s"), terminal)).code).toBe(0);
    expect(sandbox.runs.find(await runIDFor("1"))).toHaveLength(1);
  });

  test("stays unknown where nobody knows whether the Results would show it, until somebody says to send it", async () => {
    const { sandbox, terminal } = createServer({ runningResults: "notFound" });
    const file = write(one);
    await leave(file);
    for (const _ of [1, 2]) {
      const { code, out } = await run(many(file, "--key", "order", "--inquiry", "2s"), terminal);
      expect([code, out]).toEqual([3, expect.stringContaining(",unknown,")]);
    }
    expect(sandbox.runs.find(await runIDFor("1"))).toEqual([]);
    expect((await run(many(file, "--key", "order", "--inquiry", "2s", "--resend-unknown-start"), terminal)).code).toBe(
      0,
    );
    expect(sandbox.runs.find(await runIDFor("1"))).toHaveLength(1);
  });

  test("is waited for where it arrived", async () => {
    const { sandbox, terminal } = createServer();
    const file = write(one);
    await leave(file);
    await run(["start", "--project", "p", "--job", "j", "--run-id", await runIDFor("1")], terminal);
    expect((await run(many(file, "--key", "order"), terminal)).code).toBe(0);
    expect(sandbox.runs.find(await runIDFor("1"))).toHaveLength(1);
  });

  test("is not sent again where its own answer was lost", async () => {
    const { sandbox, terminal } = createServer();
    let isLost = false;
    const fetch = (request: Request) => {
      if (isLost || request.method !== "POST") return sandbox.fetch(request);
      isLost = true;
      return Promise.reject(connectionLost());
    };
    const file = write(`${one}2,p,j\n`);
    const options = ["--key", "order", "--inquiry", "2s", "--concurrency", "1"];
    for (const _ of [1, 2]) expect((await run(many(file, ...options), { ...terminal, fetch })).code).toBe(3);
    expect(sandbox.runs.find(await runIDFor("1"))).toEqual([]);
    expect(sandbox.runs.find(await runIDFor("2"))).toHaveLength(1);
  });
});

describe("a file that is wrong ends with 2 before anything is sent, and says where", () => {
  test.each([
    ["projectID,jobID\np\n", [], ":2:1: this line has 1 cell, and the header has 2"],
    ["projectID,jobID,chainJobs\np,j,true\np,j,maybe\n", [], ':3:5: chainJobs: expected true or false, found "maybe"'],
    ["projectID,jobID,loggingLevel\np,j,9\n", [], ":2:5: loggingLevel: "],
    [`projectID,jobID\np,${"j".repeat(37)}\n`, [], ":2:3: jobID: "],
    [
      "projectID,jobID,arguement\np,j,x\n",
      [],
      ':1:17: the column "arguement" is not sent; did you mean argument? If not, rename it',
    ],
    ["jobID\nj\n", [], ":1:1: no column projectID; give it, or the option"],
    ["order,projectID,jobID\n1,p,j\n1,p,j\n", ["--key", "order"], ':3:1: line 2 is for "1" already'],
    ["order,projectID,jobID\n,p,j\n", ["--key", "order"], ':2:1: order: expected what the run is for, found ""'],
    ["order,projectID,jobID\n1,p,j\n", ["--key", "oder"], "--key: "],
    ["runID,order,projectID,jobID\nr,1,p,j\n", ["--key", "order"], ":1:1: a column runID names the runs already"],
  ])("%j", async (text, options, sentence) => {
    const { sandbox, terminal } = createServer();
    const file = write(text);
    const { code, err, out } = await run(many(file, ...options), terminal);
    expect([code, err, out]).toEqual([2, expect.stringContaining(sentence), ""]);
    expect(sandbox.runs.find("r")).toEqual([]);
  });

  test("with all its mistakes, up to ten", async () => {
    const { terminal } = createServer();
    const file = write(`projectID,jobID,chainJobs\n${"p,j,x\n".repeat(12)}`);
    const { err } = await run(many(file), terminal);
    expect(err.trim().split("\n")).toHaveLength(11);
    expect(err).toContain(": 2 further mistakes");
  });

  test("and so do one that is not there, and output that cannot be written", async () => {
    const { terminal } = createServer();
    expect(await run(many("/nowhere.csv"), terminal)).toMatchObject({
      code: 2,
      err: "starfish: --many: /nowhere.csv cannot be read: ENOENT\n",
    });
    expect(await run(many(write(three), "--out", "/nowhere/out.csv"), terminal)).toMatchObject({
      code: 2,
      err: expect.stringContaining("ENOENT"),
    });
    expect(await run(many("-", "--key", "a"), { ...terminal, input: ["a,projectID,jobID\n1,p,j\n"] })).toMatchObject({
      code: 2,
      err: expect.stringContaining("needs --journal FILE"),
    });
  });
});

test("a file that can no longer be written to is told in a sentence", () => {
  const file = write("");
  const opened = openSync(file, "r");
  expect(() => writeText(opened, "line\n", file)).toThrow(new UsageError(`${file} cannot be written: EBADF`));
  closeSync(opened);
});
