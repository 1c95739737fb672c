import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { createClient } from "@starfish-api/client";
import { describe, expect, test } from "vitest";
import { Journal } from "../../src/many/journal.ts";
import { run } from "../fake-terminal.ts";
import { createServer } from "../sandbox-terminal.ts";
import { createFolder, many, three } from "./batch-files.ts";

const { write } = createFolder();

test.each(["Order-1", "order 1", "größe", "0F8FAD5B-D9CB-469F-A165-70867728950E"])(
  "a journal knows how far the start of run %j came, however its key is spelt",
  async (runID) => {
    const journal = new Journal(write("").concat(".journal"), "http://sandbox/");
    const fetch = async ({ method }: Request) =>
      Response.json(method === "GET" ? [] : { runID, started: true, error: null });
    const client = createClient({ baseUrl: "http://sandbox/", fetch, claims: journal.store });
    expect(journal.stageOf(runID)).toBe("none");
    const run = client.runJob({ runID, projectID: "p", jobID: "j" });
    await run.started;
    expect(journal.stageOf(runID)).toBe("started");
    journal.close();
  },
);

describe("a journal is refused", () => {
  test.each([
    [
      "of another server",
      `{"journal":1,"baseUrl":"http://other/"}\n`,
      "is about runs at http://other/, and this is http://sandbox/",
    ],
    ["that is something else", "order,projectID\n1,p\n", ":1:1: this is not a journal"],
    [
      "that is damaged",
      `{"journal":1,"baseUrl":"http://sandbox/"}\n{"ru\n{"seen":true}\n`,
      ":2:1: this is not a journal",
    ],
  ])("%s", async (_, text, sentence) => {
    const { terminal } = createServer();
    const file = write(three);
    writeFileSync(`${file}.journal`, text);
    expect(await run(many(file, "--key", "order"), terminal)).toMatchObject({
      code: 2,
      err: expect.stringContaining(sentence),
    });
    expect(readFileSync(`${file}.journal`, "utf8")).toBe(text);
  });

  test("whose row is about another request now", async () => {
    const { terminal } = createServer();
    const file = write(three);
    await run(many(file, "--key", "order"), terminal);
    writeFileSync(file, three.replace("1,p,j,", "1,p,j,Region"));
    expect(await run(many(file, "--key", "order"), terminal)).toMatchObject({
      code: 2,
      err: expect.stringContaining(":2:1: the run of this line was begun for another request"),
    });
  });

  test("that a living process has, and taken over from a dead one", async () => {
    const { terminal } = createServer();
    const file = write(three);
    const lock = `${file}.journal.lock`;
    writeFileSync(lock, `${process.ppid} ${hostname()}`);
    expect(await run(many(file, "--key", "order"), terminal)).toMatchObject({
      code: 2,
      err: expect.stringContaining("is in use by the process"),
    });
    writeFileSync(lock, `999999999 ${hostname()}`);
    expect((await run(many(file, "--key", "order"), terminal)).code).toBe(1);
    expect(existsSync(lock)).toBe(false);
  });
});
