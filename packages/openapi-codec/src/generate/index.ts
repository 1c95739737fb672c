export { createTable } from "./create-table.ts";
export { DocumentError } from "./document-error.ts";
export { type GenerateOptions, generate } from "./generate.ts";
export { loadTable } from "./load-table.ts";
