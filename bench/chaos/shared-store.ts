import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Disturbances, isStoreKilledFor, storeFaultAfter, storeFaults } from "./fault.ts";
import { isShared } from "./job.ts";
import type { StoreAddress } from "./open-store.ts";
import type { Plant } from "./plant.ts";
import { createRedisServer, redisVersion } from "./redis-server.ts";

/**
 * Where the processes keep claims and deliveries. `redis`: every write is on disk before it is acknowledged, so that a
 * killed server loses nothing; `redis-volatile`: a killed server comes back empty; `sqlite`: one file, which nobody kills.
 */
export const storeKinds = ["redis", "redis-volatile", "sqlite"] as const;
export type StoreKind = (typeof storeKinds)[number];

/** The store that all processes of a run share. */
export interface SharedStore {
  readonly description: string;
  readonly address: StoreAddress;
  /** When it came back empty, in milliseconds since 1970. */
  readonly losses: readonly number[];
  /** A start of the run is on its way: it is held back while the store is killed, where the seed wants that. */
  readonly strike: (runID: string) => Promise<void>;
  /** Kills it; settles when it is back. */
  readonly kill: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface SharedStoreOptions {
  readonly kind: StoreKind;
  readonly folder: string;
  readonly seed: number;
  readonly plants: readonly Plant[];
  readonly disturbances: Disturbances;
}

/** When the store is killed after a start has come to the proxy, in milliseconds: others come meanwhile. */
const delay = 100;
/** For how long starts are held back then, in milliseconds: longer than others wait before they try a claim again. */
const hold = 750;
/** The shortest time between two kills, in milliseconds. */
const shortestPeace = 2500;

/** What is used where nothing is asked for: Redis, if there is one. */
export function defaultStore(): StoreKind {
  return redisVersion() === undefined ? "sqlite" : "redis";
}

export function openSharedStore(options: SharedStoreOptions): Promise<SharedStore> | SharedStore {
  return options.kind === "sqlite" ? openSqlite(options) : openRedis(options, options.kind === "redis");
}

function openSqlite({ folder }: SharedStoreOptions): SharedStore {
  return {
    description: "SQLite",
    address: { kind: "sqlite", file: join(folder, "store.db") },
    losses: [],
    strike: async () => {},
    kill: async () => {},
    close: async () => {},
  };
}

async function openRedis(options: SharedStoreOptions, isDurable: boolean): Promise<SharedStore> {
  const { folder, seed, plants, disturbances } = options;
  const version = redisVersion();
  if (version === undefined) throw new Error("There is no redis-server on the PATH, and REDIS_SERVER_PATH names none");
  const server = createRedisServer(folder, isDurable);
  await server.start();
  const losses: number[] = [];
  const struck = new Set<string>();
  let kills = 0;
  /** Settles when starts go on; there is one from the moment that a start is held until the store may be killed again. */
  let strike: Promise<void> | undefined;
  let restarting: Promise<void> = Promise.resolve();
  let killing: Promise<void> = Promise.resolve();

  async function restart(downtime: number): Promise<void> {
    await wait(delay);
    await server.kill();
    losses.push(Date.now());
    await wait(downtime);
    await server.start();
    await wait(shortestPeace);
    strike = undefined;
  }
  return {
    description: `Redis ${version}, ${isDurable ? "every write on disk before it is acknowledged" : "in memory alone"}`,
    address: { kind: "redis", socket: server.socket },
    losses: isDurable || plants.includes("forgetful-store") ? [] : losses,
    async strike(runID) {
      if (!isShared(seed, runID)) return;
      if (strike === undefined && !struck.has(runID)) {
        struck.add(runID);
        if (!isStoreKilledFor(seed, runID)) return;
        const name = storeFaultAfter(kills++);
        disturbances.add(name);
        strike = wait(delay + hold);
        restarting = restart(storeFaults[name]);
      }
      await strike;
    },
    async kill() {
      killing = killing.then(server.kill).then(server.start);
      await killing;
    },
    async close() {
      await restarting;
      await server.kill();
    },
  };
}
