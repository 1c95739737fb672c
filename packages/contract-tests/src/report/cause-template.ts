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
  if (/^\d{3} or /.test(text)) {
    return text.replace(/ or one of \d+ more$/, " or more");
  }
  return /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text)
    ? "a number"
    : text.replaceAll(guid, "*").replaceAll(/\d{4,}|\d+(?= ms\b)/g, "0");
}

const families: readonly (readonly [RegExp, string])[] = [
  [/^(?:missing|blank|null|empty)-(.+)$/, "without $1"],
  [/^overlong(?:-pairs)?-(.+)$/, "overlong $1"],
  [/^(?:object|list|wrong-type)-(.+)$/, "wrong type of $1"],
  [/^made-\d+.*$/, "made"],
  [/^(method|content-type|accept-charset|accept|characters|generated|example|unknown|body)-.+$/, "$1"],
];

/** The last words of the names of values at or beside an edge (values/edges.ts). */
const edge = new RegExp(
  "-(?:too-(?:short|long|small|large|few|many|wide)|shortest|longest|least|most|widest|fewest|twice|long|empty|characters|" +
    "off-pattern|off-step|no-such-day|no-[a-z0-9-]+|leap-day|offset-and-fraction|unknown-word|word-.*|" +
    "number|object|text|fraction|list|null)$",
);

/** What a case tries, whatever its operation and media type: the last part of its id. */
export function kindOfCase({ case: id }: ReportedFinding): string {
  const name = (id.split("/").at(-1) ?? id).replace(/-?(?:application|text)-(?:json|xml|x-www-form-urlencoded)\b/g, "");
  const family = families.find(([pattern]) => pattern.test(name));
  const isEdge = /^(?:edge|path|query|header|cookie)-/.test(name);
  return family === undefined ? (isEdge ? name.replace(edge, "") : name) : name.replace(family[0], family[1]);
}
