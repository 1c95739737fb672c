import { createHash } from "node:crypto";
import { UnwritableValueError } from "../errors.ts";
import { itemsOf, type Shape, shapeOf } from "../spec/shape.ts";
import type { Contract, JsonSchema } from "../types.ts";
import type { XmlName } from "./element.ts";
import { encodeName } from "./names.ts";

export const arraysNamespace = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";
const schemaNamespace = "http://www.w3.org/2001/XMLSchema";

const textNames: Readonly<Record<string, string>> = {
  "date-time": "dateTime",
  dateTime: "dateTime",
  uuid: "guid",
  guid: "guid",
  byte: "base64Binary",
  base64Binary: "base64Binary",
  duration: "duration",
  uri: "anyURI",
  char: "char",
  decimal: "decimal",
};

const integerNames: Readonly<Record<string, string>> = {
  int64: "long",
  int16: "short",
  int8: "byte",
  uint8: "unsignedByte",
  uint16: "unsignedShort",
  uint32: "unsignedInt",
  uint64: "unsignedLong",
};

/** The element of a list's item, as DataContract names it: by the item's contract. */
export function itemName(contract: Contract, item: Shape): XmlName {
  const { name, namespace } = item.placeXml;
  if (name !== undefined && namespace !== undefined) {
    return { name, namespace };
  }
  const derived = contractName(contract, item);
  return {
    name: name ?? derived.name,
    namespace: namespace ?? (derived.namespace === schemaNamespace ? arraysNamespace : derived.namespace),
  };
}

/** What DataContract calls a type: `string`, `Pet`, `ArrayOfPet`, `ArrayOfKeyValueOfstringint`. */
export function contractName(contract: Contract, shape: Shape): XmlName {
  const { component, componentXml, parts, types } = shape;
  const kind = shape.branches === undefined ? types[0] : "object";
  const entry = mapValueOf(shape);
  const isEnum = parts.some(({ schema }) => Array.isArray(schema["enum"]));
  if (component !== undefined && ((kind === "object" && entry === undefined) || (kind === "string" && isEnum))) {
    return { name: componentXml.name ?? encodeName(component), namespace: componentXml.namespace ?? "" };
  }
  if (kind === "array") {
    const item = contractName(contract, shapeOf(contract, itemsOf(shape)));
    return {
      name: componentXml.name ?? `ArrayOf${item.name}`,
      namespace: componentXml.namespace ?? (item.namespace === schemaNamespace ? arraysNamespace : item.namespace),
    };
  }
  if (entry !== undefined) {
    return { name: `ArrayOf${entryName(contract, entry)}`, namespace: arraysNamespace };
  }
  if (kind === "object") {
    throw new UnwritableValueError("", "DataContract has no name for an object without one");
  }
  return { name: primitiveName(kind, formatOf(shape)), namespace: schemaNamespace };
}

/** What the entry of a dictionary is called. A digest tells apart types of the same name in several namespaces. */
export function entryName(contract: Contract, value: JsonSchema): string {
  const { name, namespace } = contractName(contract, shapeOf(contract, value));
  return `KeyValueOfstring${name}${namespace === schemaNamespace ? "" : digestOf([schemaNamespace, namespace])}`;
}

function digestOf(namespaces: readonly string[]): string {
  const text = ` ${namespaces.length} ${namespaces.join(" ")}`;
  const digest = createHash("md5").update(text).digest().subarray(0, 6).toString("base64");
  return digest.replaceAll("/", "_S").replaceAll("+", "_P").replaceAll("=", "");
}

/** The schema of a map's values; undefined for what lists members, or allows none that it does not list. */
export function mapValueOf({ parts, types, branches }: Shape): JsonSchema | undefined {
  const isMap = types.includes("object") && branches === undefined && !parts.some(({ schema }) => schema.properties);
  const value = parts.map(({ schema }) => schema.additionalProperties).find((each) => each !== undefined);
  return isMap && value !== undefined && value !== false ? (value === true ? {} : value) : undefined;
}

/** By `format`, or by the extension that says it as XML Schema does. */
export function formatOf({ parts }: Shape): string | undefined {
  return parts
    .map(({ schema }) => schema["x-xsd-type"] ?? (schema["contentEncoding"] === "base64" ? "byte" : schema["format"]))
    .find((format) => typeof format === "string");
}

function primitiveName(kind: string | undefined, format = ""): string {
  switch (kind) {
    case "boolean":
      return "boolean";
    case "integer":
      return integerNames[format] ?? "int";
    case "number":
      return format === "float" || format === "decimal" ? format : "double";
    case undefined:
      return "anyType";
    default:
      return textNames[format] ?? "string";
  }
}
