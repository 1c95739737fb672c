import type { XmlPlace } from "../table.ts";
import { kindsOf } from "./kinds.ts";
import type { Place } from "./place.ts";
import type { Shape } from "./shape.ts";
import { xmlHints } from "./xml-hints.ts";

/** What OpenAPI itself says of the XML of a place. */
export function plainXml(shape: Shape, { role, name: given, dialect }: Place): XmlPlace {
  // HttpError calls its parts by their own names, not by that of their type.
  const isOwn = dialect === "http-error" && role === "member";
  const {
    name = given,
    namespace,
    prefix,
    nodeType,
  } = xmlHints(isOwn ? shape.xml.slice(shape.xmlOfComponent) : shape.xml);
  const isSaid = role !== "other" && (role !== "member" || name !== given);
  // A list without an element is a list whose items stand where it does.
  const isOther =
    nodeType !== undefined && nodeType !== "element" && !(nodeType === "none" && kindsOf(shape).includes("array"));
  return {
    ...(isSaid && { name }),
    ...(namespace !== undefined && { namespace }),
    ...(prefix !== undefined && { prefix }),
    ...(isOther && { node: nodeType }),
  };
}
