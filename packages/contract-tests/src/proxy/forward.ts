import { type IncomingMessage, request as requestHttp, type ServerResponse } from "node:http";
import { request as requestHttps } from "node:https";
import { type BodyCopy, createBodyCopy } from "./body-copy.ts";
import { endToEndHeaders } from "./end-to-end-headers.ts";

/** One request that went through, and what came back. */
export interface Passage {
  readonly method: string;
  /** Path and query as the caller wrote them, with a slash in front. */
  readonly target: string;
  readonly headers: Headers;
  readonly body: BodyCopy;
  /** Missing when no answer began. */
  readonly answer: { readonly status: number; readonly headers: Headers; readonly body: BodyCopy } | undefined;
  readonly ending: PassageEnding;
  readonly durationMilliseconds: number;
}

/** `failed`: the upstream gave no complete answer. `interrupted`: the caller did not wait, or was not waited for. */
export type PassageEnding =
  | { readonly kind: "complete" }
  | { readonly kind: "failed" | "interrupted"; readonly reason: string };

/**
 * Passes a request on and its answer back, byte for byte as they come. Every request has a connection of its own, so
 * that none is lost, or would have to be sent again, because the upstream closes an idle one. Never rejects.
 */
export function forward(
  upstream: URL,
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
        headers: new Headers(endToEndHeaders(incoming.rawHeaders)),
        body,
        answer,
        ending,
        durationMilliseconds: performance.now() - start,
      });
    const onward = (upstream.protocol === "https:" ? requestHttps : requestHttp)(upstream, {
      method: incoming.method,
      path: `${upstream.pathname.replace(/\/$/, "")}${target}`,
      headers: onwardHeaders(upstream, incoming),
      agent: false,
    });
    const fail = (reason: string): void => {
      end({ kind: "failed", reason });
      refuse(outgoing, `The proxy got no answer from ${upstream.origin}: ${reason}\n`);
    };
    onward.on("error", (error) => {
      // Once the answer has begun, its own stream says how it ends.
      if (answer === undefined) {
        fail(error.message || String(error));
      }
    });
    onward.on("response", (response) => {
      const { statusCode: status = 0, statusMessage, rawHeaders } = response;
      if (status < 200) {
        onward.destroy(new Error(`${status} is no status of an answer`));
        return;
      }
      const copy = createBodyCopy(limitBytes);
      const headers = endToEndHeaders(rawHeaders);
      answer = { status, headers: new Headers(headers), body: copy };
      outgoing.sendDate = false;
      outgoing.writeHead(status, statusMessage, headers.flat());
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

function interrupted(reason: string): PassageEnding {
  return { kind: "interrupted", reason };
}

/** A caller who believes in a forward proxy sends the whole address; its path is what counts. */
function targetOf(url: string): string {
  const path = url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, "");
  return path.startsWith("/") ? path : `/${path}`;
}

/** `Expect` has been answered by the time that the request gets here; a body without a length keeps its chunks. */
function onwardHeaders(upstream: URL, { headers, rawHeaders }: IncomingMessage): string[] {
  const kept = endToEndHeaders(rawHeaders).filter(([name]) => !["host", "expect"].includes(name.toLowerCase()));
  const framing = headers["transfer-encoding"] === undefined ? [] : [["Transfer-Encoding", "chunked"]];
  return [["Host", upstream.host], ...kept, ...framing].flat();
}

function refuse(outgoing: ServerResponse, text: string): void {
  outgoing.writeHead(502, { "Content-Type": "text/plain; charset=utf-8" });
  outgoing.end(text);
}
