import { UnreadableBodyError } from "../errors.ts";
import { itemsOf, type Shape, shapeOf } from "../spec/shape.ts";
import type { Contract, MediaType } from "../types.ts";
import { readScalar } from "../xml/scalar.ts";
import { decodeText } from "./charset.ts";
import { formatOf, isInRange, parseContentType } from "./media-type.ts";
import { memberShapes } from "./member-shapes.ts";
import { type Part, splitParts } from "./split-parts.ts";

/**
 * The value of a body of multipart/form-data: a list is a part for each item, or one of JSON; an object is JSON (OpenAPI,
 * "Encoding Object"). What has no value of its schema's type stays text, and bytes stand as a character each, so that
 * their number is the text's length.
 *
 * @param encoding - By member, the media types that its part may have.
 * @throws {UnreadableBodyError} where there are no such parts, or one is in a media type that its member does not have.
 */
export function readMultipart(
  contract: Contract,
  schemaName: string,
  contentType: string,
  bytes: Uint8Array,
  encoding: MediaType["encoding"] = {},
): Record<string, unknown> {
  const shapeOfMember = memberShapes(contract, schemaName);
  const parts = splitParts(contentType, bytes);
  const value = new Map<string, unknown>();
  for (const name of new Set(parts.map((part) => part.name))) {
    const own = parts.filter((part) => part.name === name);
    const shape = shapeOfMember(name);
    for (const part of own) {
      refuseOther(part, encoding[name]);
    }
    const [first] = own;
    if (!shape.types.includes("array") || (own.length === 1 && first !== undefined && isJson(first))) {
      const values = own.map((part) => readPart(shape, part));
      value.set(name, values.length === 1 ? values[0] : values);
    } else {
      value.set(
        name,
        own.map((part) => readPart(shapeOf(contract, itemsOf(shape)), part)),
      );
    }
  }
  return Object.fromEntries(value);
}

function readPart(shape: Shape, part: Part): unknown {
  const isStructured = shape.types.includes("object") || shape.types.includes("array");
  if (isStructured || (isJson(part) && !shape.types.includes("string"))) {
    try {
      return JSON.parse(decodeText(part.bytes, part.charset, true));
    } catch {
      return Buffer.from(part.bytes).toString("latin1");
    }
  }
  return isBytes(shape) ? Buffer.from(part.bytes).toString("latin1") : readScalar(shape, "openapi", textOf(part));
}

function textOf({ bytes, charset, name }: Part): string {
  try {
    return decodeText(bytes, charset, true);
  } catch (cause) {
    throw new UnreadableBodyError(`in the part ${name} ${cause instanceof Error ? cause.message : "are other bytes"}`, {
      cause,
    });
  }
}

/** A file: OpenAPI 3.0 says so by its format, and 3.1 by saying nothing of its type. */
export function isBytes({ parts, types }: Shape): boolean {
  return (
    types.length === 0 || parts.some(({ schema }) => schema["format"] === "binary" || "contentMediaType" in schema)
  );
}

function isJson({ mediaType = "" }: Part): boolean {
  return formatOf(mediaType) === "json";
}

/** A part that does not say what it is may be anything. */
function refuseOther({ mediaType, name }: Part, described: string | undefined): void {
  const ranges = (described ?? "").split(",").flatMap((each) => parseContentType(each)?.mediaType ?? []);
  if (mediaType !== undefined && ranges.length > 0 && !ranges.some((range) => isInRange(mediaType, range))) {
    throw new UnreadableBodyError(`the part ${name} is ${mediaType}, not ${ranges.join(" or ")}`);
  }
}
