import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { createClient } from "@redis/client";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createRedisStore } from "../../src/stores/redis.ts";
import { describeStore } from "./store-contract.ts";

let folder: string;
let server: ChildProcess;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "redis-"));
  const options = ["--port", "0", "--unixsocket", socket(), "--save", "", "--dir", folder];
  server = spawn(process.env["REDIS_SERVER_PATH"] ?? "", options, { stdio: ["ignore", "pipe", "inherit"] });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.once("exit", (code) => reject(new Error(`redis-server ended with ${code}`)));
    server.stdout?.on("data", (chunk) => String(chunk).includes("eady to accept connections") && resolve());
  });
});
afterAll(async () => {
  server.removeAllListeners("exit");
  server.kill();
  await rm(folder, { recursive: true, force: true });
});

const socket = (): string => join(folder, "redis.sock");
const pass = (milliseconds: number) => setTimeout(milliseconds);

describe("a store in a Redis server, by node-redis", () => {
  const open = async () => {
    const connection = createClient({ socket: { path: socket(), tls: false } });
    await connection.connect();
    return connection;
  };
  let connection: Awaited<ReturnType<typeof open>>;
  beforeAll(async () => {
    connection = await open();
  });
  afterAll(() => connection.close());

  describeStore(async () => {
    await connection.flushAll();
    return { store: createRedisStore(connection), pass };
  });

  test("gives one of many processes true", async () => {
    const connections = await Promise.all(Array.from({ length: 8 }, open));
    const added = await Promise.all(connections.map((one) => createRedisStore(one).add("shared", 60_000)));
    expect(added.filter(Boolean)).toEqual([true]);
    await Promise.all(connections.map((one) => one.close()));
  });
});

describe("a store in a Redis server, by ioredis", () => {
  let connection: Redis;
  beforeAll(() => {
    connection = new Redis(socket());
  });
  afterAll(() => connection.disconnect());

  describeStore(async () => {
    await connection.flushall();
    return { store: createRedisStore(connection), pass };
  });
});
