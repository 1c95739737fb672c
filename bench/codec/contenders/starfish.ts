import { decode, encode, type SchemaName } from "@starfish-api/client/codec";
import type { Contender } from "../contender.ts";

export const starfish: Contender = {
  name: "@starfish-api/client",
  note: "this project's codec: strict, typed, namespaces by URI",
  reads: "xml",
  equal: true,
  decode: (schemaName, text) => decode(schemaName as SchemaName, text, "application/xml"),
  encode: (schemaName, value) => encode(schemaName as SchemaName, value as never, "application/xml"),
};
