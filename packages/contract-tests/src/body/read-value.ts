import { UnreadableBodyError } from "../errors.ts";
import { shapeOf } from "../spec/shape.ts";
import { isWebApi } from "../spec/web-api.ts";
import type { Contract, MediaType } from "../types.ts";
import { readXml } from "../xml/read-xml.ts";
import { readScalar } from "../xml/scalar.ts";
import { charsetOf, declaredEncoding, decodeText } from "./charset.ts";
import { formatOf, parseContentType } from "./media-type.ts";
import { readForm } from "./read-form.ts";
import { readMultipart } from "./read-multipart.ts";

/**
 * The value that a body stands for, ready to be held against the schema. JSON is read strictly, all else is typed by the
 * schema.
 *
 * @param schemaName - The message's schema, by its name in the contract.
 * @param contentType - The whole header, charset included, or a bare media type.
 * @param encoding - Of multipart/form-data: by member, the media types that its part may have.
 * @throws {UnreadableBodyError} when the body is not what its media type promises, or is of an unknown one.
 */
export function readValue(
  contract: Contract,
  schemaName: string,
  contentType: string,
  bytes: Uint8Array,
  encoding?: MediaType["encoding"],
): unknown {
  const type = parseContentType(contentType);
  const format = formatOf(type?.mediaType ?? "");
  const isOurs = isWebApi(contract);
  if (format === "multipart") {
    return readMultipart(contract, schemaName, contentType, bytes, encoding);
  }
  // Elsewhere XML may say by itself what it is in (RFC 7303, 3).
  const charset = type?.charset ?? (format === "xml" && !isOurs ? declaredEncoding(bytes) : undefined);
  const text = decodeText(bytes, charset, !isOurs);
  switch (format) {
    case "json":
      return readJson(text);
    case "xml":
      if (isOurs) {
        refuseOtherEncoding(text, charsetOf(bytes, type?.charset));
      }
      return readXml(contract, schemaName, text);
    case "form":
      return readForm(contract, schemaName, text);
    case "text":
      return readScalar(shapeOf(contract, contract.schemas[schemaName]), "openapi", text);
    default:
      throw new UnreadableBodyError(`${contentType === "" ? "no media type" : contentType} cannot be read`);
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UnreadableBodyError(`not well-formed JSON: ${String(cause)}`, { cause });
  }
}

/** A declaration of another encoding than that of the bytes; the server refuses it (observed). */
function refuseOtherEncoding(text: string, charset: string): void {
  const declared = /^<\?xml\s[^<>]*?\sencoding\s*=\s*["']([^"'<>]*)/.exec(text)?.[1]?.toLowerCase();
  if (declared !== undefined && declared !== charset && !declared.startsWith(`${charset}le`)) {
    throw new UnreadableBodyError(`the XML declaration says ${declared}, but the bytes are ${charset}`);
  }
}
