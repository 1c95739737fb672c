import { UnreadableBodyError } from "../errors.ts";
import { parseContentType } from "./media-type.ts";

/** One part of a body of multipart/form-data (RFC 7578). */
export interface Part {
  readonly name: string;
  /** In small letters; undefined where the part does not say so. */
  readonly mediaType: string | undefined;
  readonly charset: string | undefined;
  readonly bytes: Uint8Array;
}

/** @throws {UnreadableBodyError} where the body is not divided as the header says, or a part has no name. */
export function splitParts(contentType: string, bytes: Uint8Array): Part[] {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]*)"|([^;\s]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain ?? "";
  if (boundary === "") {
    throw new UnreadableBodyError("the Content-Type names no boundary");
  }
  // A character for each byte, so that nothing is lost.
  const text = `\r\n${Buffer.from(bytes).toString("latin1")}`;
  const escaped = boundary.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const [, ...pieces] = text.split(new RegExp(`\\r\\n--${escaped}(?=--|[ \\t]*\\r\\n)`));
  if (pieces.length === 0) {
    throw new UnreadableBodyError(`no line of it is the boundary --${boundary}`);
  }
  const end = pieces.findIndex((piece) => piece.startsWith("--"));
  if (end === -1) {
    throw new UnreadableBodyError(`its last line is not the boundary --${boundary}--: it is cut off`);
  }
  return pieces.slice(0, end).map(toPart);
}

function toPart(piece: string): Part {
  const [, head = "", body] = /^[ \t]*\r\n((?:[^\r\n]+\r\n)*)\r\n(.*)$/s.exec(piece) ?? [];
  if (body === undefined) {
    throw new UnreadableBodyError("a part has no blank line after its header fields");
  }
  const disposition = fieldOf(head, "content-disposition");
  const [, quoted, plain] = /;\s*name=(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(disposition ?? "") ?? [];
  const name = quoted?.replaceAll(/\\(.)/g, "$1") ?? plain;
  if (name === undefined || !/^form-data\b/i.test(disposition ?? "")) {
    throw new UnreadableBodyError("a part has no Content-Disposition: form-data with a name");
  }
  const type = parseContentType(fieldOf(head, "content-type"));
  return {
    name: Buffer.from(name, "latin1").toString("utf8"),
    mediaType: type?.mediaType,
    charset: type?.charset,
    bytes: new Uint8Array(Buffer.from(body, "latin1")),
  };
}

function fieldOf(head: string, name: string): string | undefined {
  const fields = head.split("\r\n").map((line) => line.split(":"));
  const [, ...value] = fields.find(([each = ""]) => each.trim().toLowerCase() === name) ?? [];
  return value.length === 0 ? undefined : value.join(":").trim();
}
