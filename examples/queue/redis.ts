import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";

/** A Redis server of one's own: on a free port of this machine, with nothing written to disk. */
export interface Redis {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** Rejects, and says how to get it, where there is no redis-server. */
export async function startRedis(): Promise<Redis> {
  const port = await freePort();
  const options = ["--bind", "127.0.0.1", "--port", String(port), "--save", "", "--appendonly", "no"];
  const server = spawn("redis-server", options, { stdio: ["ignore", "pipe", "inherit"] });
  // However the program ends, also by an error that nobody expected.
  process.once("exit", () => server.kill());
  await Promise.race([ready(server), failed(server)]);
  return {
    port,
    async stop() {
      server.kill();
      await once(server, "exit");
    },
  };
}

async function ready(server: ChildProcess): Promise<void> {
  if (server.stdout === null) throw new Error("redis-server has no output to read");
  for await (const text of server.stdout) {
    if (String(text).includes("Ready to accept connections")) break;
  }
  server.stdout.resume();
}

async function failed(server: ChildProcess): Promise<never> {
  const [code] = await once(server, "exit").catch((cause: Error) => {
    throw new Error(`${cause.message}: install it, on Debian with "apt-get install redis-server"`, { cause });
  });
  throw new Error(`redis-server ended with ${code}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
