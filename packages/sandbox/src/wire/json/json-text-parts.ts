import { decodeText, EncodingFailure } from "../dotnet/character-encoding.ts";
import type { Charset } from "../http/negotiation.ts";

/** Bytes that a StreamReader decodes at once. */
const chunkSize = 1024;

/**
 * The text of a body as a StreamReader gives it to Newtonsoft's reader, which asks for so many characters each time. Where
 * bytes are not UTF-8 it fails once, and the chunk with them is lost together with what of the chunk before was not asked
 * for: a text ends there, and the next one is read on from.
 *
 * @throws EncodingFailure where nothing can be read before.
 */
export function decodeTextParts(body: Uint8Array, charset: Charset, askedFor: number): readonly string[] {
  try {
    return [decodeText(body, charset)];
  } catch (error) {
    const parts = error instanceof EncodingFailure && charset === "utf-8" ? decodeChunks(body, askedFor) : [];
    if (parts[0] === undefined || parts[0] === "") {
      throw error;
    }
    return parts;
  }
}

function decodeChunks(body: Uint8Array, askedFor: number): readonly string[] {
  const parts: string[] = [];
  let part = "";
  let decoder = createDecoder();
  for (let at = 0; at < body.length; at += chunkSize) {
    try {
      part += decoder.decode(body.subarray(at, at + chunkSize), { stream: true });
    } catch {
      parts.push(part.slice(0, part.length - (part.length % askedFor)));
      part = "";
      decoder = createDecoder();
    }
  }
  return [...parts, part];
}

function createDecoder(): TextDecoder {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
}
