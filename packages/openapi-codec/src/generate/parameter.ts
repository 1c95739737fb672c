import type { Parameter } from "../table.ts";
import { DocumentError } from "./document-error.ts";
import { itemsOf, kindsOf } from "./kinds.ts";
import type { Location } from "./location.ts";
import type { Shapes } from "./shape.ts";

/** A parameter of an operation. Throws `DocumentError` where it has no name or place. */
export function parameterOf(location: Location, shapes: Shapes): Parameter {
  const { name, in: place } = location.fields;
  if (typeof name !== "string" || !["path", "query", "header", "cookie"].includes(place as string)) {
    return location.refuse(
      "a parameter has a name and says where it stands",
      "Write name, and in: path, query, header or cookie",
    );
  }
  return {
    name,
    in: place as Parameter["in"],
    ...(location.flag("required") && { required: true as const }),
    ...valuesOf(location, shapes),
  };
}

type Values = Pick<Parameter, "kind" | "list">;

/** What a parameter's values are. A schema that the codec does not carry says nothing of them: it is not a body. */
function valuesOf(location: Location, shapes: Shapes): Values {
  if (!location.has("schema")) return {};
  try {
    const shape = shapes.of(location.at("schema"));
    const [kind, ...others] = kindsOf(shape);
    if (shape.choices !== undefined || others.length > 0) return {};
    if (kind !== "array") return single(kind);
    const item = shapes.of(itemsOf(shape));
    const [itemKind, ...otherKinds] = kindsOf(item);
    const list = listOf(location);
    const isList = list !== undefined && item.choices === undefined && otherKinds.length === 0;
    return isList && itemKind !== "object" && itemKind !== "array" ? { ...single(itemKind), list } : {};
  } catch (error) {
    if (error instanceof DocumentError) return {};
    throw error;
  }
}

function single(kind: string | undefined): Values {
  return kind === "boolean" || kind === "integer" || kind === "number" ? { kind } : {};
}

const separators = { form: ",", simple: ",", spaceDelimited: "%20", pipeDelimited: "%7C" } as const;

/** How a list is written by its style; undefined for styles that mark its place in another way. */
function listOf({ fields }: Location): Parameter["list"] {
  const isQuery = fields["in"] === "query" || fields["in"] === "cookie";
  const { style = isQuery ? "form" : "simple", explode = style === "form" } = fields;
  if (typeof style !== "string" || !Object.hasOwn(separators, style)) return undefined;
  return isQuery && explode === true ? "repeated" : separators[style as keyof typeof separators];
}
