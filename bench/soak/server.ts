/** A server whose jobs end at once, in a process of its own: its memory is none of what is measured. */
import { once } from "node:events";
import { Agent, createServer, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import type { Deliveries } from "./deliveries.ts";

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

const deliveries: Deliveries = { sent: 0, acknowledged: 0 };

const server = createServer(async (request, response) => {
  const { method, url = "" } = request;
  const answer = (value: unknown): void => {
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify(value));
  };
  if (url === "/deliveries") {
    answer(deliveries);
  } else if (url === "/idle") {
    answer({});
    server.closeIdleConnections();
    agent.destroy();
  } else if (method === "GET") {
    answer([{ runID: url.slice(url.lastIndexOf("/") + 1), status: "Complete", totalRows: 1, errors: 0 }]);
  } else if (url === "/token") {
    request.resume();
    answer({ access_token: "a-token", token_type: "bearer", expires_in: 86_400 });
  } else {
    const { runID, webHookURL } = (await json(request)) as { runID: string; webHookURL?: string };
    answer({ runID, started: true, error: null });
    if (webHookURL) deliver(webHookURL, runID);
  }
});

/** Repeats a delivery until it is acknowledged. */
function deliver(address: string, runID: string): void {
  const headers = { "Content-Type": "application/json" };
  const repeat = () => setTimeout(deliver, 500, address, runID);
  deliveries.sent += 1;
  const delivery = send(address, { method: "POST", agent, headers }, (response) => {
    response.resume();
    if (response.statusCode === 204) deliveries.acknowledged += 1;
    else repeat();
  });
  delivery.on("error", repeat);
  delivery.end(JSON.stringify({ runID, status: "Complete", totalRows: 1 }));
}

await once(server.listen(0, "127.0.0.1"), "listening");
process.send?.((server.address() as AddressInfo).port);
process.once("disconnect", () => process.exit(0));
