import { formatDouble } from "../dotnet/dotnet-number.ts";

export type JsonTokenType =
  | "none"
  | "startObject"
  | "endObject"
  | "startArray"
  | "endArray"
  | "startConstructor"
  | "endConstructor"
  | "propertyName"
  | "comment"
  | "undefined"
  | "null"
  | "boolean"
  | "integer"
  | "float"
  | "string";

/** An integer is a bigint, a float a number. */
export type JsonTokenValue = string | number | bigint | boolean | null;

/** Content that Newtonsoft's reader or serializer would throw an exception for. */
export class JsonReadFailure extends Error {
  override readonly name = "JsonReadFailure";
}

export function isStartToken(type: JsonTokenType): boolean {
  return type === "startObject" || type === "startArray" || type === "startConstructor";
}

/** `ToString` of a primitive: a boolean is `True`, a float has 15 digits. */
export function printToken(value: string | number | bigint | boolean): string {
  switch (typeof value) {
    case "boolean":
      return value ? "True" : "False";
    case "number":
      return formatDouble(value);
    default:
      return String(value);
  }
}
