import { decodeLimits } from "../limits.ts";
import type { DecodeOptions } from "../options.ts";
import type { WireMessages } from "../wire-table.ts";
import { canonicalReader } from "./canonical.ts";
import { forgetDocument } from "./detach.ts";
import { readDocument } from "./reader.ts";

/**
 * The value of an XML message, the same that its JSON form has. Throws `DecodeError` with the issues up to the first
 * place where the text stops being XML, `InvalidOptionError` for a schema that has no XML form.
 */
export function decodeXml(table: WireMessages, schema: string, text: string, options: DecodeOptions = {}): unknown {
  const limits = decodeLimits(options, text.length);
  try {
    return canonicalReader(table, schema)(text, limits) ?? readDocument(table, schema, text, limits, options);
  } finally {
    forgetDocument();
  }
}
