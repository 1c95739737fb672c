import { tableOf } from "./create-table.ts";
import { loadSource } from "./load-source.ts";
import { tableText } from "./table-text.ts";
import type { TypeOptions } from "./types/build-types.ts";
import { typesText } from "./typescript/types-text.ts";

export interface GenerateOptions extends Partial<TypeOptions> {
  /** The first line of each file. Default: what it was made of, and with what. */
  readonly notice?: string;
  /**
   * The extension in which texts list the values that are known of them, as a list or as the names of an object: their type
   * then offers these, and stays open for others. Default: none.
   */
  readonly knownValues?: string;
}

/**
 * Makes what a program needs for a document: `types.ts`, the types of openapi-typescript with an interface for each object, and `table.ts`, the codec's data.
 * The same document gives the same texts.
 *
 * @param file - OpenAPI 3.0 or 3.1 in YAML or JSON, with references inside it and to other files
 * @throws {DocumentError} for what cannot be read or carried, with the file, the JSON pointer, the reason and the remedy
 */
export async function generate(
  file: string | URL,
  options: GenerateOptions = {},
): Promise<{ readonly types: string; readonly table: string }> {
  const source = await loadSource(file);
  const notice = options.notice ?? `Generated from ${source.name} by openapi-codec. Do not edit.`;
  const table = tableOf(source, options);
  const { bigint = false, knownValues } = options;
  const types = await typesText(source.root, file, { bigint, knownValues });
  return { types: `// ${notice}\n${types}`, table: `// ${notice}\n${tableText(table)}` };
}
