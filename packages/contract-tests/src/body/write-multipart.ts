import { itemsOf, type Shape, shapeOf } from "../spec/shape.ts";
import type { Contract, MediaType } from "../types.ts";
import { boundary, parseContentType } from "./media-type.ts";
import { memberShapes } from "./member-shapes.ts";
import { isBytes } from "./read-multipart.ts";

/** The text of a value as multipart/form-data. A member that is null has no part; left out it means the same. */
export function writeMultipart(
  contract: Contract,
  schemaName: string,
  value: object,
  encoding: MediaType["encoding"] = {},
): string {
  const shapeOfMember = memberShapes(contract, schemaName);
  const parts = Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
    const shape = shapeOfMember(name);
    const type = firstOf(encoding[name]);
    const isOne = !Array.isArray(member) || type === "application/json";
    return (isOne ? [member] : member)
      .filter((each) => each !== null && each !== undefined)
      .map((each) => writePart(name, isOne ? shape : shapeOf(contract, itemsOf(shape)), each, type));
  });
  return `${parts.join("")}--${boundary}--\r\n`;
}

function writePart(name: string, shape: Shape, value: unknown, described: string | undefined): string {
  const isFile = isBytes(shape) && typeof value === "string";
  const usual = isFile ? "application/octet-stream" : typeof value === "object" ? "application/json" : undefined;
  const type = described ?? usual;
  const quoted = name.replaceAll(/["\\]/g, "\\$&");
  const lines = [
    `--${boundary}`,
    `Content-Disposition: form-data; name="${quoted}"${isFile ? `; filename="${quoted}"` : ""}`,
    ...(type === undefined ? [] : [`Content-Type: ${type}`]),
    "",
    typeof value === "object" || (type === "application/json" && typeof value !== "string")
      ? JSON.stringify(value)
      : String(value),
  ];
  return `${lines.join("\r\n")}\r\n`;
}

/** The first media type that is not a range. */
function firstOf(described: string | undefined): string | undefined {
  const types = (described ?? "").split(",").flatMap((each) => parseContentType(each)?.mediaType ?? []);
  return types.find((type) => !type.includes("*"));
}
