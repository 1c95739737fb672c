import { once } from "node:events";
import { createServer, type Server as HttpServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, createServer as createSocketServer, type Server, type Socket } from "node:net";
import { createSelfSigned } from "./self-signed.ts";

/** What goes wrong, by name, and the base URL at which it does. */
export interface BadServers {
  readonly urls: Readonly<Record<string, string>>;
  /** A proxy that lets nobody through. */
  readonly proxy: string;
  /** How many starts the server got that answers them with 421. */
  readonly misdirected: () => number;
  readonly close: () => void;
}

/** Servers at which a request never leaves, or leaves and is lost. */
export async function startBadServers(): Promise<BadServers> {
  const open: (Server | HttpServer)[] = [];
  const listen = async (server: Server): Promise<string> => {
    open.push(server);
    await once(server.listen(0, "127.0.0.1"), "listening");
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const afterFirstBytes = (act: (socket: Socket) => void) =>
    listen(createSocketServer((socket) => socket.on("error", () => {}).once("data", () => act(socket))));
  const closed = createSocketServer();
  const nobody = await listen(closed);
  closed.close();
  const plain = await listen(createServer((_, response) => response.end()));
  const ends = await afterFirstBytes((socket) => socket.destroy());
  const resets = await afterFirstBytes((socket) => socket.resetAndDestroy());
  const refusal = "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n";
  const proxy = await afterFirstBytes((socket) => socket.end(refusal));
  const untrusted = await listen(createTlsServer(createSelfSigned("localhost"), (_, response) => response.end()));
  let misdirected = 0;
  const moved = await listen(
    createServer((request, response) => {
      if (request.method === "POST") misdirected += 1;
      request.resume().on("end", () => {
        response.setHeader("Content-Type", "application/json");
        response.statusCode = request.method === "POST" ? 421 : 200;
        response.end("[]");
      });
    }),
  );
  return {
    urls: {
      "nobody listens": `http://${nobody}`,
      "the host has no address": "http://starfish.invalid",
      "the port does not speak TLS": `https://${plain}`,
      "the connection ends within the handshake": `https://${ends}`,
      "the certificate is not trusted": `https://${untrusted}`,
      "fetch refuses the port": "http://127.0.0.1:6000",
      "the connection ends after the request": `http://${ends}`,
      "the connection is reset after the request": `http://${resets}`,
      "the server answers 421": `http://${moved}`,
    },
    proxy: `http://${proxy}`,
    misdirected: () => misdirected,
    close() {
      for (const server of open) {
        server.close();
        if ("closeAllConnections" in server) server.closeAllConnections();
      }
    },
  };
}
