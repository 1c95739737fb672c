import {
  ParseOption,
  XmlBufferInputProvider,
  XmlDocument,
  XmlLibError,
  XsdValidator,
  xmlRegisterInputProvider,
} from "libxml2-wasm";
import type { Table } from "../../../src/table.ts";
import { type Gap, MAIN, xsdsOf } from "./xsd-of-table.ts";

const { XML_PARSE_HUGE, XML_PARSE_NO_XXE, XML_PARSE_NONET } = ParseOption;
const OPTIONS = { option: XML_PARSE_HUGE | XML_PARSE_NO_XXE | XML_PARSE_NONET };

/** The files that the schema imports which is being read. */
const imported = new XmlBufferInputProvider({});
xmlRegisterInputProvider(imported);

interface Schema {
  readonly validator: XsdValidator;
  readonly gaps: ReadonlySet<Gap>;
}

let compiled: { readonly table: Table; readonly schemas: Map<string, Schema> } | undefined;

/** The schema of a type. Those of one table at a time are kept: libxml2's memory is not collected. */
function schemaOf(table: Table, name: string): Schema {
  if (compiled?.table !== table) {
    for (const { validator } of compiled?.schemas.values() ?? []) validator.dispose();
    compiled = { table, schemas: new Map() };
  }
  let schema = compiled.schemas.get(name);
  if (schema === undefined) {
    schema = compile(table, name);
    compiled.schemas.set(name, schema);
  }
  return schema;
}

function compile(table: Table, name: string): Schema {
  const { files, gaps } = xsdsOf(table, name);
  for (const [file, text] of Object.entries(files)) imported.addBuffer(file, new TextEncoder().encode(text));
  try {
    using main = XmlDocument.fromString(files[MAIN] ?? "", OPTIONS);
    return { validator: XsdValidator.fromDoc(main), gaps };
  } catch (error) {
    throw new Error(`The XML Schema of ${name} is wrong: ${messageOf(error)}\n${JSON.stringify(files, null, 1)}`);
  } finally {
    for (const file of Object.keys(files)) imported.removeBuffer(file);
  }
}

/** What an XML Schema that was made of the table has against the document, or undefined. */
export function objectionToContent(table: Table, schema: string, text: string): string | undefined {
  const { validator } = schemaOf(table, schema);
  using document = XmlDocument.fromString(text, OPTIONS);
  try {
    validator.validate(document);
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}

/** What that XML Schema cannot say of the type. */
export const gapsOf = (table: Table, schema: string): ReadonlySet<Gap> => schemaOf(table, schema).gaps;

function messageOf(error: unknown): string {
  if (!(error instanceof XmlLibError)) throw error;
  const details = error.details.map(({ message }) => message.trim());
  return details.length === 0 ? error.message : details.join("; ");
}
