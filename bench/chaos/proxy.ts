import { Agent, createServer, type IncomingMessage, type ServerResponse, request as sendUpstream } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { type FaultCount, type RequestFault, requestFaultFor } from "./fault.ts";
import { chance } from "./random.ts";

export interface Proxy {
  readonly url: string;
  readonly stop: () => void;
}

/** The longest time that a late delivery takes, in milliseconds. */
export const longestDelay = 800;

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** A proxy in front of a server that does to each request what the seed says for its run and its number. */
export async function startProxy(target: string, seed: number, count: FaultCount): Promise<Proxy> {
  const agent = new Agent({ keepAlive: true });
  const server = createServer(async (incoming, outgoing) => {
    const body = await buffer(incoming).catch(() => undefined);
    // The client went away before its request was complete: there is nothing to deliver.
    if (body === undefined) return;
    const key = runOf(`${incoming.url} ${body.toString("latin1")}`);
    const number = count.next(key);
    const fault = requestFaultFor(seed, key, number);
    count.add(fault);
    const deliver = (): Promise<Answer> => forward(target, agent, incoming, body);
    await perform(fault, deliver, outgoing, chance(seed, "detail", key, number));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop() {
      server.close();
      server.closeAllConnections();
      agent.destroy();
    },
  };
}

/** The run that a request is about; none for /token. */
function runOf(text: string): string {
  return /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/i.exec(text)?.[0].toLowerCase() ?? "token";
}

async function perform(
  fault: RequestFault,
  deliver: () => Promise<Answer>,
  outgoing: ServerResponse,
  detail: number,
): Promise<void> {
  const { socket } = outgoing;
  switch (fault) {
    case "none":
      return send(outgoing, await deliver());
    case "connection reset before delivery":
      socket?.resetAndDestroy();
      return;
    case "never delivered, no answer":
      return;
    case "delivered late":
      await wait(detail * longestDelay);
      return send(outgoing, await deliver());
    case "401 instead of delivery":
      return send(outgoing, refusal(401, "Authorization has been denied for this request."));
    case "429 instead of delivery":
      return send(outgoing, refusal(429, "Slow down.", { "retry-after": detail < 0.7 ? "0" : "1" }));
    case "500 instead of delivery":
      return send(outgoing, refusal(500, "An error has occurred."));
    case "503 instead of delivery":
      return send(outgoing, refusal(503, "Service unavailable."));
    case "HTML page instead of delivery":
      return send(outgoing, page(detail));
    case "connection reset after delivery":
      await deliver();
      socket?.resetAndDestroy();
      return;
    case "delivered, no answer":
      await deliver();
      return;
    case "answer stalls in its body":
      return sendHalf(outgoing, await deliver());
    case "answer truncated":
      return sendHalf(outgoing, await deliver(), () => socket?.destroy());
    case "500 instead of the answer":
      await deliver();
      return send(outgoing, refusal(500, "An error has occurred."));
    case "503 instead of the answer":
      await deliver();
      return send(outgoing, refusal(503, "Service unavailable."));
    case "HTML page instead of the answer":
      await deliver();
      return send(outgoing, page(detail));
  }
}

function send(outgoing: ServerResponse, { status, headers, body }: Answer): void {
  outgoing.writeHead(status, { ...headers, "content-length": body.length }).end(body);
}

function sendHalf(outgoing: ServerResponse, { status, headers, body }: Answer, then?: () => void): void {
  outgoing.writeHead(status, { ...headers, "content-length": body.length });
  outgoing.write(body.subarray(0, Math.floor(body.length / 2)), then);
}

function refusal(status: number, message: string, headers: Readonly<Record<string, string>> = {}): Answer {
  const body = Buffer.from(JSON.stringify({ Message: message }));
  return { status, headers: { "content-type": "application/json; charset=utf-8", ...headers }, body };
}

/** A gateway's page; some gateways send theirs with 200. */
function page(detail: number): Answer {
  const body = Buffer.from("<!DOCTYPE html><html><body><h1>We will be back soon</h1></body></html>");
  return { status: detail < 0.5 ? 200 : 502, headers: { "content-type": "text/html" }, body };
}

function forward(target: string, agent: Agent, incoming: IncomingMessage, body: Buffer): Promise<Answer> {
  const { method, headers } = incoming;
  return new Promise((resolve, reject) => {
    const upstream = sendUpstream(`${target}${incoming.url}`, { method, headers, agent }, async (answer) => {
      const { "transfer-encoding": _, connection: __, ...kept } = answer.headers;
      resolve({ status: answer.statusCode ?? 0, headers: kept, body: await buffer(answer) });
    });
    upstream.once("error", reject).end(body);
  });
}
