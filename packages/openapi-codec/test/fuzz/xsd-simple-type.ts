import type { Type } from "../../src/table.ts";

/** The simple type of a scalar by XML Schema: its name, or its definition. */
export function simpleTypeOf(type: Type): string {
  switch (type.kind) {
    case "boolean":
      return "xs:boolean";
    case "number":
      return type.isDecimal ? "xs:decimal" : "xs:double";
    case "integer": {
      if (type.isBigInt) return "xs:long";
      const [minimum, maximum] = type.range ?? [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
      const facets = `<xs:minInclusive value="${minimum}" /><xs:maxInclusive value="${maximum}" />`;
      return `<xs:simpleType><xs:restriction base="xs:integer">${facets}</xs:restriction></xs:simpleType>`;
    }
    case "string":
      return type.isChar ? "xs:unsignedShort" : "xs:string";
    default:
      return "xs:string";
  }
}
