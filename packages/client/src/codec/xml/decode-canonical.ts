import { decodeLimits } from "../limits.ts";
import type { WireMessages } from "../wire-table.ts";
import { canonicalReader } from "./canonical.ts";
import { forgetDocument } from "./detach.ts";

/** The value of an XML message as the framework writes it; undefined for any other, which `decodeXml` reads. */
export function decodeCanonicalXml(table: WireMessages, schema: string, text: string): unknown {
  try {
    return canonicalReader(table, schema)(text, decodeLimits({}, text.length));
  } finally {
    forgetDocument();
  }
}
