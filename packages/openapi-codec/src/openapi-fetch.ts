import type { Middleware } from "openapi-fetch";
import { decodeBody, encodeBody, findContent, responseContent } from "./codec.ts";
import { EncodeError } from "./errors.ts";
import { formOf, mediaTypeOf } from "./media-type.ts";
import type { DecodeOptions, EncodeOptions } from "./options.ts";
import type { Content, Operation, Table } from "./table.ts";
import { encodeText } from "./text.ts";

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

  /** What changes about a body; undefined where it goes out as it is. */
  async function written(request: Request, id: string, operation: Operation): Promise<Changes | undefined> {
    const said = request.headers.get("Content-Type") ?? "";
    const content = operation.request?.content ?? {};
    const mediaType = writtenAs(said, content);
    if (mediaType === undefined) return isJson(said) ? asText(request, content) : undefined;
    if (isJson(mediaType)) return { mediaType };
    const value: unknown = JSON.parse(await request.text(), revived);
    if (typeof value === "string" && findContent(content, mediaType) === null)
      return { mediaType, body: rawText(value, mediaType) };
    return { mediaType, body: encodeText(encodeBody(table, id, value, mediaType, options.encode), mediaType) };
  }

  return {
    async onRequest({ request, schemaPath }) {
      const [id, operation] = find(request, schemaPath) ?? [];
      if (id === undefined || operation === undefined) return undefined;
      const headers = withAccept(request.headers, operation);
      const changes = request.body === null ? undefined : await written(request, id, operation);
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
        !isXml(mediaType)
      )
        return undefined;
      if (!findContent(responseContent(operation, response.status), mediaType)) return undefined;
      const bytes = new Uint8Array(await response.arrayBuffer());
      if (bytes.length === 0) return withBody(response, null);
      return new DecodedResponse(decodeBody(table, id, response.status, bytes, mediaType, options.decode), response);
    },
  };
}

/**
 * The media type that a body is to be written in; undefined where it goes out as it is. A call that says none comes as
 * JSON: where the operation does not describe that, the first is taken that it does describe and that the codec writes,
 * JSON of another name among them.
 */
function writtenAs(said: string, content: Content): string | undefined {
  if (isXml(said)) return said;
  if (!isJson(said) || findContent(content, said) !== undefined) return undefined;
  return Object.entries(content).find(([mediaType, type]) => type !== null && isWritten(mediaType))?.[0];
}

interface Changes {
  readonly mediaType: string;
  readonly body?: BodyInit;
}

/**
 * A text that came as JSON to an operation that names no JSON goes out as it is: in the one media type that is described,
 * or as plain text where anything is taken. Throws `EncodeError` where it cannot be known what is meant.
 */
async function asText(request: Request, content: Content): Promise<Changes | undefined> {
  const described = Object.keys(content);
  const type = findContent(content, request.headers.get("Content-Type") ?? "");
  if (described.length === 0 || type) return undefined;
  const json = await request.clone().text();
  if (type === null) {
    const isUnsaid = json.startsWith(`${unsaid}"`) && !described.some(isJson) && Object.hasOwn(content, "*/*");
    return isUnsaid ? { mediaType: plainText, body: rawText(JSON.parse(json), plainText) } : undefined;
  }
  const [only = "", ...others] = described.map((mediaType) => (mediaType === "text/*" ? plainText : mediaType));
  const isOne = others.length === 0 && !only.includes("*") && !only.startsWith("multipart/");
  if (isOne && json.trimStart().startsWith('"')) return { mediaType: only, body: rawText(JSON.parse(json), only) };
  throw refused(
    `the operation takes ${described.join(", ")} and no JSON: give a text or bytes, and say the Content-Type`,
  );
}

/** A text as it is, in the charset of its Content-Type. */
function rawText(text: string, contentType: string): BodyInit {
  if (/\p{Surrogate}/u.test(text)) throw refused("the text has half of a surrogate pair, which cannot be sent");
  return encodeText(text, contentType);
}

const plainText = "text/plain;charset=UTF-8";

const isWritten = (mediaType: string): boolean => formOf(mediaType) !== undefined && !mediaType.includes("*");

const isXml = (contentType: string): boolean => formOf(contentType) === "xml";

const isJson = (contentType: string): boolean => formOf(contentType) === "json";

function refused(message: string): EncodeError {
  return new EncodeError(`The request cannot be written: ${message}`, [{ message, path: [] }]);
}

const withBody = ({ status, statusText, headers }: Response, body: BodyInit | null): Response =>
  new Response(body, { status, statusText, headers });

/**
 * For `createClient({ bodySerializer })`: hands NaN, infinities and bigints on to the codec where the Content-Type is XML
 * (in JSON they are an `EncodeError`), and writes a list in a form as one name several times, a null not at all. Bytes, and
 * texts in a media type that is none of JSON and XML, go out as they are. An `EncodeError` where bytes come without a
 * Content-Type, which openapi-fetch would call JSON.
 */
export function bodySerializer(body: unknown, headers?: Headers | Readonly<Record<string, string>>): BodyInit {
  if (body instanceof FormData) return body;
  const said = new Headers(headers as HeadersInit | undefined).get("Content-Type");
  const mediaType = mediaTypeOf(said ?? "application/json");
  const form = formOf(mediaType);
  if (isRaw(body)) {
    if (said === null) throw refused("what is not JSON needs a Content-Type in the call");
    if (form === "xml") throw refused("XML is written by its schema: give the value, not its text");
    return body;
  }
  if (form === "xml") return JSON.stringify(body, carried);
  if (form === "json") return (said === null && typeof body === "string" ? unsaid : "") + JSON.stringify(body, finite);
  if (typeof body === "string") return rawText(body, said ?? "");
  if (form === "form") return formOfEntries(body as object);
  throw refused(`${mediaType} is not written here: give a text, bytes or a FormData`);
}

/** What fetch takes besides texts; it goes out as it is. */
function isRaw(body: unknown): body is Exclude<BodyInit, string> {
  const types = [Blob, URLSearchParams, ReadableStream, ArrayBuffer];
  return ArrayBuffer.isView(body) || types.some((type) => body instanceof type);
}

/** Stands before a text as JSON where the call said no Content-Type, and means nothing to a reader of JSON. */
const unsaid = " ";

function formOfEntries(body: object): URLSearchParams {
  const entries = Object.entries(body).flatMap(([name, own]) => [own].flat().map((item) => [name, item] as const));
  const present = entries.filter(([, item]) => item !== null && item !== undefined);
  const [name] = present.find(([, item]) => typeof item === "object") ?? [];
  if (name !== undefined) {
    const message = "expected a single value or a list of them, found an object, which a form has no one way to write";
    throw new EncodeError(`The request cannot be written, at ${name}: ${message}`, [{ message, path: [name] }]);
  }
  return new URLSearchParams(present.map(([name, item]) => [name, String(item)]));
}

/** Begins what stands for a value that JSON cannot carry: no text of XML may hold it. */
const mark = "\u0000";

function carried(_: string, value: unknown): unknown {
  if (typeof value === "bigint") return `${mark}${value}n`;
  return typeof value === "number" && !Number.isFinite(value) ? `${mark}${value}` : value;
}

/** What JSON would lose is an error: the call may be to an operation that speaks XML, and did not say so. */
function finite(name: string, value: unknown): unknown {
  if (typeof value !== "bigint" && (typeof value !== "number" || Number.isFinite(value))) return value;
  const found = typeof value === "bigint" ? "a bigint" : String(value);
  const message = `JSON has no form for ${found}; if the operation takes XML, say its Content-Type in the call`;
  throw new EncodeError(`The request cannot be written, at ${name}: ${message}`, [{ message, path: [name] }]);
}

function revived(_: string, value: unknown): unknown {
  if (typeof value !== "string" || !value.startsWith(mark)) return value;
  const [, bigint] = /^(-?\d+)n$/.exec(value.slice(1)) ?? [];
  if (bigint !== undefined) return BigInt(bigint);
  return /^(?:NaN|-?Infinity)$/.test(value.slice(1)) ? Number(value.slice(1)) : value;
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
