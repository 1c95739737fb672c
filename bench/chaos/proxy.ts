import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { type Disturbances, type RequestFault, requestFaultFor, requestFaults } from "./fault.ts";
import type { History } from "./history.ts";
import { isPlanted, type Plant } from "./plant.ts";
import { chance } from "./random.ts";

export interface Proxy {
  readonly url: string;
  /** Waits for what is still on its way to the server, then closes every connection. */
  readonly stop: () => Promise<void>;
}

export interface ProxyOptions {
  /** The server behind it. */
  readonly target: typeof fetch;
  readonly seed: number;
  readonly disturbances: Disturbances;
  readonly history: History;
  readonly plants: readonly Plant[];
  /** Called for every start before it is delivered, which it may hold back. */
  readonly onStart: (runID: string) => Promise<void>;
}

/** The longest time that a late delivery takes, in milliseconds. */
export const longestDelay = 800;

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** One request on its way through. */
interface Passage {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: Buffer;
  /** The run that it is about, or `token`. */
  readonly key: string;
  readonly note: (what: string) => void;
}

/** A proxy in front of a server that does to each request what the seed says for its run and its number. */
export async function startProxy(options: ProxyOptions): Promise<Proxy> {
  const { seed, plants, disturbances, history, onStart } = options;
  const underWay = new Set<Promise<void>>();

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await buffer(incoming).catch(() => undefined);
    // The client went away before its request was complete: there is nothing to deliver.
    if (body === undefined) return;
    const { method = "GET", url = "/" } = incoming;
    const key = runOf(`${url} ${body.toString("latin1")}`);
    const number = disturbances.next(key);
    // Where a mistake is planted it is to show whatever else happens, and soon.
    const name = plants.length > 0 ? "none" : requestFaultFor(seed, key, number);
    const title = `request ${number}, ${method} ${url.replace(key, "…")}`;
    const note = (what: string): void => history.add(key, "proxy", `${title}: ${what}`);
    note(name === "none" ? "passed on" : name);
    const passage = { method, url, headers: headersOf(incoming), body, key, note };
    const fault: RequestFault = requestFaults[name];
    if (isStart(passage)) await onStart(key);
    const detail = chance(seed, "detail", key, number);
    if (fault.delivery === "late") await wait(detail * longestDelay);
    const answer = fault.delivery === "none" ? undefined : await deliver(passage, options);
    // What is done to a client that has gone already is not a disturbance, but for a delivery that comes after that.
    if (!outgoing.destroyed || fault.delivery === "late") disturbances.add(name);
    respond(outgoing, fault.answer, answer, detail);
  }

  const server = createServer((incoming, outgoing) => {
    const passing = pass(incoming, outgoing).finally(() => underWay.delete(passing));
    underWay.add(passing);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      await Promise.all(underWay);
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The run that a request is about; `token` for /token. */
function runOf(text: string): string {
  return /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/i.exec(text)?.[0].toLowerCase() ?? "token";
}

function isStart({ method, key }: Passage): boolean {
  return method === "POST" && key !== "token";
}

/** Without those that are for the connection alone. */
function headersOf({ headersDistinct }: IncomingMessage): Headers {
  const own = new Set(["connection", "host", "content-length", "transfer-encoding", "keep-alive"]);
  const fields = Object.entries(headersDistinct).filter(([name]) => !own.has(name));
  return new Headers(fields.flatMap(([name, values = []]) => values.map((value) => [name, value] as [string, string])));
}

async function deliver(passage: Passage, { target, ...planting }: ProxyOptions): Promise<Answer> {
  const has = (plant: Plant): boolean => passage.key !== "token" && isPlanted(plant, planting, passage.key);
  const answer = await forward(target, passage);
  if (has("double-start") && isStart(passage)) await forward(target, passage);
  if (has("lost-run")) return isStart(passage) ? refusal(500, "Lost.") : refusal(404, "Lost.");
  if (!has("wrong-result") || isStart(passage)) return answer;
  const body = Buffer.from(answer.body.toString().replace(/(inserts\W+)(\d+)/g, "$19$2"));
  return { ...answer, body };
}

async function forward(target: typeof fetch, { method, url, headers, body, note }: Passage): Promise<Answer> {
  const hasBody = method !== "GET" && method !== "HEAD";
  const response = await target(`http://server.invalid${url}`, {
    method,
    headers,
    ...(hasBody && { body: new Uint8Array(body) }),
  });
  const answer = {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  };
  const start = answer.body.toString().slice(0, 300);
  note(`delivered, and answered ${answer.status}${answer.status === 200 && url !== "/token" ? ` ${start}` : ""}`);
  return answer;
}

function respond(
  outgoing: ServerResponse,
  kind: RequestFault["answer"],
  answer: Answer | undefined,
  detail: number,
): void {
  const { socket } = outgoing;
  switch (kind) {
    case "silence":
      break;
    case "reset":
      socket?.resetAndDestroy();
      break;
    case "half, then silence":
      if (answer) sendHalf(outgoing, answer);
      break;
    case "half, then the end":
      if (answer) sendHalf(outgoing, answer, () => socket?.destroy());
      break;
    case "the server's":
      if (answer) send(outgoing, answer);
      break;
    case "page":
      send(outgoing, page(detail));
      break;
    case 401:
      send(outgoing, refusal(401, "Authorization has been denied for this request."));
      break;
    case 429:
      send(outgoing, refusal(429, "Slow down.", { "retry-after": detail < 0.7 ? "0" : "1" }));
      break;
    default:
      send(outgoing, refusal(kind, "An error has occurred."));
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
