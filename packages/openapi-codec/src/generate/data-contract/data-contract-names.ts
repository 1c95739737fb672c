import { createHash } from "node:crypto";

export const arrays = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";
const schema = "http://www.w3.org/2001/XMLSchema";

/** The name of a contract, and its namespace. */
export interface ContractName {
  readonly name: string;
  readonly namespace: string;
}

const stringFormats: Readonly<Record<string, string>> = {
  "date-time": "dateTime",
  dateTime: "dateTime",
  guid: "guid",
  base64Binary: "base64Binary",
  uuid: "guid",
  byte: "base64Binary",
  duration: "duration",
  uri: "anyURI",
  char: "char",
  decimal: "decimal",
};
const integerFormats: Readonly<Record<string, string>> = {
  int64: "long",
  int16: "short",
  int8: "byte",
  uint8: "unsignedByte",
  uint16: "unsignedShort",
  uint32: "unsignedInt",
  uint64: "unsignedLong",
};

/** What DataContract calls a type of .NET itself: `string`, `int`, `dateTime`. */
export function primitiveName(kind: string, format: string | undefined): string {
  switch (kind) {
    case "boolean":
      return "boolean";
    case "integer":
      return integerFormats[format ?? ""] ?? "int";
    case "number":
      return format === "float" || format === "decimal" ? format : "double";
    case "any":
      return "anyType";
    default:
      return stringFormats[format ?? ""] ?? "string";
  }
}

/** What DataContract calls the entry of a dictionary: `KeyValueOfstringint`. */
export function entryName(key: ContractName, value: ContractName): string {
  const isBuiltIn = [key, value].every(({ namespace }) => namespace === schema);
  const digest = isBuiltIn ? "" : namespacesDigest([key.namespace, value.namespace]);
  return `KeyValueOf${key.name}${value.name}${digest}`;
}

/** Told apart are entries whose types have the same names in other namespaces. */
function namespacesDigest(namespaces: readonly string[]): string {
  const text = ` ${namespaces.length} ${namespaces.join(" ")}`;
  const digest = createHash("md5").update(text).digest().subarray(0, 6).toString("base64");
  return digest.replaceAll("/", "_S").replaceAll("+", "_P").replaceAll("=", "");
}

/** The contract of a type of .NET itself. */
export const primitiveContract = (name: string): ContractName => ({ name, namespace: schema });
