import { InvalidOptionError } from "../errors.ts";

/** What a webhook's address says of itself: for which run, until when, and the proof that we wrote it. */
export interface WebhookClaim {
  readonly runID: string;
  /** Seconds since 1970. */
  readonly expires: number;
  readonly signature: string;
}

/** HMAC-SHA-256 over the run and the expiry, in base64url. */
export async function signClaim(secret: string, runID: string, expires: number): Promise<string> {
  const signature = await crypto.subtle.sign("HMAC", await keyOf(secret, "sign"), messageOf(runID, expires));
  return btoa(String.fromCharCode(...new Uint8Array(signature)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");
}

/** Compares in constant time, which WebCrypto's verify does. */
export async function isSigned(secret: string, { runID, expires, signature }: WebhookClaim): Promise<boolean> {
  const bytes = signatureBytes(signature);
  if (bytes === undefined) return false;
  return crypto.subtle.verify("HMAC", await keyOf(secret, "verify"), bytes, messageOf(runID, expires));
}

/** Refuses a secret of too few bytes. */
export function checkSecret(secret: string): void {
  if (bytesOf(secret).length >= 16) return;
  throw new InvalidOptionError("secret: at least 16 bytes are needed, better 32 random ones");
}

function keyOf(secret: string, usage: "sign" | "verify"): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", bytesOf(secret), { name: "HMAC", hash: "SHA-256" }, false, [usage]);
}

function messageOf(runID: string, expires: number): Uint8Array<ArrayBuffer> {
  return bytesOf(`starfish-webhook\n${runID}\n${expires}`);
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

/** Undefined for what is not base64url of 32 bytes. */
function signatureBytes(signature: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]{43}$/.test(signature)) return undefined;
  const text = atob(signature.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
