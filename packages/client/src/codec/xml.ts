import { IssueCollector } from "./issue-collector.ts";
import { decodeLimits } from "./limits.ts";
import type { DecodeOptions, EncodeOptions } from "./options.ts";
import type { WireTable } from "./wire-table.ts";
import { xmlReader } from "./xml/reader.ts";
import { Scanner } from "./xml/scanner.ts";
import { xmlWriter } from "./xml/writer.ts";

/**
 * The XML of a message, byte for byte as the framework writes it: members in ordinal order, no declaration, no
 * indentation. Throws `EncodeError` with all issues, `InvalidOptionError` for a schema that has no XML form.
 */
export function encodeXml(table: WireTable, schema: string, value: unknown, options: EncodeOptions = {}): string {
  const collector = new IssueCollector(schema);
  const { validate = false, unrepresentable = "throw" } = options;
  const text = xmlWriter(table, schema)(value, { validate, references: unrepresentable === "reference", collector });
  if (collector.issues.length > 0) throw collector.encodeError();
  return text;
}

/**
 * The value of an XML message, the same that its JSON form has. Throws `DecodeError` with the issues up to the first
 * place where the text stops being XML, `InvalidOptionError` for a schema that has no XML form.
 */
export function decodeXml(table: WireTable, schema: string, text: string, options: DecodeOptions = {}): unknown {
  const read = xmlReader(table, schema);
  const limits = decodeLimits(options, text.length);
  const collector = new IssueCollector(schema, 100);
  const scanner = new Scanner(text, collector, limits.maxDepth, options.illegalCharacterReferences === "accept");
  const { onUnordered, unknownMembers } = options;
  const refuseUnknown = unknownMembers === "refuse";
  const value = read({ scanner, collector, maxItems: limits.maxItems, refuseUnknown, onUnordered });
  if (collector.issues.length > 0) throw collector.decodeError();
  return value;
}
