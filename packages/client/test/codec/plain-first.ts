import type * as plainModule from "../../src/codec/plain.ts";
import type { WireMessages } from "../../src/codec/wire-table.ts";
import { type Codec, form, json } from "./check.ts";

/** What the client goes through first, with the table that it has at hand then. */
export interface ShortWay {
  readonly plain: Pick<typeof plainModule, "decodePlain" | "encodePlain">;
  readonly table: WireMessages;
}

const shortMediaTypes = new Set([json, "text/json", form]);

/** The codec as the client uses it: a message that is plain at first sight goes the short way. */
export function plainFirst(codec: Codec, { plain, table }: ShortWay): Codec {
  return {
    ...codec,
    encode(schema, value, mediaType, options) {
      const isShort = options === undefined && Object.hasOwn(table.schemas, schema) && shortMediaTypes.has(mediaType);
      const text = isShort ? plain.encodePlain(table, schema, value, mediaType === form) : undefined;
      return text ?? codec.encode(schema, value, mediaType, options);
    },
    decode(schema, body, mediaType, options) {
      const isShort = options === undefined && /^\w+\/json(; *charset=utf-8)?$/.test(mediaType);
      const value = isShort ? plain.decodePlain(table, schema, body) : undefined;
      return value === undefined ? codec.decode(schema, body, mediaType, options) : (value as never);
    },
  };
}
