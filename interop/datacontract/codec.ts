import { type DecodeOptions, decode, type EncodeOptions, encode } from "@starfish-api/client/codec";
import type { MessageName } from "./message-model.ts";

const mediaType = "application/xml";
type AnyMessage = Parameters<typeof encode<MessageName>>[1];

/** What the client sends. Generated values are of the message's shape, which the codec checks itself. */
export function encodeXml(name: MessageName, value: unknown, options: EncodeOptions = {}): Uint8Array {
  return new TextEncoder().encode(encode(name, value as AnyMessage, mediaType, options));
}

/** What the client understands. */
export function decodeXml(name: MessageName, xml: Uint8Array, options: DecodeOptions = {}): unknown {
  return decode(name, xml, mediaType, options);
}
