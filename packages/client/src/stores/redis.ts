import { InvalidOptionError } from "../errors.ts";
import type { Store } from "../store.ts";

/** A connection of node-redis, which sends commands as lists, or of ioredis, which calls them. Nothing else is used of it. */
export type RedisConnection =
  | { readonly call: (command: string, ...parameters: string[]) => Promise<unknown> }
  | { readonly sendCommand: (command: string[]) => Promise<unknown> };

/**
 * Keys in Redis 2.6.12 or later, or in what speaks its protocol. A Redis that loses its newest writes, at a failover for
 * example, forgets claims with them.
 *
 * @throws {InvalidOptionError} for what is not a connection
 */
export function createRedisStore(connection: RedisConnection): Store {
  if (!["call", "sendCommand"].some((name) => typeof Object(connection)[name] === "function")) {
    throw new InvalidOptionError(
      "connection: expected one of node-redis or ioredis; is it a promise that was not awaited?",
    );
  }
  const command = (...words: [string, ...string[]]): Promise<unknown> =>
    "call" in connection ? connection.call(...words) : connection.sendCommand(words);
  const lasting = (milliseconds: number) => ["PX", String(Math.max(1, Math.ceil(milliseconds)))];
  return {
    add: async (key, milliseconds) => (await command("SET", key, "1", ...lasting(milliseconds), "NX")) !== null,
    set: (key, milliseconds) => command("SET", key, "1", ...lasting(milliseconds)),
    has: async (key) => Number(await command("EXISTS", key)) === 1,
    delete: (key) => command("DEL", key),
  };
}
