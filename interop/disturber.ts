import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";

/** One request on its way to the server. */
export interface Passing {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly body: string;
}

/** What is done to a request. */
export interface Disturbance {
  /** Whether the server gets it. */
  readonly delivery: "none" | "prompt" | { readonly lateByMilliseconds: number };
  /** What the client gets. `silence` leaves the connection open, `half` cuts the answer off in its middle. */
  readonly answer: "the server's" | "reset" | "silence" | "half" | Answer;
}

interface Answer {
  readonly status: number;
  readonly headers?: IncomingMessage["headers"];
  readonly body: Buffer | string;
}

export interface Disturber {
  readonly url: string;
  /** Waits for what is still on its way to the server, then closes every connection. */
  readonly stop: () => Promise<void>;
}

/** A proxy that does to each request what it is told to, and else passes it on as it is. */
export async function startDisturber(
  upstream: string,
  disturb: (passing: Passing) => Disturbance | undefined,
): Promise<Disturber> {
  const underWay = new Set<Promise<void>>();

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await buffer(incoming).catch(() => undefined);
    // The client went away before its request was complete.
    if (body === undefined) return;
    const { method = "GET", url = "/" } = incoming;
    const { delivery, answer } = disturb({ method, path: url, body: body.toString() }) ?? undisturbed;
    if (typeof delivery === "object") await wait(delivery.lateByMilliseconds);
    const given = delivery === "none" ? undefined : await forward(new URL(url, upstream), incoming, body);
    respond(outgoing, answer, given);
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

const undisturbed: Disturbance = { delivery: "prompt", answer: "the server's" };

function forward(url: URL, { method, headers }: IncomingMessage, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const passed = request(url, { method, headers, agent: false }, (response) => {
      buffer(response).then(
        (text) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        reject,
      );
    });
    passed.on("error", reject);
    passed.end(body);
  });
}

function respond(outgoing: ServerResponse, kind: Disturbance["answer"], given: Answer | undefined): void {
  if (kind === "silence") return;
  if (kind === "reset" || given === undefined) {
    if (typeof kind === "object") send(outgoing, kind);
    else outgoing.socket?.resetAndDestroy();
  } else if (kind === "half") {
    send(outgoing, given, Math.floor(Buffer.byteLength(given.body) / 2));
  } else {
    send(outgoing, kind === "the server's" ? given : kind);
  }
}

/** Sends an answer, or as many bytes of its body before the connection ends. */
function send(outgoing: ServerResponse, { status, headers = {}, body }: Answer, bytes?: number): void {
  const { "transfer-encoding": _, connection: __, ...kept } = headers;
  const whole = Buffer.from(body);
  outgoing.writeHead(status, { ...kept, "content-length": whole.length });
  if (bytes === undefined) outgoing.end(whole);
  else outgoing.write(whole.subarray(0, bytes), () => outgoing.destroy());
}
