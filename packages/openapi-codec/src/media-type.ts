/** The forms that a codec writes and reads. */
export type Form = "json" | "xml" | "form";

/** The media type of a Content-Type, in lower case and without parameters. */
export function mediaTypeOf(contentType: string): string {
  const end = contentType.indexOf(";");
  return (end === -1 ? contentType : contentType.slice(0, end)).trim().toLowerCase();
}

/** The charset parameter of a Content-Type, in lower case. */
export function charsetOf(contentType: string): string | undefined {
  const [, quoted, bare] = /;\s*charset\s*=\s*(?:"([^"]*)"|([^;\s]+))/i.exec(contentType) ?? [];
  return (quoted ?? bare)?.toLowerCase();
}

/** As most programs spell them. */
const usual: ReadonlyMap<string, Form> = new Map([
  ["application/json", "json"],
  ["application/xml", "xml"],
  ["application/x-www-form-urlencoded", "form"],
]);

/** The form of a Content-Type, `application/vnd.acme+json` included; undefined where there is no codec for it. */
export function formOf(contentType: string): Form | undefined {
  const form = usual.get(contentType);
  if (form !== undefined) return form;
  const mediaType = mediaTypeOf(contentType);
  if (mediaType.endsWith("/json") || mediaType.endsWith("+json")) return "json";
  if (mediaType.endsWith("/xml") || mediaType.endsWith("+xml")) return "xml";
  return usual.get(mediaType);
}
