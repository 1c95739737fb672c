import { InvalidOptionError } from "./errors.ts";

/** The namespace for URLs of RFC 9562. */
const namespace = "6ba7b811-9dad-11d1-80b4-00c04fd430c8";

/**
 * The same runID for the same key, always and everywhere: a UUID of version 5 (RFC 9562) in the namespace for URLs, of
 * `urn:starfish-run:` and the key. So a queue that delivers an order twice names the same run twice.
 *
 * @example
 * const runID = await runIDFor("order-1042");
 *
 * @throws {InvalidOptionError} for a key that is not text, is empty or has a lone surrogate
 */
export async function runIDFor(key: string): Promise<string> {
  if (typeof key !== "string" || /\p{Surrogate}/u.test(key)) {
    throw new InvalidOptionError("key: expected a text without lone surrogates");
  }
  if (key === "")
    throw new InvalidOptionError("key: expected what the run is for, found nothing: all runs would be one");
  const name = new TextEncoder().encode(`urn:starfish-run:${key}`);
  const space = Uint8Array.from(namespace.replaceAll("-", "").match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const bytes = new Uint8Array([...space, ...name]);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-1", bytes)).subarray(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/**
 * What IIS and ASP.NET cannot route in a path, so that the Results of such a run could never be asked for. IIS refuses a plus
 * as an escape that could be read twice.
 */
const unroutable = /[<>*%&:\\?/+\p{Cc}\p{Cs}]/u;

/** Windows takes these for devices, and drops dots and blanks at an end: by default ASP.NET answers such paths with 404. */
const unlikeFile = /[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** What is wrong with a runID, as an end of "expected …"; undefined where nothing is. */
export function flawOfRunID(runID: unknown): string | undefined {
  if (typeof runID !== "string") return `a text, found ${typeof runID}`;
  if (/^\.{0,2}$/.test(runID)) return `a text that can stand in an address, found ${JSON.stringify(runID)}`;
  const found = unroutable.exec(runID)?.[0];
  if (found === undefined && !unlikeFile.test(runID)) return undefined;
  if (found === undefined) {
    return `a text that does not end in a dot or a blank and is not the name of a Windows device, whose Results could not be asked for, found ${JSON.stringify(runID)}`;
  }
  return `a text without / < > * % & + : \\ ? and control characters, whose Results could not be asked for, found ${JSON.stringify(found)}`;
}

/** Under which name a run is known to this package. The case of a GUID means nothing; that of another runID may. */
export function keyOfRun(runID: string): string {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(runID) ? runID.toLowerCase() : runID;
}
