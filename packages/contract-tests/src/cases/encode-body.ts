import { encodeText } from "../body/charset.ts";
import { formatOf } from "../body/media-type.ts";
import { writeMultipart } from "../body/write-multipart.ts";
import type { Contract, MediaType } from "../types.ts";
import { writeXml } from "../xml/write-xml.ts";

/**
 * The bytes of a value in one of the media types that the kit writes.
 *
 * @param encoding - Of multipart/form-data: by member, the media types that its part may have.
 */
export function encodeBody(
  contract: Contract,
  schema: string,
  mediaType: string,
  value: unknown,
  encoding?: MediaType["encoding"],
): Uint8Array {
  return encodeText(writeText(contract, schema, mediaType, value, encoding), "utf-8");
}

function writeText(
  contract: Contract,
  schema: string,
  mediaType: string,
  value: unknown,
  encoding: MediaType["encoding"],
): string {
  switch (formatOf(mediaType)) {
    case "xml":
      return writeXml(contract, schema, value);
    case "form":
      return writeForm(Object(value));
    case "multipart":
      return writeMultipart(contract, schema, Object(value), encoding);
    case "text":
      return textOf(value);
    default:
      return JSON.stringify(value);
  }
}

/** A member that is null has no form; left out it means the same. */
function writeForm(value: object): string {
  const members = Object.entries(value).flatMap(([name, member]: [string, unknown]) =>
    (Array.isArray(member) ? member : [member]).map((each) => [name, each] as const),
  );
  const given = members.filter(([, member]) => member !== null && member !== undefined);
  return new URLSearchParams(given.map(([name, member]) => [name, textOf(member)])).toString();
}

function textOf(member: unknown): string {
  return typeof member === "object" ? JSON.stringify(member) : String(member);
}
