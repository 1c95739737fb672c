/** The namespace for URLs of RFC 9562. */
const namespace = "6ba7b811-9dad-11d1-80b4-00c04fd430c8";

/**
 * The same runID for the same key, always and everywhere: a UUID of version 5 (RFC 9562) in the namespace for URLs, of
 * `urn:starfish-run:` and the key. So a queue that delivers an order twice names the same run twice.
 */
export async function runIDFor(key: string): Promise<string> {
  const name = new TextEncoder().encode(`urn:starfish-run:${key}`);
  const space = Uint8Array.from(namespace.replaceAll("-", "").match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const bytes = new Uint8Array([...space, ...name]);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-1", bytes)).subarray(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
