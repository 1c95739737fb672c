import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, copyFile, mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createManualClock } from "../../src/clock.ts";
import type { SandboxFailure } from "../../src/failure.ts";
import { createSandbox } from "../../src/sandbox.ts";
import type { NewRun } from "../../src/store/run-store.ts";
import { openSqliteStore } from "../../src/store/sqlite-store.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "starfish-sandbox-"));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

const counts = { totalRows: 0, inserts: 0, updates: 0, deletes: 0, errors: 0, skips: 0, ignores: 0 };

function order(runID: string, part: Partial<NewRun> = {}): NewRun {
  const steps = [{ jobID: "j", duration: 1, status: "Complete", error: null, ...counts }];
  const names = { runID, projectID: "p", jobID: "j", argument: "a".repeat(3000) };
  return { ...names, startedAt: 0, steps, webHookURL: null, faults: [], ...part };
}

/** A file with one run, changed by statements. */
async function changed(name: string, ...statements: readonly string[]): Promise<string> {
  const file = join(folder, name);
  const store = await openSqliteStore(file);
  store.add(order("a"));
  store.close();
  const database = new DatabaseSync(file);
  for (const statement of statements) {
    database.exec(statement);
  }
  database.close();
  return file;
}

describe("A file of runs", () => {
  test.each([
    ["a newer version", ["PRAGMA user_version = 99"], "was written by a newer sandbox (version 99 of the format"],
    ["another application", ["PRAGMA application_id = 7"], "is a database of something else"],
    ["further tables", ["CREATE TABLE mine (x)"], "is a database of something else"],
    ["a further column", ["ALTER TABLE runs ADD COLUMN x TEXT"], "is a database of something else"],
    ["a run that is not JSON", ["UPDATE runs SET run = 'nonsense'"], "the run with the key 1 cannot be read"],
    ["a run without steps", [`UPDATE runs SET run = json_set(run, '$.steps', json('[]'))`], "the run with the key 1"],
  ])("with %s is refused in words", async (name, statements, message) => {
    const file = await changed(name, ...statements);
    const opening = openSqliteStore(file);
    await expect(opening).rejects.toThrow(message);
    await expect(opening).rejects.toMatchObject({ name: "StoreError" });
  });

  test("of the version before there were versions is taken over", async () => {
    const file = await changed("older", "PRAGMA user_version = 0", "PRAGMA application_id = 0");
    const store = await openSqliteStore(file);
    expect(store.add(order("b"))).toMatchObject({ key: 2 });
    store.close();
    const database = new DatabaseSync(file);
    expect(database.prepare("PRAGMA user_version").get()).toEqual({ user_version: 1 });
    database.close();
  });

  test.each([0, 20, 100, 1024, 4096, 4100, 8192])(
    "damaged from byte %i on is refused in words, or sound",
    async (from) => {
      const file = await changed(`damaged-${from}`);
      const bytes = await readFile(file);
      bytes.fill(0xa5, from, from + 64);
      await writeFile(file, bytes);
      const outcome = await openSqliteStore(file).then(
        (store) => {
          const { length } = store.list();
          store.close();
          return length === 1 ? "sound" : "lost";
        },
        (error: Error) => error.name,
      );
      expect(["StoreError", "sound"]).toContain(outcome);
    },
  );

  test("belongs to one process", async () => {
    const file = join(folder, "shared");
    const store = await openSqliteStore(file);
    await expect(openSqliteStore(file)).rejects.toThrow("is in use by another process, perhaps another sandbox");
    store.close();
    (await openSqliteStore(file)).close();
  });

  test.each(["", "-wal"])("whose %j was deleted takes no more runs", async (suffix) => {
    const file = join(folder, `lost-${suffix.length}`);
    const store = await openSqliteStore(file);
    store.add(order("a"));
    await rm(file + suffix);
    expect(() => store.add(order("b"))).toThrow("was deleted or replaced while the sandbox ran");
    store.close();
  });

  test("that cannot be written is refused in words", async () => {
    const file = await changed("read-only");
    await chmod(file, 0o400);
    const missing = join(folder, "no", "such", "folder");
    await expect(openSqliteStore(missing)).rejects.toThrow("cannot be opened as a database of runs");
    // The superuser may write everything.
    if (process.getuid?.() !== 0) await expect(openSqliteStore(file)).rejects.toThrow(/readonly/);
  });

  test("on a full disk refuses the start, tells why, and goes on when there is room", async () => {
    const file = join(folder, "full");
    const store = await openSqliteStore(file);
    let isFull = true;
    const failures: SandboxFailure[] = [];
    const sandbox = createSandbox({
      authentication: "none",
      onFailure: (failure) => failures.push(failure),
      store: {
        ...store,
        added: 0,
        add: (run) => {
          if (isFull) {
            throw new Error("database or disk is full");
          }
          return store.add(run);
        },
      },
    });
    const start = () =>
      sandbox.fetch("http://host/v1/ExecuteJobAsync", {
        method: "POST",
        body: '{"runID":"r","projectID":"p","jobID":"j"}',
        headers: { "content-type": "application/json" },
      });
    expect((await start()).status).toBe(500);
    expect(failures).toMatchObject([{ cause: { message: "database or disk is full" } }]);
    isFull = false;
    expect((await start()).status).toBe(200);
    await sandbox.close();
  });

  test("that owes a webhook with a fault of another version sends it without", async () => {
    const file = join(folder, "unknown-fault");
    const first = await openSqliteStore(file);
    first.add(order("a", { webHookURL: "http://127.0.0.1/", faults: ["of-the-future", "webhook-twice"] }));
    first.close();
    const clock = createManualClock();
    const failures: SandboxFailure[] = [];
    const sandbox = createSandbox({
      clock,
      store: await openSqliteStore(file),
      onFailure: (failure) => failures.push(failure),
      webhooks: { fetch: async () => new Response() },
    });
    await clock.advance(1000);
    expect([sandbox.deliveries.length, failures.length]).toEqual([2, 1]);
    await sandbox.close();
  });
});

/** What a killed process leaves is what it had written: the file, and the log up to any byte. */
describe("A process that is killed", () => {
  test("after any write of the log loses no run that was added before", async () => {
    const file = join(folder, "killed");
    const store = await openSqliteStore(file);
    const sizes: number[] = [];
    for (let i = 0; i < 6; i++) {
      store.add(order(`r${i}`));
      sizes.push((await readFile(`${file}-wal`)).length);
    }
    const image = join(folder, "image");
    for (let length = sizes.at(-1) ?? 0; length >= 0; length -= 512) {
      await copyFile(file, image);
      await copyFile(`${file}-wal`, `${image}-wal`);
      await truncate(`${image}-wal`, length);
      const added = sizes.filter((size) => size <= length).length;
      const reopened = await openSqliteStore(image);
      expect(
        reopened
          .list()
          .slice(0, added)
          .map(({ runID }) => runID),
      ).toEqual(sizes.slice(0, added).map((_, i) => `r${i}`));
      reopened.close();
      await rm(image);
    }
    store.close();
  });

  test("at any of its statements, however many there were, loses none that was acknowledged", async () => {
    const child = fileURLToPath(new URL("killed-child.ts", import.meta.url));
    for (let at = 1; at <= 8; at++) {
      const file = join(folder, `statement-${at}`);
      const process_: ChildProcess = spawn(process.execPath, ["--no-warnings", child, file, String(at)], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      let acknowledged = "";
      process_.stdout?.on("data", (chunk) => {
        acknowledged += String(chunk);
      });
      expect(await once(process_, "close")).toEqual([null, "SIGKILL"]);
      const store = await openSqliteStore(file);
      const kept = store.list().map(({ runID }) => runID);
      expect(acknowledged.split("\n").filter((id) => id !== "" && !kept.includes(id))).toEqual([]);
      store.close();
    }
  });
});
