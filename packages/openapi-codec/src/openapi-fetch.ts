import type { Middleware } from "openapi-fetch";
import { decodeBody, encodeBody } from "./codec.ts";
import { formOf, mediaTypeOf } from "./media-type.ts";
import type { DecodeOptions, EncodeOptions } from "./options.ts";
import type { Operation, Table } from "./table.ts";

export interface CodecOptions {
  readonly encode?: EncodeOptions | undefined;
  readonly decode?: DecodeOptions | undefined;
}

/**
 * Lets a client of openapi-fetch send and read XML: `client.use(codec(table))`. A request whose Content-Type is XML is
 * written by its schema, and an answer in XML is read by its own; JSON and everything else pass as they are.
 *
 * A request that cannot be written rejects the call with the `EncodeError`, and nothing is sent; an answer that cannot be
 * read rejects it with the `DecodeError`.
 */
export function codec(table: Table<unknown>, options: CodecOptions = {}): Middleware {
  const byRoute = new Map(
    Object.entries(table.operations).map((entry) => [routeOf(entry[1].method, entry[1].path), entry]),
  );
  const find = (request: Request, path: string) => byRoute.get(routeOf(request.method, path));
  return {
    async onRequest({ request, schemaPath }) {
      const [id, operation] = find(request, schemaPath) ?? [];
      if (id === undefined || operation === undefined) return undefined;
      const headers = withAccept(request.headers, operation);
      const mediaType = request.headers.get("Content-Type") ?? "";
      const isXml = request.body !== null && formOf(mediaTypeOf(mediaType)) === "xml";
      if (!isXml) return headers === undefined ? undefined : new Request(request, { headers });
      const body = encodeBody(table, id, await request.json(), mediaType, options.encode);
      return new Request(request, { headers: headers ?? request.headers, body });
    },
    async onResponse({ request, response, schemaPath }) {
      const [id] = find(request, schemaPath) ?? [];
      const mediaType = response.headers.get("Content-Type") ?? "";
      if (id === undefined || response.body === null || formOf(mediaTypeOf(mediaType)) !== "xml") return undefined;
      const bytes = new Uint8Array(await response.arrayBuffer());
      if (bytes.length === 0) return undefined;
      const value = decodeBody(table, id, response.status, bytes, mediaType, options.decode);
      return new DecodedResponse(value, response);
    },
  };
}

const routeOf = (method: string, path: string): string => `${method.toUpperCase()} ${path}`;

/** Asks for XML where an operation answers in nothing else, and nothing else was asked for. */
function withAccept(headers: Headers, { responses }: Operation): Headers | undefined {
  const accept = headers.get("Accept");
  if (accept !== null && accept !== "*/*") return undefined;
  const mediaTypes = Object.values(responses).flatMap(({ content }) => Object.keys(content));
  const [first] = mediaTypes;
  if (first === undefined || !mediaTypes.every((mediaType) => formOf(mediaType) === "xml")) return undefined;
  const changed = new Headers(headers);
  changed.set("Accept", first);
  return changed;
}

/** An answer whose body was read already: `json` gives the value itself, NaN and bigint included. */
class DecodedResponse extends Response {
  readonly #value: unknown;

  constructor(value: unknown, { status, statusText, headers }: Response) {
    const text = JSON.stringify(value, (_, own) => (typeof own === "bigint" ? String(own) : own));
    const changed = new Headers(headers);
    changed.set("Content-Type", "application/json");
    // With a length openapi-fetch calls `json`; without one it reads the text.
    changed.set("Content-Length", String(new TextEncoder().encode(text).length));
    super(text, { status, statusText, headers: changed });
    this.#value = value;
  }

  override async json(): Promise<unknown> {
    await super.text();
    return this.#value;
  }
}
