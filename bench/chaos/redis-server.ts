import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const program = process.env["REDIS_SERVER_PATH"] || "redis-server";

/** A Redis server on a socket in a folder; it can be killed and comes back on the same socket. */
export interface RedisServer {
  readonly socket: string;
  /** SIGKILL; settles when the process is gone. */
  readonly kill: () => Promise<void>;
  /** Settles when it takes connections. */
  readonly start: () => Promise<void>;
}

/** The version of the Redis here; undefined where there is none. */
export function redisVersion(): string | undefined {
  try {
    return /v=(\S+)/.exec(execFileSync(program, ["--version"], { encoding: "utf8", stdio: "pipe" }))?.[1];
  } catch {
    return undefined;
  }
}

/** With `isDurable` every write is on disk before it is acknowledged; else a killed server comes back empty. */
export function createRedisServer(folder: string, isDurable: boolean): RedisServer {
  const socket = join(folder, "redis.sock");
  const durable = isDurable ? ["--appendonly", "yes", "--appendfsync", "always"] : [];
  const parameters = ["--port", "0", "--unixsocket", socket, "--save", "", "--dir", folder, ...durable];
  let server: ChildProcess | undefined;
  return {
    socket,
    async kill() {
      if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
      const exit = once(server, "exit");
      server.kill("SIGKILL");
      await exit;
    },
    async start() {
      const child = spawn(program, parameters, { stdio: ["ignore", "pipe", "inherit"] });
      server = child;
      await new Promise<void>((resolve, reject) => {
        child.once("error", reject);
        child.once("exit", (code, signal) => {
          if (signal !== "SIGKILL") reject(new Error(`redis-server ended with ${code ?? signal}`));
        });
        child.stdout.on("data", (text) => String(text).includes("eady to accept connections") && resolve());
      });
    },
  };
}
