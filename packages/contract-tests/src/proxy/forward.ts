import {
  type Agent,
  type ClientRequest,
  type IncomingMessage,
  request as requestHttp,
  type ServerResponse,
} from "node:http";
import { request as requestHttps } from "node:https";
import { describeUnreachable } from "../run/preflight/describe-unreachable.ts";
import { type BodyCopy, createBodyCopy } from "./body-copy.ts";
import { endToEndHeaders } from "./end-to-end-headers.ts";
import { targetAt, targetOf } from "./target-address.ts";

/** One request that went through, and what came back. */
export interface Passage {
  readonly method: string;
  /** Path and query as the caller wrote them, with a slash in front; `*` for the server as a whole. */
  readonly target: string;
  readonly headers: Headers;
  readonly body: BodyCopy;
  /** Missing when no answer began. */
  readonly answer: { readonly status: number; readonly headers: Headers; readonly body: BodyCopy } | undefined;
  readonly ending: PassageEnding;
  readonly durationMilliseconds: number;
}

/** `failed`: the upstream gave no complete answer. `interrupted`: nothing can be said of it, for the caller or the way to it. */
export type PassageEnding =
  | { readonly kind: "complete" }
  | { readonly kind: "failed" | "interrupted"; readonly reason: string };

/** Bytes of header fields that are passed on, either way: as many as a server could be told to take. */
export const maxHeaderBytes: number = 1024 * 1024;

/**
 * Passes a request on and its answer back, byte for byte as they come. Every request has a connection of its own, so
 * that none is lost, or would have to be sent again, because the upstream closes an idle one. Never rejects.
 *
 * @param agent - Keeps no connection.
 */
export function forward(
  upstream: URL,
  agent: Agent,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  limitBytes: number,
): Promise<Passage> {
  const start = performance.now();
  const target = targetOf(incoming.url ?? "/");
  const body = createBodyCopy(limitBytes);
  let answer: Passage["answer"];
  return new Promise((resolve) => {
    const end = (ending: PassageEnding): void =>
      resolve({
        method: incoming.method ?? "GET",
        target,
        headers: toHeaders(endToEndHeaders(incoming.rawHeaders)),
        body,
        answer,
        ending,
        durationMilliseconds: performance.now() - start,
      });
    const fail = (reason: string): void => {
      end({ kind: "failed", reason });
      refuse(upstream, outgoing, `The proxy got no answer from ${upstream.origin}: ${reason}\n`);
    };
    let onward: ClientRequest;
    try {
      onward = openRequest(upstream, agent, target, incoming);
    } catch (cause) {
      fail(messageOf(cause));
      return;
    }
    onward.on("error", (error) => {
      // Once the answer has begun, its own stream says how it ends.
      if (answer === undefined) {
        const fault = faultOfWay(upstream, error);
        if (fault !== undefined) {
          end(interrupted(fault));
        } else if (!onward.writableFinished && isClosed(error)) {
          end(
            interrupted(
              "the upstream closed the connection before it had the whole request, and its answer may be lost",
            ),
          );
        }
        fail(error.message || String(error));
      }
    });
    onward.on("upgrade", (_response, socket) => {
      socket.destroy();
      fail("101 is not a status of an answer");
    });
    onward.on("response", (response) => {
      const { statusCode: status = 0, statusMessage = "", rawHeaders } = response;
      if (status < 200) {
        onward.destroy(new Error(`${status} is not a status of an answer`));
        return;
      }
      const copy = createBodyCopy(limitBytes);
      const headers = endToEndHeaders(rawHeaders);
      outgoing.sendDate = false;
      try {
        outgoing.writeHead(status, printableReason(statusMessage), [...headers, ["Via", viaOf(upstream)]].flat());
      } catch (cause) {
        onward.destroy(new Error(`its header cannot be passed on: ${messageOf(cause)}`));
        return;
      }
      answer = { status, headers: toHeaders(headers), body: copy };
      response.on("data", copy.add);
      response.on("error", ({ message }) => {
        end({ kind: "failed", reason: `the answer broke off: ${message}` });
        outgoing.destroy();
      });
      outgoing.once("finish", () =>
        end(incoming.complete ? { kind: "complete" } : interrupted("the answer came before the request was complete")),
      );
      response.pipe(outgoing);
    });
    outgoing.once("close", () => {
      if (!outgoing.writableFinished) {
        end(interrupted("the caller's connection closed before the answer was complete"));
        onward.destroy();
      }
    });
    incoming.on("data", body.add);
    incoming.pipe(onward);
  });
}

function openRequest(upstream: URL, agent: Agent, target: string, incoming: IncomingMessage): ClientRequest {
  const { headers, method, rawHeaders } = incoming;
  const open = upstream.protocol === "https:" ? requestHttps : requestHttp;
  const options = { method, path: targetAt(upstream, target), agent, maxHeaderSize: maxHeaderBytes } as const;
  // `Expect` has been answered by the time that the request gets here.
  const kept = endToEndHeaders(rawHeaders).filter(([name]) => !["host", "expect"].includes(name.toLowerCase()));
  const fields: [string, string][] = [["Host", upstream.host], ...kept];
  if (headers["transfer-encoding"] !== undefined) {
    // What has no length keeps its chunks, so that nobody takes its end for the beginning of another request.
    const framed = [
      ...fields.filter(([name]) => name.toLowerCase() !== "content-length"),
      ["Transfer-Encoding", "chunked"],
    ];
    return open(upstream, { ...options, headers: framed.flat() });
  }
  if (headers["content-length"] !== undefined) {
    return open(upstream, { ...options, headers: fields.flat() });
  }
  const onward = open(upstream, { ...options, headers: groupByName(fields) });
  // A request without a body gets no word of one, whatever its method.
  onward.removeHeader("Content-Length");
  onward.removeHeader("Transfer-Encoding");
  return onward;
}

function groupByName(fields: readonly (readonly [name: string, value: string])[]): Record<string, string | string[]> {
  const grouped = new Map<string, { name: string; values: string[] }>();
  for (const [name, value] of fields) {
    const group = grouped.get(name.toLowerCase()) ?? { name, values: [] };
    group.values.push(value);
    grouped.set(name.toLowerCase(), group);
  }
  return Object.fromEntries(
    [...grouped.values()].map(({ name, values }) => [name, values.length === 1 ? (values[0] ?? "") : values]),
  );
}

function interrupted(reason: string): PassageEnding {
  return { kind: "interrupted", reason };
}

/** What no fetch could have is left out: it has been passed on, and no check asks for it. */
function toHeaders(fields: readonly [name: string, value: string][]): Headers {
  const headers = new Headers();
  for (const [name, value] of fields) {
    try {
      headers.append(name, value);
    } catch {
      headers.append("x-unreadable-field", "1");
    }
  }
  return headers;
}

/** A reason phrase means nothing, and a server may put anything into it. */
function printableReason(text: string): string {
  return text.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, "");
}

/** Says that a proxy of this kit answered, and for whom: who judges through it keeps the rules of the real server. */
function viaOf(upstream: URL): string {
  return `1.1 starfish-contract (${upstream.origin})`;
}

/** What whoever runs the proxy has to see to, for the upstream was never asked: its name, and whether it is trusted. */
function faultOfWay(upstream: URL, error: Error): string | undefined {
  const code = "code" in error ? String(error.code) : "";
  return isOfWay.test(code)
    ? `${upstream.origin} cannot be reached: ${describeUnreachable(upstream.href, { failure: error.message, failureCode: code })}`
    : undefined;
}

const isOfWay = /^(?:ENOTFOUND|EAI_AGAIN|EPROTO|ERR_SSL.*|CERT_.*|.*SELF_SIGNED.*|UNABLE_TO_.*|ERR_TLS.*|ERR_PROXY.*)$/;

function isClosed(error: Error): boolean {
  return "code" in error && (error.code === "EPIPE" || error.code === "ECONNRESET");
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

function refuse(upstream: URL, outgoing: ServerResponse, text: string): void {
  if (outgoing.headersSent || outgoing.destroyed) {
    outgoing.destroy();
    return;
  }
  outgoing.writeHead(502, { "Content-Type": "text/plain; charset=utf-8", Via: viaOf(upstream) });
  outgoing.end(text);
}
