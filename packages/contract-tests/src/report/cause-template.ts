import type { ReportedFinding } from "./report.ts";

const guid = /\{?[\da-f]{8}(?:-?[\da-f]{4}){3}-?[\da-f]{12}\}?/gi;
const longest = 80;

/** A message without what differs from answer to answer: ids, quoted texts, and whether it was a row of a list, and which. */
export function templateOfMessage(message: string): string {
  return message
    .slice(0, 400)
    .replace(/^(?:\/\d+)+(?=\/)/, "")
    .replace(/(?<=not well-formed (?:JSON|XML): ).*/s, "*")
    .replaceAll(guid, "*")
    .replaceAll(/"[^"]*"/g, '"*"')
    .replaceAll(/\/\d+(?=[/\s]|$)/g, "/*")
    .replaceAll(/\[\d+\]/g, "[*]")
    .replaceAll(/\d{4,}/g, "0");
}

/** What was found or expected: a status as it is, other JSON by its type, a text without its ids and long numbers. */
export function templateOfFound(text: string): string {
  if (/^\d{1,3}$/.test(text)) {
    return text;
  }
  const [first = ""] = text;
  if (first === '"' || first === "{" || first === "[") {
    return { '"': "a text", "{": "an object", "[": "a list" }[first];
  }
  if (text.length > longest) {
    return "a long text";
  }
  return /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text)
    ? "a number"
    : text.replaceAll(guid, "*").replaceAll(/\d{4,}|\d+(?= ms\b)/g, "0");
}

const families: readonly (readonly [RegExp, string])[] = [
  [/^(?:missing|blank|null|empty)-(.+)$/, "without $1"],
  [/^overlong(?:-pairs)?-(.+)$/, "overlong $1"],
  [/^(?:object|list|wrong-type)-(.+)$/, "wrong type of $1"],
  [/^(method|content-type|accept-charset|accept|characters|generated|example|unknown|body)-.+$/, "$1"],
];

/** What a case tries, whatever its operation and media type: the last part of its id. */
export function kindOfCase({ case: id }: ReportedFinding): string {
  const name = (id.split("/").at(-1) ?? id).replace(/-?(?:application|text)-(?:json|xml|x-www-form-urlencoded)\b/g, "");
  const family = families.find(([pattern]) => pattern.test(name));
  return family === undefined ? name : name.replace(family[0], family[1]);
}
