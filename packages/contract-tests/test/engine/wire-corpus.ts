import { readFileSync } from "node:fs";
import type { Exchange } from "../../src/index.ts";
import { toBytes, token } from "./exchanges.ts";

interface CapturedBody {
  readonly body?: string;
  readonly bodyBase64?: string;
}

interface CapturedAnswer extends CapturedBody {
  readonly status: number;
  readonly "content-type"?: string;
  readonly allow?: string;
}

/** One request to a real server of the same make, and its answers. */
export interface CapturedCase {
  readonly group: string;
  readonly name: string;
  readonly request: CapturedBody & {
    readonly method: string;
    readonly path: string;
    readonly contentType?: string;
    readonly headers?: Readonly<Record<string, string>>;
  };
  readonly modelState?: "valid" | "invalid";
  /** The server's model afterwards. */
  readonly bound?: Readonly<Record<string, unknown>> | null;
  readonly whenModelStateChecked: CapturedAnswer;
  readonly whenModelStateIgnored?: CapturedAnswer;
}

const file = new URL("../../../../test/wire-corpus/aspnet-web-api.json", import.meta.url);

export const capturedCases: readonly CapturedCase[] = JSON.parse(readFileSync(file, "utf8")).cases;

export function capturedBytes({ body, bodyBase64 }: CapturedBody): Uint8Array {
  return bodyBase64 === undefined ? toBytes(body) : new Uint8Array(Buffer.from(bodyBase64, "base64"));
}

export function capturedHeaders({ request }: CapturedCase): Headers {
  const headers = new Headers(request.headers);
  if (request.contentType !== undefined) {
    headers.set("Content-Type", request.contentType);
  }
  return headers;
}

/**
 * A captured case as an exchange. The server asked for a token in the group `auth` only, so all others get one here; its
 * challenge was not captured. Bodies that were captured in chunks lose the chunks' lengths.
 */
export function toExchange(captured: CapturedCase, answer: CapturedAnswer): Exchange {
  const headers = capturedHeaders(captured);
  if (captured.group !== "auth") {
    headers.set("Authorization", token);
  }
  const { method, path } = captured.request;
  const contentType = answer["content-type"];
  return {
    request: { method, url: `http://host${path}`, headers, body: capturedBytes(captured.request) },
    response: {
      status: answer.status,
      headers: {
        ...(contentType === undefined ? {} : { "Content-Type": contentType }),
        ...(answer.allow === undefined ? {} : { Allow: answer.allow }),
        ...(answer.status === 401 ? { "WWW-Authenticate": "Bearer" } : {}),
      },
      body: withoutChunks(capturedBytes(answer)),
    },
  };
}

function withoutChunks(bytes: Uint8Array): Uint8Array {
  const chunked = /^[0-9a-f]+\r?\n(.*)\r?\n0\r?\n/s.exec(new TextDecoder().decode(bytes))?.[1];
  return chunked === undefined ? bytes : toBytes(chunked.trimEnd());
}
