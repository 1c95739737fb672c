import type { DocumentError } from "./document-error.ts";
import type { Location } from "./location.ts";

const words = ["name", "namespace", "prefix", "attribute", "wrapped", "nodeType"];
const nodeTypes = ["element", "attribute", "text", "cdata", "none"] as const;

export type NodeType = (typeof nodeTypes)[number];

/** What the `xml` objects of a place say together. */
export interface XmlHints {
  readonly name?: string;
  readonly namespace?: string;
  readonly prefix?: string;
  readonly wrapped?: boolean;
  readonly nodeType?: NodeType;
  /** Why they cannot be carried. */
  readonly problem?: DocumentError;
}

/** Reads `xml` objects, of which a later one goes before an earlier one. */
export function xmlHints(places: readonly Location[]): XmlHints {
  return Object.assign({}, ...places.map(hintsOf));
}

function hintsOf(location: Location): XmlHints {
  location.object("xml", "Write xml: { name: … }");
  const unknown = Object.keys(location.fields).find((key) => !words.includes(key) && !key.startsWith("x-"));
  if (unknown !== undefined) location.at(unknown).refuse(`xml has no ${unknown}`, `Write one of ${words.join(", ")}`);
  const { name, namespace, prefix, attribute, wrapped, nodeType } = location.fields;
  for (const [key, value] of Object.entries({ name, namespace, prefix })) {
    if (value !== undefined && typeof value !== "string")
      location.at(key).refuse(`xml.${key} is a text`, "Write a text");
  }
  for (const [key, value] of Object.entries({ attribute, wrapped })) {
    if (value !== undefined && typeof value !== "boolean") {
      location.at(key).refuse(`xml.${key} is true or false`, "Write true or false");
    }
  }
  if (nodeType !== undefined && !nodeTypes.includes(nodeType as NodeType)) {
    location.at("nodeType").refuse("the nodeType is unknown", `Write one of ${nodeTypes.join(", ")}`);
  }
  const isDoubled = nodeType !== undefined && (attribute !== undefined || wrapped !== undefined);
  const problem = isDoubled
    ? location.problem("nodeType stands beside attribute or wrapped", "Keep nodeType alone")
    : undefined;
  return {
    ...(name !== undefined && { name: name as string }),
    ...(namespace !== undefined && { namespace: namespace as string }),
    ...(prefix !== undefined && prefix !== "" && { prefix: prefix as string }),
    ...(wrapped !== undefined && { wrapped: wrapped as boolean }),
    ...(attribute === true && { nodeType: "attribute" as const }),
    ...(nodeType !== undefined && { nodeType: nodeType as NodeType }),
    ...(problem && { problem }),
  };
}
