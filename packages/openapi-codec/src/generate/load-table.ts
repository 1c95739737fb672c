import type { Table } from "../table.ts";
import { tableOf } from "./create-table.ts";
import { loadSource } from "./load-source.ts";
import type { TypeOptions } from "./types/build-types.ts";

/**
 * Makes the table of a document in a file, YAML or JSON, and of the files that it refers to.
 *
 * @throws {DocumentError} for a file that cannot be read, and for what cannot be carried
 */
export async function loadTable(file: string | URL, options: Partial<TypeOptions> = {}): Promise<Table> {
  return tableOf(await loadSource(file), options);
}
