import type { Table } from "../table.ts";

const maxLine = 120;

/** The text of `table.ts`. */
export function tableText(table: Table): string {
  return `import type { Table } from "@starfish-api/openapi-codec";
import type { components } from "./types.js";

export const table: Table<components["schemas"]> = ${literal(table, "")};
`;
}

/** A value as source text, on one line where it has room there. */
function literal(value: unknown, indent: string): string {
  const line = JSON.stringify(value);
  if (typeof value !== "object" || value === null || indent.length + line.length <= maxLine - 40) return line;
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const entries = Object.entries(value).map(([key, own]) => {
    return `${inner}${isList ? "" : `${JSON.stringify(key)}: `}${literal(own, inner)},\n`;
  });
  return `${isList ? "[" : "{"}\n${entries.join("")}${indent}${isList ? "]" : "}"}`;
}
