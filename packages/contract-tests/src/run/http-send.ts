import { type Agent, type ClientRequest, type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { setImmediate } from "node:timers/promises";
import { isSafe } from "../cases/case.ts";
import type { ExchangeRequest } from "../types.ts";
import type { Variables } from "../variables.ts";
import { createAgent } from "./agents.ts";
import type { Answer, Send } from "./send.ts";

/** Milliseconds for which a connection that nothing is sent on is kept. Servers close theirs after five seconds and more. */
const maxIdle = 1000;

/** In bytes. More is not an answer of this API, and would fill the memory. */
const maxBody = 32 * 1024 * 1024;

/** In bytes, of all header fields of an answer together. */
const maxHeaderSize = 256 * 1024;

/** An attempt that failed, and whether its connection had been used before. */
class AttemptError extends Error {
  readonly wasReused: boolean;

  constructor(cause: Error, wasReused: boolean) {
    super(cause.message, { cause });
    this.wasReused = wasReused;
  }
}

/**
 * Sends over HTTP without adding any header that `fetch` would add, and without following redirects. A server may close
 * a connection at any moment between two requests: one that gets lost by that is sent once more on a connection of its
 * own, and nobody is to blame. What could start or change something has a connection of its own from the beginning, for a
 * server may have acted before it closed one: it is never sent twice.
 *
 * @param variables - They may name a proxy. Default: those of the process.
 */
export function createHttpSend(connections: number, variables?: Variables): Send & { readonly close: () => void } {
  const agents = new Map<string, Agent>();
  const agentFor = (url: string, isKept: boolean): Agent => {
    const key = `${isKept} ${new URL(url).origin}`;
    const options = isKept ? { keepAlive: true, maxSockets: connections, timeout: maxIdle } : { keepAlive: false };
    const agent = agents.get(key) ?? createAgent(url, options, variables);
    agents.set(key, agent);
    return agent;
  };
  const send: Send = async (request, signal) => {
    // Where this process was busy for a while, what became of idle connections is read first.
    await setImmediate();
    const fresh = agentFor(request.url, false);
    try {
      return await attempt(request, isSafe(request.method) ? agentFor(request.url, true) : fresh, signal);
    } catch (cause) {
      if (!(cause instanceof AttemptError)) {
        throw cause;
      }
      if (!cause.wasReused || signal.aborted) {
        throw cause.cause;
      }
      const answer = await attempt(request, fresh, signal).catch((again: Error) =>
        Promise.reject(again.cause ?? again),
      );
      return { ...answer, note: `sent twice: the server had closed the connection that was kept (${cause.message})` };
    }
  };
  return Object.assign(send, {
    close: () => {
      for (const agent of agents.values()) {
        agent.destroy();
      }
    },
  });
}

function attempt({ method, url, headers, body }: ExchangeRequest, agent: Agent, signal: AbortSignal): Promise<Answer> {
  const isSecure = new URL(url).protocol === "https:";
  const length = body.length > 0 || method === "POST" ? { "content-length": String(body.length) } : {};
  return new Promise((resolve, reject) => {
    const outgoing = (isSecure ? requestHttps : requestHttp)(url, {
      method,
      headers: { ...Object.fromEntries(new Headers(headers)), ...length },
      agent,
      maxHeaderSize,
      signal,
    });
    outgoing.on("response", (incoming) => {
      outgoing.removeAllListeners("error").on("error", reject);
      readAnswer(incoming).then(resolve, (cause) => reject(signal.aborted ? signal.reason : cause));
    });
    outgoing.on("upgrade", (incoming, socket) => {
      socket.destroy();
      resolve({ ...headOf(incoming), body: new Uint8Array() });
    });
    outgoing.on("error", (cause) => reject(failureOf(outgoing, cause, signal)));
    outgoing.end(body);
  });
}

/** What is to be said of an attempt to which not one byte of an answer came. */
function failureOf(outgoing: ClientRequest, cause: Error, signal: AbortSignal): Error {
  if (signal.aborted) {
    return outgoing.socket?.connecting === true
      ? Object.assign(new Error("no connection came about in time"), { code: "ETIMEDOUT" })
      : cause;
  }
  const isClosed = "code" in cause && (cause.code === "ECONNRESET" || cause.code === "EPIPE");
  return isClosed ? new AttemptError(cause, outgoing.reusedSocket) : cause;
}

async function readAnswer(incoming: IncomingMessage): Promise<Answer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > maxBody) {
      incoming.destroy();
      throw new Error(`the body is longer than ${maxBody / 1024 / 1024} MiB, and was not read to its end`);
    }
  }
  return { ...headOf(incoming), body: new Uint8Array(Buffer.concat(chunks)) };
}

function headOf({ headersDistinct, statusCode = 0 }: IncomingMessage): Omit<Answer, "body"> {
  const fields = Object.entries(headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  );
  return { status: statusCode, headers: new Headers(fields) };
}
