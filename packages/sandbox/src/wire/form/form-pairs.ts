import { foldCase } from "../dotnet/dotnet-text.ts";
import { decodeLenientUtf8 } from "../dotnet/dotnet-utf8.ts";

/** One `name=value` of a form, decoded. */
export interface FormPair {
  /** In lower case, as the framework spells it. */
  readonly key: string;
  readonly value: string;
}

/** Bytes of a form that are decoded at once. */
const chunkSize = 256;

/**
 * The text of a form's bytes; a charset in the Content-Type changes nothing. Broken UTF-8 becomes U+FFFD, and so does each
 * half of a character that does not lie in one chunk.
 */
export function decodeForm(body: Uint8Array): string {
  let text = "";
  for (let at = 0; at < body.length; at += chunkSize) {
    text += decodeLenientUtf8(body.subarray(at, at + chunkSize));
  }
  return text;
}

/** The pairs of a form or a query. Undefined where a bracket is not closed, which the framework throws for. */
export function parseFormPairs(text: string): readonly FormPair[] | undefined {
  const pairs: FormPair[] = [];
  // Nothing after the last "&" is still a pair without a name.
  for (const part of text.split("&")) {
    const equals = part.indexOf("=");
    const key = normalizeKey(decodeUrl(equals < 0 ? part : part.slice(0, equals)));
    if (key === undefined) {
      return undefined;
    }
    pairs.push({ key: foldCase(key), value: equals < 0 ? "" : decodeUrl(part.slice(equals + 1)) });
  }
  return pairs;
}

/** `WebUtility.UrlDecode`: "+" is a blank, a broken escape stays as it is. */
function decodeUrl(text: string): string {
  return text
    .replaceAll("+", " ")
    .replace(/(?:%[0-9a-fA-F]{2})+/g, (escapes) => decodeLenientUtf8(Buffer.from(escapes.replaceAll("%", ""), "hex")));
}

/**
 * Turns a key of jQuery into one of the framework: `a[]` is `a`, `a[b]` is `a.b`, `a[0]` stays. Undefined where a bracket
 * is not closed, which the framework throws for.
 */
function normalizeKey(key: string): string | undefined {
  let normalized = "";
  let at = 0;
  for (let open = key.indexOf("["); open >= 0; open = key.indexOf("[", at)) {
    const close = key.indexOf("]", open);
    if (close < 0) {
      return undefined;
    }
    const inside = key.slice(open + 1, close);
    const bracket = inside === "" ? "" : /^\p{Nd}/u.test(inside) ? `[${inside}]` : `.${inside}`;
    normalized += key.slice(at, open) + bracket;
    at = close + 1;
  }
  return normalized + key.slice(at);
}
