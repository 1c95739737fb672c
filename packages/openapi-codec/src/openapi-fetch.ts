import type { Middleware } from "openapi-fetch";
import { decodeBody, findContent, responseContent } from "./codec.ts";
import { formOf } from "./media-type.ts";
import { DecodedResponse } from "./openapi-fetch/decoded-response.ts";
import { changesOf } from "./openapi-fetch/request-changes.ts";
import type { DecodeOptions, EncodeOptions } from "./options.ts";
import type { Operation, Table } from "./table.ts";

export { bodySerializer } from "./openapi-fetch/body-serializer.ts";

/** How bodies are written and read. */
export interface CodecOptions {
  readonly encode?: EncodeOptions | undefined;
  readonly decode?: DecodeOptions | undefined;
}

/**
 * Lets a client of openapi-fetch send and read XML: `client.use(codec(table))`. A request whose Content-Type is XML is
 * written by its schema, and so is one that says none where the operation describes XML or forms and no JSON; JSON of
 * another name gets that name, and a text goes out as it is where no JSON is described. An answer in XML is read by its own
 * schema. JSON and everything else pass as they are, and so do answers that the document does not describe or that are not
 * asked for as JSON (`parseAs`).
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
      const changes =
        request.body === null ? undefined : await changesOf(request, table, id, operation, options.encode);
      if (changes === undefined) return headers === undefined ? undefined : new Request(request, { headers });
      const changed = new Headers(headers ?? request.headers);
      changed.set("Content-Type", changes.mediaType);
      return new Request(request, { headers: changed, ...(changes.body !== undefined && { body: changes.body }) });
    },
    async onResponse({ request, response, schemaPath, options: { parseAs } }) {
      const [id, operation] = find(request, schemaPath) ?? [];
      const mediaType = response.headers.get("Content-Type") ?? "";
      if (
        id === undefined ||
        operation === undefined ||
        parseAs !== "json" ||
        response.body === null ||
        formOf(mediaType) !== "xml"
      )
        return undefined;
      if (!findContent(responseContent(operation, response.status), mediaType)) return undefined;
      const bytes = new Uint8Array(await response.arrayBuffer());
      if (bytes.length === 0) return withBody(response, null);
      return new DecodedResponse(decodeBody(table, id, response.status, bytes, mediaType, options.decode), response);
    },
  };
}

const withBody = ({ status, statusText, headers }: Response, body: BodyInit | null): Response =>
  new Response(body, { status, statusText, headers });

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
