import { decodeLenientUtf8 } from "../dotnet/dotnet-utf8.ts";

/** One `name=value` of a form, decoded. */
export interface FormPair {
  readonly name: string;
  readonly value: string;
}

/** Splits a form's bytes; a charset in the Content-Type changes nothing, broken UTF-8 becomes U+FFFD. */
export function parseFormPairs(body: Uint8Array): readonly FormPair[] {
  const parts = decodeLenientUtf8(body).split("&");
  // Nothing behind the last "&" is still a pair without a name.
  return parts.map((part) => {
    const equals = part.indexOf("=");
    return equals < 0
      ? { name: decodeUrl(part), value: "" }
      : { name: decodeUrl(part.slice(0, equals)), value: decodeUrl(part.slice(equals + 1)) };
  });
}

/** `WebUtility.UrlDecode`: "+" is a blank, a broken escape stays as it is. */
export function decodeUrl(text: string): string {
  return text
    .replaceAll("+", " ")
    .replace(/(?:%[0-9a-fA-F]{2})+/g, (escapes) => decodeLenientUtf8(Buffer.from(escapes.replaceAll("%", ""), "hex")));
}

/**
 * Turns a key of jQuery into one of the framework: `a[]` is `a`, `a[b]` is `a.b`, `a[0]` stays. Undefined where a bracket
 * is not closed, which the framework throws for.
 */
export function normalizeKey(key: string): string | undefined {
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
