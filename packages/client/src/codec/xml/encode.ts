import { IssueCollector } from "../issue-collector.ts";
import type { EncodeOptions } from "../options.ts";
import type { WireMessages } from "../wire-table.ts";
import { xmlWriter } from "./writer.ts";

/**
 * The XML of a message, byte for byte as the framework writes it: members in ordinal order, no declaration, no
 * indentation. Throws `EncodeError` with all issues, `InvalidOptionError` for a schema that has no XML form.
 */
export function encodeXml(table: WireMessages, schema: string, value: unknown, options: EncodeOptions = {}): string {
  const collector = new IssueCollector(schema);
  const { validate = false, unrepresentable = "throw" } = options;
  const text = xmlWriter(table, schema)(value, {
    validate,
    references: unrepresentable === "reference",
    collector,
    joined: [],
  });
  if (collector.issues.length > 0) throw collector.encodeError();
  return text;
}
