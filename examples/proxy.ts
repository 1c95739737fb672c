/**
 * Sends everything through a forward proxy, with a fetch of your own. The same option takes one with client certificates,
 * a connection pool or a recorder.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { createClient } from "@starfish-api/client";
import { createSandbox } from "@starfish-api/sandbox";
import { ProxyAgent, fetch as undiciFetch } from "undici";

// A proxy as a company has it: it opens a tunnel to whatever host it is asked for.
const proxy = createServer().on("connect", ({ url = "" }, socket) => {
  console.log("the proxy opens a tunnel");
  const { hostname, port } = new URL(`http://${url}`);
  const upstream = connect(Number(port), hostname, () => socket.write("HTTP/1.1 200 Connection Established\r\n\r\n"));
  upstream.pipe(socket).pipe(upstream);
  upstream.on("error", () => socket.destroy());
  socket.on("error", () => upstream.destroy());
});
await once(proxy.listen(0, "127.0.0.1"), "listening");
const proxyUrl = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;

const sandbox = createSandbox({ fast: true });
const server = await sandbox.listen();
const dispatcher = new ProxyAgent({ uri: proxyUrl, proxyTunnel: true });

const starfish = createClient({
  baseUrl: server.url,
  credentials: { username: "ada@example.com", password: "correct horse & battery" },
  fetch: async (request) => {
    const { url, method, signal, redirect } = request;
    const headers = Object.fromEntries(request.headers);
    const body = request.body === null ? null : await request.text();
    const answer = await undiciFetch(url, { method, headers, body, signal, redirect, dispatcher });
    return new Response(await answer.arrayBuffer(), {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
    });
  },
});
const rows = await starfish.runJob({ projectID: "crm", jobID: "contacts" });
console.log(`${rows[0]?.status}: ${rows[0]?.totalRows} rows, through the proxy`);

await dispatcher.close();
await sandbox.close();
proxy.close();
