import type { Contender } from "../contender.ts";

export const json: Contender = {
  name: "JSON",
  note: "JSON.parse and JSON.stringify of the equal value: what everything else is compared with",
  reads: "json",
  equal: true,
  decode: (_schemaName, text) => JSON.parse(text),
  encode: (_schemaName, value) => JSON.stringify(value),
};
