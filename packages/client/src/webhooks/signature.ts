import { base64url } from "../base64url.ts";

/** What a webhook's address says: to whom, where, with what, for which run and until when. */
export interface SignedParts {
  /** Empty where the handler has no name. */
  readonly audience: string;
  /** As it stands in an address, with its escapes. */
  readonly path: string;
  /** Every parameter but those of the signature, decoded, in their order. */
  readonly parameters: Iterable<readonly [string, string]>;
  readonly runID: string;
  /** Seconds since 1970. */
  readonly expires: number;
}

/** HMAC-SHA-256 over the parts, in base64url, after the version of the message. */
export async function sign(secret: string, parts: SignedParts): Promise<string> {
  const signature = await crypto.subtle.sign("HMAC", await keyOf(secret, "sign"), messageOf(parts));
  return `v2.${base64url(new Uint8Array(signature))}`;
}

/** Compares in constant time, which WebCrypto's verify does. */
export async function isSigned(secret: string, signature: string, parts: SignedParts): Promise<boolean> {
  const bytes = signatureBytes(signature);
  if (bytes === undefined) return false;
  return crypto.subtle.verify("HMAC", await keyOf(secret, "verify"), bytes, messageOf(parts));
}

function keyOf(secret: string, usage: "sign" | "verify"): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", bytesOf(secret), { name: "HMAC", hash: "SHA-256" }, false, [usage]);
}

/**
 * Version 2, a line for each part. Everything is decoded and escaped again in one way, because what stands between may
 * spell an address differently. Throws URIError for a path with a broken escape.
 */
function messageOf({ audience, path, parameters, runID, expires }: SignedParts): Uint8Array<ArrayBuffer> {
  const steps = path.split("/").map((step) => escaped(decodeURIComponent(step)));
  const pairs = Array.from(parameters, ([name, value]) => `${escaped(name)}=${escaped(value)}`);
  const lines = [escaped(audience), steps.join("/"), pairs.join("&"), escaped(runID), String(expires)];
  return bytesOf(["starfish-webhook-2", ...lines].join("\n"));
}

/** Percent-encoded UTF-8 of all but letters, digits and `-._~` (RFC 3986). */
function escaped(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

/** Undefined for what is not base64url of 32 bytes, or of another version. */
function signatureBytes(signature: string): Uint8Array<ArrayBuffer> | undefined {
  const [, base64url] = /^v2\.([\w-]{43})$/.exec(signature) ?? [];
  if (base64url === undefined) return undefined;
  const text = atob(base64url.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
