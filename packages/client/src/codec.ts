import { decodeForm, encodeForm } from "./codec/form.ts";
import { decodeJson, encodeJson } from "./codec/json.ts";
import { decodeLimits } from "./codec/limits.ts";
import { mediaTypeOf } from "./codec/media-type.ts";
import type { DecodeOptions, EncodeOptions } from "./codec/options.ts";
import { decodeText } from "./codec/text.ts";
import type { WireMessages } from "./codec/wire-table.ts";
import { decodeXml } from "./codec/xml/decode.ts";
import { encodeXml } from "./codec/xml/encode.ts";
import { InvalidOptionError } from "./errors.ts";
import { allMessages } from "./generated/all-messages.ts";
import type { components } from "./generated/types.ts";

export type { DecodeOptions, EncodeOptions } from "./codec/options.ts";
export { DecodeError, EncodeError, InvalidOptionError, type Issue } from "./errors.ts";

type Messages = components["schemas"];

/** The name of a message, as the description spells it. */
export type SchemaName = keyof Messages;

interface Codec {
  readonly encode: (table: WireMessages, schema: string, value: unknown, options?: EncodeOptions) => string;
  readonly decode: (table: WireMessages, schema: string, text: string, options?: DecodeOptions) => unknown;
}

const json: Codec = { encode: encodeJson, decode: decodeJson };
const xml: Codec = { encode: encodeXml, decode: decodeXml };
const form: Codec = { encode: encodeForm, decode: decodeForm };

const codecs: ReadonlyMap<string, Codec> = new Map([
  ["application/json", json],
  ["text/json", json],
  ["application/xml", xml],
  ["text/xml", xml],
  ["application/x-www-form-urlencoded", form],
]);

/**
 * The text of a message in a media type; parameters of the media type are allowed. Throws `EncodeError` with all issues
 * for a value that the description does not allow or the media type cannot carry, `InvalidOptionError` for an unknown
 * schema or media type.
 */
export function encode<Name extends SchemaName>(
  schema: Name,
  value: Messages[Name],
  mediaType: string,
  options?: EncodeOptions,
): string {
  return codecFor(mediaType).encode(allMessages, schema, value, options);
}

/**
 * The value of a message, checked against the description. Bytes are turned into text by their byte order mark, the
 * charset of the media type or the XML declaration; a text is taken as it is. Throws `DecodeError` with issues for a
 * message that is broken or that the description does not allow, `InvalidOptionError` for an unknown schema or media
 * type.
 */
export function decode<Name extends SchemaName>(
  schema: Name,
  body: string | Uint8Array,
  mediaType: string,
  options: DecodeOptions = {},
): Messages[Name] {
  const codec = codecFor(mediaType);
  const text = typeof body === "string" ? body : boundedText(body, mediaType, options);
  return codec.decode(allMessages, schema, text, options) as Messages[Name];
}

/** No encoding takes more than three bytes for a UTF-16 unit: a longer body need not be decoded to be refused. */
function boundedText(body: Uint8Array, mediaType: string, options: DecodeOptions): string {
  decodeLimits(options, Math.floor(body.length / 3));
  return decodeText(body, mediaType);
}

function codecFor(mediaType: string): Codec {
  const codec = codecs.get(mediaType) ?? codecs.get(mediaTypeOf(mediaType));
  if (codec !== undefined) return codec;
  throw new InvalidOptionError(`No codec for "${mediaType}"; there are codecs for ${[...codecs.keys()].join(", ")}`);
}
