import { InvalidOptionError } from "./errors.ts";
import { decodeForm, encodeForm } from "./form/form.ts";
import { decodeJson, encodeJson } from "./json/json.ts";
import { type Form, formOf, mediaTypeOf } from "./media-type.ts";
import { type DecodeOptions, decodeLimits, type EncodeOptions } from "./options.ts";
import { namedType } from "./rules/compile.ts";
import { describeKind, withArticle } from "./rules/value-kind.ts";
import type { Content, Operation, RootType, Table } from "./table.ts";
import { decodeText } from "./text.ts";
import { decodeXml } from "./xml/read/read.ts";
import { encodeXml } from "./xml/write/write.ts";

interface Codec {
  readonly encode: (
    table: Table<unknown>,
    type: RootType,
    subject: string,
    value: unknown,
    options?: EncodeOptions,
  ) => string;
  readonly decode: (
    table: Table<unknown>,
    type: RootType,
    subject: string,
    text: string,
    options?: DecodeOptions,
  ) => unknown;
}

const codecs: Readonly<Record<Form, Codec>> = {
  json: { encode: encodeJson, decode: decodeJson },
  xml: { encode: encodeXml, decode: decodeXml },
  form: { encode: encodeForm, decode: decodeForm },
};

/**
 * The text of a value in a media type, by the name of its schema. Parameters of the media type are allowed.
 *
 * @throws {EncodeError} with all issues, for a value that the schema does not allow or the media type cannot carry
 * @throws {InvalidOptionError} for an unknown schema or media type
 */
export function encode<Schemas, Name extends keyof Schemas & string>(
  table: Table<Schemas>,
  schema: Name,
  value: Schemas[Name],
  mediaType: string,
  options?: EncodeOptions,
): string {
  return codecFor(mediaType).encode(table, namedType(table, schema), schema, value, options);
}

/**
 * The value of a body, checked against its schema. Bytes are turned into text by their byte order mark, the charset of the
 * media type or the XML declaration; a text is taken as it is.
 *
 * @throws {DecodeError} with issues, for a body that is broken or that the schema does not allow
 * @throws {InvalidOptionError} for an unknown schema or media type
 */
export function decode<Schemas, Name extends keyof Schemas & string>(
  table: Table<Schemas>,
  schema: Name,
  body: string | Uint8Array,
  mediaType: string,
  options: DecodeOptions = {},
): Schemas[Name] {
  const text = textOf(body, mediaType, options);
  return codecFor(mediaType).decode(table, namedType(table, schema), schema, text, options) as Schemas[Name];
}

/**
 * The text of a request's body, by the operation that it is for.
 *
 * @throws {EncodeError} as `encode` does
 * @throws {InvalidOptionError} for an unknown operation, and a media type that it does not describe
 */
export function encodeBody(
  table: Table<unknown>,
  operationId: string,
  value: unknown,
  mediaType: string,
  options?: EncodeOptions,
): string {
  const { request } = operationOf(table, operationId);
  const type = contentType(request?.content ?? {}, mediaType, `a request of ${operationId}`);
  return codecFor(mediaType).encode(table, type, nameOf(type, `${operationId} request`), value, options);
}

/**
 * The value of an answer's body, by the operation that it is for and the status: `200` goes before `2XX`, that before
 * `default`.
 *
 * @throws {DecodeError} as `decode` does
 * @throws {InvalidOptionError} for an unknown operation, and a status or media type that it does not describe
 */
export function decodeBody(
  table: Table<unknown>,
  operationId: string,
  status: number,
  body: string | Uint8Array,
  mediaType: string,
  options: DecodeOptions = {},
): unknown {
  const content = responseContent(operationOf(table, operationId), status);
  const type = contentType(content, mediaType, `an answer ${status} of ${operationId}`);
  const subject = nameOf(type, `${operationId} response`);
  return codecFor(mediaType).decode(table, type, subject, textOf(body, mediaType, options), options);
}

/** What an answer with a status may consist of: `200` goes before `2XX`, that before `default`. */
export function responseContent({ responses }: Operation, status: number): Content {
  const response = responses[status] ?? responses[`${Math.floor(status / 100)}XX`] ?? responses["default"];
  return response?.content ?? {};
}

/** What an operation describes for a media type: to the letter, or by a range such as `text/*`. */
export function findContent(content: Content, mediaType: string): RootType | null | undefined {
  const essence = mediaTypeOf(mediaType);
  const described = [essence, `${essence.split("/", 1)[0]}/*`, "*/*"].find((one) => Object.hasOwn(content, one));
  return described === undefined ? undefined : content[described];
}

function contentType(content: Content, mediaType: string, what: string): RootType {
  const type = findContent(content, mediaType);
  if (type) return type;
  if (type === null) {
    throw new InvalidOptionError(
      `What ${what} holds in ${mediaType} is not described, or is left to you: ${formsKnown}`,
    );
  }
  const described = Object.keys(content).join(", ");
  if (described === "") throw new InvalidOptionError(`The document describes no body of ${what}`);
  throw new InvalidOptionError(`The document has no schema for ${what} in ${mediaType}; it describes ${described}`);
}

function operationOf(table: Table<unknown>, operationId: string): Operation {
  const operation = Object.hasOwn(table.operations, operationId) ? table.operations[operationId] : undefined;
  if (operation !== undefined) return operation;
  throw new InvalidOptionError(
    `There is no operation ${operationId}; there are ${Object.keys(table.operations).join(", ")}`,
  );
}

const nameOf = (type: RootType, otherwise: string): string => (type.kind === "ref" ? type.to : otherwise);

function textOf(body: string | Uint8Array, mediaType: string, options: DecodeOptions): string {
  if (typeof body === "string") return body;
  if (!ArrayBuffer.isView(body)) {
    throw new InvalidOptionError(`The body is ${withArticle(describeKind(body))}; give a string or a Uint8Array`);
  }
  // No encoding takes more than three bytes for a UTF-16 unit: a longer body need not be decoded to be refused.
  decodeLimits(options, Math.floor(body.length / 3));
  return decodeText(body, mediaType);
}

const formsKnown = "there are codecs for JSON, XML and application/x-www-form-urlencoded";

function codecFor(mediaType: string): Codec {
  const form = typeof mediaType === "string" ? formOf(mediaType) : undefined;
  if (form !== undefined) return codecs[form];
  throw new InvalidOptionError(`There is no codec for "${mediaType}"; ${formsKnown}`);
}
