import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { KitError } from "../errors.ts";
import type { Listener, ListenOptions } from "../mock/listen.ts";
import { whyNotListening } from "../mock/why-not-listening.ts";
import { createAgent } from "../run/agents.ts";
import { loadContract } from "../spec/load-contract.ts";
import type { Contract } from "../types.ts";
import { forward, maxHeaderBytes } from "./forward.ts";
import { judgePassage, type ProxiedExchange } from "./judge-passage.ts";
import { createSecretMemory } from "./secret-memory.ts";

/** What a proxy passes traffic on to, and whom it tells. */
export interface ProxyOptions {
  /** The address of the real server, `http:` or `https:`. Its path goes in front of every request's path. */
  readonly upstream: string | URL;
  /** Default: the published one. */
  readonly contract?: Contract;
  /** Told of every request once its answer has been passed back. */
  readonly onJudgement: (exchange: ProxiedExchange) => void;
  /** Longer bodies are passed on but not judged. Default 1 MiB. */
  readonly bodyLimitBytes?: number;
}

/** Serves HTTP by asking another server, and judges both sides. */
export interface Proxy {
  /** Rejects when the port cannot be had. Closing cuts off what is under way, and waits until all is judged. */
  listen(options?: ListenOptions): Promise<Listener>;
}

/**
 * A proxy that passes all traffic on unchanged and judges it afterwards, so that judging makes nobody wait. When the
 * upstream gives no answer, the caller gets a 502 with a text that says why.
 *
 * @throws {KitError} when the upstream is not a usable address or can only be reached through a proxy that this Node.js
 * cannot use, or the description cannot be used.
 */
export function createProxy(options: ProxyOptions): Proxy {
  const { contract = loadContract(), onJudgement, bodyLimitBytes = 1024 * 1024 } = options;
  const upstream = parseUpstream(options.upstream);
  const agent = createAgent(upstream, { keepAlive: false });
  const memory = createSecretMemory();
  return {
    listen: async ({ port = 0, host = "127.0.0.1" } = {}) => {
      const underWay = new Set<Promise<void>>();
      const server = createServer({ maxHeaderSize: maxHeaderBytes }, (incoming, outgoing) => {
        const done = forward(upstream, agent, incoming, outgoing, bodyLimitBytes).then((passage) => {
          underWay.delete(done);
          tell(onJudgement, judgePassage(contract, upstream, passage, bodyLimitBytes, memory));
        });
        underWay.add(done);
      });
      await new Promise<void>((resolve, reject) => {
        server.once("error", (error) => reject(whyNotListening(error, host, port)));
        server.listen(port, host, resolve);
      });
      return { url: urlOf(server), close: () => close(server).then(async () => void (await Promise.all(underWay))) };
    },
  };
}

/** Traffic goes on, whatever becomes of what is reported. */
function tell(onJudgement: ProxyOptions["onJudgement"], exchange: ProxiedExchange): void {
  try {
    onJudgement(exchange);
  } catch (error) {
    console.error("onJudgement threw, and the proxy goes on:", error);
  }
}

function parseUpstream(address: string | URL): URL {
  const url = URL.canParse(String(address)) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new KitError("The upstream must be an address that begins with http:// or https://");
  }
  if (url.username !== "" || url.password !== "") {
    throw new KitError("The upstream's address must not carry a user name or a password");
  }
  if (url.search !== "" || url.hash !== "") {
    throw new KitError("The upstream's address must end with its path");
  }
  return url;
}

function urlOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === "IPv6" ? `[${address}]` : address}:${port}`;
}

/** What is under way is cut off: a job may take hours. */
function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    server.closeAllConnections();
  });
}
