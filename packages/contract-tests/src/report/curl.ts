import type { ExchangeRequest } from "../types.ts";
import { printable } from "./printable.ts";
import { mask, redactHeaders } from "./redact.ts";

/** In bytes: Linux takes no longer argument. */
const longestBody = 128 * 1024;
/** In characters. */
const headLength = 100;

/** What curl sets by itself. */
const ownHeaders = new Set(["accept-encoding", "connection", "content-length", "host", "transfer-encoding"]);

/**
 * A command line for a POSIX shell that sends a request again. Headers that carry secrets are masked; mask the rest of the
 * line with the exchange's redactor.
 */
export function writeCurl(request: ExchangeRequest, redact: (text: string) => string): string {
  const headers = redactHeaders(request.headers)
    .filter(([name]) => !ownHeaders.has(name))
    .map(([name, value]) => `-H ${quote(redact(`${name}: ${value}`))}`);
  const method = request.method.toUpperCase();
  // With -X HEAD curl waits for a body that never comes.
  const verb = method === "HEAD" ? ["-I"] : ["-X", method];
  const parts = ["curl", ...verb, quote(redact(request.url)), ...headers];
  if (request.body.length === 0) {
    return parts.join(" ");
  }
  if (request.body.length > longestBody) {
    const head = redact(Buffer.from(request.body.subarray(0, longestBody)).toString("latin1")).slice(0, headLength);
    const note = `the body has ${request.body.length} bytes and begins with ${JSON.stringify(head)}`;
    return `${parts.join(" ")} --data-binary @body # ${note}`;
  }
  const text = readPrintable(request.body);
  if (text !== undefined) {
    return /[\r\n\t]/.test(text)
      ? `printf %b ${quote(escapeControls(redact(text)))} | ${parts.join(" ")} --data-binary @-`
      : `${parts.join(" ")} --data-raw ${quote(redact(text))}`;
  }
  return hasSecret(request.body, redact)
    ? `${parts.join(" ")} --data-binary @redacted-body`
    : `printf %s ${quote(Buffer.from(request.body).toString("base64"))} | base64 -d | ${parts.join(" ")} --data-binary @-`;
}

/** Whether bytes that are not UTF-8 text hold something that would be masked in a text. */
function hasSecret(body: Uint8Array, redact: (text: string) => string): boolean {
  return ["latin1", "utf-16le", "utf-16be"].some((encoding) => {
    const text = new TextDecoder(encoding).decode(body);
    return redact(text) !== text;
  });
}

/** The body as text that a shell can carry and a reader can see; undefined for other bytes. */
function readPrintable(body: Uint8Array): string | undefined {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(body);
  const isSeen = printable(text.replaceAll(/[\r\n\t]/g, "")) === text.replaceAll(/[\r\n\t]/g, "");
  return Buffer.from(text).equals(body) && isSeen ? text : undefined;
}

/** As the shell's printf reads them: the command stays one line, wherever it is shown. */
function escapeControls(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("\r", "\\r").replaceAll("\n", "\\n").replaceAll("\t", "\\t");
}

const variables: readonly (readonly [before: RegExp, variable: string])[] = [
  [/\bpassword["']?\s*[=:]\s*["']?$|<password[^<>]*>$/i, "STARFISH_PASSWORD"],
  [/\bbearer +$|\baccess_token["']?\s*[=:]\s*["']?$/i, "STARFISH_TOKEN"],
];

/** One word for the shell. A secret of the caller's is a variable in it, so that the line runs where that is set. */
function quote(text: string): string {
  const [first = "", ...rest] = text.split(mask);
  let before = first;
  return rest.reduce((word, part) => {
    const variable = variables.find(([pattern]) => pattern.test(before.slice(-longestName)))?.[1];
    before = part;
    return variable === undefined
      ? `${word}${quotePart(mask)}${quotePart(part)}`
      : `${word}"$${variable}"${quotePart(part)}`;
  }, quotePart(first));
}

/** In characters: what stands in front of a secret. */
const longestName = 40;

function quotePart(text: string): string {
  return text === "" ? "" : `'${text.replaceAll("'", "'\\''")}'`;
}
