import { IssueCollector } from "./issue-collector.ts";
import type { DecodeOptions, EncodeOptions } from "./options.ts";
import type { WireMessages } from "./wire-table.ts";
import { xmlReader } from "./xml/reader.ts";
import { xmlWriter } from "./xml/writer.ts";

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

/**
 * The value of an XML message, the same that its JSON form has. Throws `DecodeError` with the issues up to the first
 * place where the text stops being XML, `InvalidOptionError` for a schema that has no XML form.
 */
export function decodeXml(table: WireMessages, schema: string, text: string, options: DecodeOptions = {}): unknown {
  try {
    return xmlReader(table, schema)(text, options);
  } finally {
    letGo.test("");
  }
}

/** The engine remembers the text that a regular expression matched last: this one takes the place of the document. */
const letGo = /^/;
