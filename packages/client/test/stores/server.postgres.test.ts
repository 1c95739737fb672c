import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPostgresStore } from "../../src/stores/postgres.ts";
import { describeStore } from "./store-contract.ts";

const folder = mkdtempSync(join(tmpdir(), "postgres-"));
const program = process.env["POSTGRES_PATH"] ?? "";
/** PostgreSQL refuses to run as root; "nobody" is on every Linux. */
const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
const pools: pg.Pool[] = [];

function openPool(): pg.Pool {
  const pool = new pg.Pool({ host: folder, user: "starfish", database: "postgres" });
  // A connection that nobody uses ends with its server.
  pool.on("error", () => {});
  pools.push(pool);
  return pool;
}

/** On a socket in the folder alone. Settles when it takes connections. */
async function startServer() {
  const parameters = ["-D", join(folder, "data"), "-k", folder, "-c", "listen_addresses="];
  const server = spawn(program, parameters, { ...user, stdio: ["ignore", "ignore", "pipe"] });
  await new Promise<void>((resolve, reject) => {
    let said = "";
    server.once("error", reject);
    server.once("exit", (code) => reject(new Error(`postgres ended with ${code}: ${said}`)));
    server.stderr.on("data", (text) => {
      said += text;
      if (said.includes("ready to accept connections")) resolve();
    });
  });
  return server;
}

let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  const parameters = [
    "-D",
    join(folder, "data"),
    "-U",
    "starfish",
    "-A",
    "trust",
    "-E",
    "UTF8",
    "--locale=C",
    "--no-sync",
  ];
  execFileSync(join(dirname(program), "initdb"), parameters, { ...user, cwd: folder, stdio: "pipe" });
  server = await startServer();
});
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()));
  const exit = once(server, "exit");
  server.kill("SIGINT");
  await exit;
  rmSync(folder, { recursive: true });
});

let tables = 0;

describe("a store in a PostgreSQL server", () => {
  describeStore(async () => {
    tables += 1;
    const store = createPostgresStore(openPool(), `keys_${tables}`);
    return { store, pass: (milliseconds) => setTimeout(milliseconds) };
  });

  test("makes its table once and gives one of many true, whoever comes first", async () => {
    const stores = Array.from({ length: 8 }, () => createPostgresStore(openPool(), "shared_keys"));
    const added = await Promise.all(stores.map((store) => store.add("run", 60_000)));
    expect(added.filter(Boolean)).toEqual([true]);
  });

  test("has lost nothing that it acknowledged when its server is killed, and works on when that is back", async () => {
    const store = createPostgresStore(openPool(), "lasting_keys");
    expect(await store.add("run", 60_000)).toBe(true);
    const exit = once(server, "exit");
    server.kill("SIGQUIT");
    await exit;
    await expect(store.has("run")).rejects.toThrow();
    server = await startServer();
    expect(await store.has("run")).toBe(true);
    expect(await store.add("run", 60_000)).toBe(false);
  });
});
