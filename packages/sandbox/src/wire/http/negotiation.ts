import type { RequestHeaders } from "../../server/server-request.ts";
import { type MediaType, parseAccept, parseAcceptCharset, parseMediaType, sortByQuality } from "./media-type.ts";
import { remembered } from "./remembered.ts";

export type Format = "json" | "xml" | "form";
export type Charset = "utf-8" | "utf-16";

/** What an answer is written as. */
export interface ReplyFormat {
  readonly format: "json" | "xml";
  readonly mediaType: string;
  readonly charset: Charset;
}

/** The framework's formatters in their order, each with its media types in their order. */
const formatters: readonly { readonly format: Format; readonly mediaTypes: readonly string[] }[] = [
  { format: "json", mediaTypes: ["application/json", "text/json"] },
  { format: "xml", mediaTypes: ["application/xml", "text/xml"] },
  { format: "form", mediaTypes: ["application/x-www-form-urlencoded"] },
];

type Ranking = "mapping" | "literal" | "subtype" | "all" | "request" | "type";

interface Match {
  readonly format: "json" | "xml";
  readonly mediaType: string;
  readonly quality: number;
  readonly ranking: Ranking;
}

/** Which formatter reads a body; a range such as `*` + `/*` is read by the first that it covers. */
export function selectReader(contentType: MediaType): Format | undefined {
  return formatters.find(({ mediaTypes }) => mediaTypes.some((name) => rangeOf(name, contentType) !== undefined))
    ?.format;
}

/** The charset in which a body is read; anything that is not supported counts as UTF-8. */
export function charsetOf(contentType: MediaType | undefined): Charset {
  return contentType?.parameters.get("charset")?.toLowerCase() === "utf-16" ? "utf-16" : "utf-8";
}

/** Chooses as Web API's DefaultContentNegotiator does; there is always a choice, so 406 does not exist. */
export function negotiate(headers: RequestHeaders): ReplyFormat {
  return chooseFormat(deciding.map((name) => headers.get(name) ?? "").join("\n"));
}

/** The headers that decide. */
const deciding = ["accept", "accept-charset", "content-type", "x-requested-with"] as const;

const chooseFormat = remembered((values): ReplyFormat => {
  const [accept = "", acceptCharset = "", type = "", requestedWith = ""] = values.split("\n");
  const accepts = sortByQuality(parseAccept(accept).toSorted(bySpecificity));
  const contentType = parseMediaType(type);
  const matches = formatters.flatMap(({ format, mediaTypes }) =>
    format === "form" ? [] : [matchFormatter(format, mediaTypes, accepts, contentType, requestedWith)],
  );
  const { format, mediaType } = selectMatch(matches);
  return { format, mediaType, charset: negotiateCharset(acceptCharset, contentType) };
});

function matchFormatter(
  format: "json" | "xml",
  mediaTypes: readonly string[],
  accepts: readonly MediaType[],
  contentType: MediaType | undefined,
  requestedWith: string,
): Match {
  const [defaultType = ""] = mediaTypes;
  if (format === "json" && isScriptRequest(requestedWith, accepts)) {
    return { format, mediaType: defaultType, quality: 1, ranking: "mapping" };
  }
  for (const accept of accepts) {
    for (const mediaType of accept.quality === 0 ? [] : mediaTypes) {
      const ranking = rangeOf(mediaType, accept);
      if (ranking !== undefined) {
        return { format, mediaType, quality: accept.quality ?? 1, ranking };
      }
    }
  }
  const requested = mediaTypes.find((name) => contentType !== undefined && rangeOf(name, contentType) !== undefined);
  if (requested !== undefined) {
    return { format, mediaType: requested, quality: 1, ranking: "request" };
  }
  return { format, mediaType: defaultType, quality: 1, ranking: "type" };
}

/** Scripts of old browsers asked for JSON in this way. */
function isScriptRequest(requestedWith: string, accepts: readonly MediaType[]): boolean {
  const acceptsAnything = accepts.length === 0 || (accepts.length === 1 && accepts[0]?.name === "*/*");
  return acceptsAnything && requestedWith.toLowerCase().includes("xmlhttprequest");
}

function selectMatch(matches: readonly Match[]): Match {
  const best = (ranking: Ranking): Match | undefined =>
    matches.filter((match) => match.ranking === ranking).reduce<Match | undefined>(higher, undefined);
  const accepted = [best("literal"), best("subtype"), best("all")].reduce(higher, undefined);
  const mapped = best("mapping");
  const chosen = mapped === undefined ? accepted : higher(mapped, accepted);
  const match = chosen ?? best("request") ?? best("type");
  if (match === undefined) {
    throw new Error("No formatter can write.");
  }
  return match;
}

/** The first stays unless the second is of higher quality. */
function higher(current: Match | undefined, next: Match | undefined): Match | undefined {
  return current === undefined || (next !== undefined && next.quality > current.quality) ? next : current;
}

/** How a range covers a media type, undefined where it does not. */
function rangeOf(name: string, { type, subtype }: MediaType): "literal" | "subtype" | "all" | undefined {
  if (type === "*" && subtype === "*") {
    return "all";
  }
  const [ownType, ownSubtype] = name.split("/");
  if (type !== ownType) {
    return undefined;
  }
  return subtype === "*" ? "subtype" : subtype === ownSubtype ? "literal" : undefined;
}

function bySpecificity(a: MediaType, b: MediaType): number {
  const rank = ({ name }: MediaType): number => (name === "*/*" ? 2 : name.endsWith("/*") ? 1 : 0);
  return rank(a) - rank(b);
}

function negotiateCharset(acceptCharset: string, contentType: MediaType | undefined): Charset {
  const accepts = parseAcceptCharset(acceptCharset).toSorted(
    (a, b) => Number(a.value === "*") - Number(b.value === "*"),
  );
  for (const { value, quality } of sortByQuality(accepts)) {
    const charset = value.toLowerCase();
    if (quality !== 0 && (charset === "utf-8" || charset === "utf-16" || charset === "*")) {
      return charset === "utf-16" ? "utf-16" : "utf-8";
    }
  }
  return charsetOf(contentType);
}
