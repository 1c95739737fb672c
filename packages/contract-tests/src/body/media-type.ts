/** The five media types that the server reads; it writes the first four (observed). */
export type KnownMediaType =
  | "application/json"
  | "text/json"
  | "application/xml"
  | "text/xml"
  | "application/x-www-form-urlencoded";

/** How a body is to be read, whichever of its media types it has. */
export type Format = "json" | "xml" | "form" | "multipart" | "text";

const formats: ReadonlyMap<string, Format> = new Map([
  ["application/json", "json"],
  ["text/json", "json"],
  ["application/xml", "xml"],
  ["text/xml", "xml"],
  ["application/x-www-form-urlencoded", "form"],
  ["multipart/form-data", "multipart"],
  ["text/plain", "text"],
]);

/** Divides the parts of a body that the kit writes. */
export const boundary = "part-of-starfish-contract";

/** The Content-Type of a body that the kit writes. */
export function contentTypeOf(mediaType: string): string {
  return mediaType === "multipart/form-data" ? `${mediaType}; boundary=${boundary}` : mediaType;
}

export interface ContentType {
  /** In small letters, without parameters; `application/json`. */
  readonly mediaType: string;
  /** In small letters, without quotes; missing when there is none. */
  readonly charset?: string;
}

/** A Content-Type header in its parts. Undefined when there is none. */
export function parseContentType(header: string | null | undefined): ContentType | undefined {
  const [mediaType = "", ...parameters] = (header ?? "").split(";").map((part) => part.trim().toLowerCase());
  if (mediaType === "") {
    return undefined;
  }
  const charset = parameters
    .find((parameter) => /^charset\s*=/.test(parameter))
    ?.replace(/^charset\s*=\s*/, "")
    .replaceAll('"', "");
  return { mediaType, ...(charset ? { charset } : {}) };
}

/** The format of a media type in small letters, `application/problem+json` too; undefined for what the kit does not read. */
export function formatOf(mediaType: string): Format | undefined {
  return formats.get(mediaType) ?? (/\+(json|xml)$/.exec(mediaType)?.[1] as Format | undefined);
}

/** Whether a media type is in a range such as `*\/*`, `text/*` or `application/*+json`, or is the same. Both in small letters. */
export function isInRange(mediaType: string, range: string): boolean {
  const [kind = "", suffix] = range.split("/*");
  return (
    range === "*/*" ||
    range === mediaType ||
    (suffix !== undefined && mediaType.startsWith(`${kind}/`) && mediaType.endsWith(suffix))
  );
}

/** A media type of a range, as which a body can be sent; one that is not a range stays. */
export function typeInRange(range: string, hasSchema: boolean): string {
  if (!range.includes("*")) {
    return range;
  }
  if (/\*\+(?:json|xml)$/.test(range)) {
    return range.replace("*", "x-any");
  }
  return range === "text/*" ? "text/plain" : hasSchema ? "application/json" : "application/octet-stream";
}
