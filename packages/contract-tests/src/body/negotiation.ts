import type { Charset } from "./charset.ts";
import { isInRange, type KnownMediaType, parseContentType } from "./media-type.ts";

/** The media types that the server writes, in the order in which it prefers them. */
const written: readonly (readonly KnownMediaType[])[] = [
  ["application/json", "text/json"],
  ["application/xml", "text/xml"],
];

interface Preference {
  readonly value: string;
  readonly quality: number;
}

interface Candidate<T extends string> {
  readonly mediaType: T;
  readonly quality: number;
  /** 2 for a media type, 1 for `text/*`, 0 for everything. */
  readonly precision: number;
}

/**
 * The media type of the answer to a request, by the rules of Web API's negotiator (observed): the best quality wins, then
 * the more precise range, then JSON. Where no range matches, the request's own format is used, or JSON. It never refuses.
 */
export function negotiateMediaType(request: Headers): KnownMediaType {
  const accept = parsePreferences(request.get("accept"));
  const isScript = request.get("x-requested-with")?.toLowerCase() === "xmlhttprequest";
  if (isScript && accept.every(({ value }) => value === "*/*")) {
    return "application/json";
  }
  const [best] = written
    .flatMap((mediaTypes) => bestOf(mediaTypes, accept) ?? [])
    .sort((left, right) => right.quality - left.quality || right.precision - left.precision);
  return best?.mediaType ?? ownFormat(request);
}

/** The media type of an answer, among those that are documented for it: what the server's rules lead to, or the best else. */
export function negotiateAmong(choices: readonly string[], request: Headers): string | undefined {
  const usual = negotiateMediaType(request);
  const accept = parsePreferences(request.get("accept"));
  const best = bestOf(choices, accept)?.mediaType;
  // Where the request names none of the server's usual formats, it may name another that is documented.
  const isUsual = best === undefined || bestOf(written.flat(), accept) !== undefined;
  return choices.includes(usual) && isUsual ? usual : (best ?? choices[0]);
}

/** The media types among some that a request accepts by HTTP; all of them where it does not say. */
export function acceptableAmong(choices: readonly string[], request: Headers): readonly string[] {
  const header = request.get("accept");
  if (header === null || header.trim() === "") {
    return choices;
  }
  const refused = header.split(",").flatMap((item) => {
    const [value = "", ...parameters] = item.split(";").map((part) => part.trim().toLowerCase());
    return parameters.some((parameter) => /^q\s*=\s*0(?:\.0*)?$/.test(parameter)) ? [value] : [];
  });
  const accept = parsePreferences(header);
  return choices.filter((choice) => !refused.includes(choice) && accept.some(({ value }) => isInRange(choice, value)));
}

function bestOf<T extends string>(mediaTypes: readonly T[], accept: readonly Preference[]): Candidate<T> | undefined {
  const candidates = accept.flatMap(({ value, quality }) => {
    const mediaType = mediaTypes.find((each) => isInRange(each, value));
    return mediaType === undefined ? [] : [{ mediaType, quality, precision: precisionOf(value) }];
  });
  return candidates.sort((left, right) => right.quality - left.quality || right.precision - left.precision)[0];
}

function precisionOf(range: string): number {
  return 2 - (range.match(/\*/g)?.length ?? 0);
}

function ownFormat(request: Headers): KnownMediaType {
  const own = parseContentType(request.get("content-type"))?.mediaType;
  return written.flat().find((mediaType) => mediaType === own) ?? "application/json";
}

/**
 * The charset of the answer to a request (observed): the best of Accept-Charset that the server can write, else the
 * charset of the request's body, else utf-8.
 */
export function negotiateCharset(request: Headers): Charset {
  const [asked] = parsePreferences(request.get("accept-charset"))
    .sort((left, right) => right.quality - left.quality)
    .flatMap(({ value }) => (value === "*" ? ["utf-8" as const] : (toCharset(value) ?? [])));
  return asked ?? toCharset(parseContentType(request.get("content-type"))?.charset) ?? "utf-8";
}

function toCharset(name: string | undefined): Charset | undefined {
  return name === "utf-8" || name === "utf-16" ? name : undefined;
}

/** The items of a header that are not refused with a quality of zero. */
function parsePreferences(header: string | null): Preference[] {
  return (header ?? "").split(",").flatMap((item) => {
    const [value = "", ...parameters] = item.split(";").map((part) => part.trim().toLowerCase());
    const weight = parameters.find((parameter) => /^q\s*=/.test(parameter))?.replace(/^q\s*=\s*/, "");
    const quality = weight === undefined ? 1 : Number(weight);
    return value !== "" && quality > 0 ? [{ value, quality }] : [];
  });
}
