import type { InputFile, InputRow } from "./input-file.ts";
import { describeResult, type RowResult, resultNames } from "./row-result.ts";

/** Writes rows as the input had them, with what became of them. */
export interface RowWriter {
  readonly head: string;
  readonly line: (input: InputRow, result: RowResult) => string;
}

export function createRowWriter({ columns, spelling }: InputFile): RowWriter {
  if (spelling.format === "jsonl") {
    return {
      head: "",
      line: ({ values }, result) =>
        `${JSON.stringify({ ...values, ...describeResult(result), ...(result.rows.length > 1 && { rows: result.rows }) })}\n`,
    };
  }
  const { delimiter, newline, hasMark } = spelling;
  const own = columns.filter((column) => !resultNames.includes(column));
  const join = (cells: readonly string[]) => `${cells.map((cell) => quote(cell, delimiter)).join(delimiter)}${newline}`;
  return {
    head: (hasMark ? "\ufeff" : "") + join([...own, ...resultNames]),
    line({ values }, result) {
      const known = describeResult(result);
      const cells = resultNames.map((name) => harmless(known[name]));
      return join([...own.map((column) => String(values[column] ?? "")), ...cells]);
    },
  };
}

function quote(cell: string, delimiter: string): string {
  const isPlain = !/["\r\n]|^\s|\s$/.test(cell) && !cell.includes(delimiter);
  return isPlain ? cell : `"${cell.replaceAll('"', '""')}"`;
}

/** What a server says must not become a formula where the file is opened. */
function harmless(value: unknown): string {
  const text = String(value ?? "");
  return typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
