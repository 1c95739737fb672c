import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";

type Decoder = (bytes: Uint8Array, options: { readonly maxOutputLength: number }) => Uint8Array;

const decoders: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ["gzip", gunzipSync],
  ["x-gzip", gunzipSync],
  ["deflate", inflateEither],
  ["br", brotliDecompressSync],
]);

/** With zlib's header as RFC 9110 says, or without it as IIS sends it and every client reads it. */
function inflateEither(bytes: Uint8Array, options: { readonly maxOutputLength: number }): Uint8Array {
  const hasHeader = ((bytes[0] ?? 0) & 0x0f) === 8;
  return (hasHeader ? inflateSync : inflateRawSync)(bytes, options);
}

/** The bytes of a body; or that it says something untrue of itself; or that it cannot be judged here. */
export type DecodedContent =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "broken" | "unjudged"; readonly reason: string };

/** Undoes what `Content-Encoding` names. Callers ask for it by themselves, and judges read what is inside. */
export function decodeContent(encoding: string | null, bytes: Uint8Array, limitBytes: number): DecodedContent {
  const names = (encoding ?? "").split(",").map((name) => name.trim().toLowerCase());
  return names
    .filter((name) => name !== "" && name !== "identity")
    .reduceRight<DecodedContent>(
      (content, name) => (content.kind === "bytes" ? undo(name, content.bytes, limitBytes) : content),
      { kind: "bytes", bytes },
    );
}

function undo(name: string, bytes: Uint8Array, limitBytes: number): DecodedContent {
  const decode = decoders.get(name);
  if (decode === undefined) {
    return { kind: "unjudged", reason: `the content encoding ${name} is unknown here` };
  }
  if (bytes.length === 0) {
    return { kind: "bytes", bytes };
  }
  try {
    return { kind: "bytes", bytes: new Uint8Array(decode(bytes, { maxOutputLength: limitBytes })) };
  } catch (cause) {
    return cause instanceof RangeError
      ? { kind: "unjudged", reason: `the answer unpacks to more than ${limitBytes} bytes` }
      : { kind: "broken", reason: `the body is not the ${name} that Content-Encoding promises: ${String(cause)}` };
  }
}
