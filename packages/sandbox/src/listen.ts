import type { AddressInfo } from "node:net";
import { createAdaptorServer, type ServerType } from "@hono/node-server";

export interface ListenOptions {
  /** 0, the default, is any free port. */
  readonly port?: number;
  /** 127.0.0.1 by default, which nobody else can reach. */
  readonly host?: string;
}

/** A sandbox that listens on a port. */
export interface Listener {
  /** The base address, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Stops listening and closes every connection. */
  close(): Promise<void>;
}

/** Serves a fetch-style handler with Node.js; rejects where the port cannot be had. */
export async function listen(
  handler: (request: Request, environment: unknown) => Promise<Response>,
  { port = 0, host = "127.0.0.1" }: ListenOptions,
): Promise<Listener> {
  const server = createAdaptorServer({ fetch: handler, hostname: host, overrideGlobalObjects: false });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const address = server.address() as AddressInfo;
  const authority = address.family === "IPv6" ? `[${address.address}]` : address.address;
  return { url: `http://${authority}:${address.port}`, port: address.port, close: () => closeServer(server) };
}

function closeServer(server: ServerType): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    if ("closeAllConnections" in server) {
      server.closeAllConnections();
    }
  });
}
