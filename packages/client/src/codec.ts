import {
  DecodeError as CodecDecodeError,
  EncodeError as CodecEncodeError,
  InvalidOptionError as CodecInvalidOptionError,
  type DecodeOptions,
  decode as decodeBy,
  type EncodeOptions,
  encode as encodeBy,
} from "@starfish-api/openapi-codec";
import { DecodeError, EncodeError, InvalidOptionError } from "./errors.ts";
import { table } from "./generated/table.ts";
import type { components } from "./generated/types.ts";

export type { DecodeOptions, EncodeOptions } from "@starfish-api/openapi-codec";
export { DecodeError, EncodeError, InvalidOptionError, type Issue } from "./errors.ts";
/** The description's messages and operations, as data. */
export { table } from "./generated/table.ts";

type Schemas = components["schemas"];

/** The name of a message, as the description spells it. */
export type SchemaName = keyof Schemas;

/**
 * The text of a message in a media type; parameters of the media type are allowed.
 *
 * @throws {EncodeError} with all issues, for a value that the description does not allow or the media type cannot carry
 * @throws {InvalidOptionError} for an unknown schema or media type
 */
export function encode<Name extends SchemaName>(
  schema: Name,
  value: Schemas[Name],
  mediaType: string,
  options?: EncodeOptions,
): string {
  return translated(() => encodeBy(table, schema, value, mediaType, options));
}

/**
 * The value of a message, checked against the description. Bytes are turned into text by their byte order mark, the
 * charset of the media type or the XML declaration; a text is taken as it is.
 *
 * @throws {DecodeError} with issues, for a message that is broken or that the description does not allow
 * @throws {InvalidOptionError} for an unknown schema or media type
 */
export function decode<Name extends SchemaName>(
  schema: Name,
  body: string | Uint8Array,
  mediaType: string,
  options?: DecodeOptions,
): Schemas[Name] {
  return translated(() => decodeBy(table, schema, body, mediaType, options));
}

function translated<Value>(make: () => Value): Value {
  try {
    return make();
  } catch (error) {
    throw clientError(error);
  }
}

/** An error of the codec as one of this package; any other as it is. `details` are of the call that it belongs to. */
export function clientError(
  error: unknown,
  details: ConstructorParameters<typeof DecodeError>[1] | object = {},
): unknown {
  if (error instanceof CodecInvalidOptionError) return new InvalidOptionError(error.message);
  if (error instanceof CodecEncodeError) return new EncodeError(error.message, { ...details, issues: error.issues });
  if (error instanceof CodecDecodeError) return new DecodeError(error.message, { ...details, issues: error.issues });
  return error;
}
