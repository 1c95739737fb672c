import { encodeText } from "../body/charset.ts";
import { formatOf } from "../body/media-type.ts";
import type { Contract } from "../types.ts";
import { writeXml } from "../xml/write-xml.ts";

/** The bytes of a value in one of the media types that the server reads. */
export function encodeBody(contract: Contract, schema: string, mediaType: string, value: object): Uint8Array {
  return encodeText(writeText(contract, schema, mediaType, value), "utf-8");
}

function writeText(contract: Contract, schema: string, mediaType: string, value: object): string {
  switch (formatOf(mediaType)) {
    case "xml":
      return writeXml(contract, schema, value);
    case "form":
      return writeForm(value);
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
