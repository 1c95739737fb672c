import { DatabaseSync } from "node:sqlite";
import type { Clock, Store } from "@starfish-api/client";
import { createRedisStore } from "@starfish-api/client/stores/redis";
import { createSqliteStore } from "@starfish-api/client/stores/sqlite";

/** How a process reaches the store that all of them share. */
export type StoreAddress =
  | { readonly kind: "redis"; readonly socket: string }
  | { readonly kind: "sqlite"; readonly file: string };

export interface OpenedStore {
  readonly store: Store;
  readonly close: () => void;
}

/**
 * Opens it as a user would: Redis by ioredis in every second process, which sends again what had no reply when the server
 * went away, and by node-redis in the others, which gives that up.
 *
 * @param clock what SQLite reads the time from. Default: the machine's
 */
export async function openStore(address: StoreAddress, number: number, clock?: Clock): Promise<OpenedStore> {
  if (address.kind === "sqlite") return openSqlite(address.file, clock);
  // Both connect again by themselves; without a listener each failure to would end the process.
  const ignore = () => {};
  if (number % 2 === 0) {
    const { Redis } = await import("ioredis");
    const connection = new Redis(address.socket).on("error", ignore);
    return { store: createRedisStore(connection), close: () => connection.disconnect() };
  }
  const { createClient } = await import("@redis/client");
  const connection = createClient({ socket: { path: address.socket, tls: false } }).on("error", ignore);
  await connection.connect();
  return { store: createRedisStore(connection), close: () => connection.destroy() };
}

function openSqlite(file: string, clock: Clock | undefined): OpenedStore {
  const database = new DatabaseSync(file, { timeout: 5000 });
  // A killed process loses nothing that way, a machine without power might.
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF");
  return { store: createSqliteStore(database, undefined, clock), close: () => database.close() };
}
