import { type DecodeOptions, decode, type EncodeOptions, encode, type SchemaName } from "@starfish-api/client/codec";

const mediaType = "application/xml";
type AnyMessage = Parameters<typeof encode<SchemaName>>[1];

/** What the client sends. Generated values are of the message's shape, which the codec checks itself. */
export function encodeXml(name: string, value: unknown, options: EncodeOptions = {}): Uint8Array {
  return new TextEncoder().encode(encode(name as SchemaName, value as AnyMessage, mediaType, options));
}

/** What the client understands. */
export function decodeXml(name: string, xml: Uint8Array, options: DecodeOptions = {}): unknown {
  return decode(name as SchemaName, xml, mediaType, options);
}
