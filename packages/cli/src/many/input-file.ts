import { type Place, PlacedError, parseCsv } from "./csv.ts";

/** One job to run, as a file describes it. */
export interface InputRow extends Place {
  readonly values: Readonly<Record<string, unknown>>;
  /** Where a value stands. */
  readonly placeOf: (column: string) => Place;
}

export interface InputFile {
  /** In the file's order; of JSON lines, all that occur. */
  readonly columns: readonly string[];
  readonly placeOfColumn: (column: string) => Place;
  readonly rows: readonly InputRow[];
  readonly spelling: Spelling;
}

/** How a file is written. */
export type Spelling =
  | { readonly format: "csv"; readonly delimiter: string; readonly newline: string; readonly hasMark: boolean }
  | { readonly format: "jsonl" };

const mark = "\ufeff";

/** Reads a file of jobs. Throws PlacedError. */
export function parseInput(bytes: Uint8Array, format: Spelling["format"]): InputFile {
  const text = decodeUtf8(bytes);
  const hasMark = text.startsWith(mark);
  const plain = hasMark ? text.slice(1) : text;
  return format === "csv" ? readCsv(plain, hasMark) : readJsonLines(plain);
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const before = new TextDecoder().decode(bytes).split("\ufffd", 1)[0] ?? "";
    const lines = before.split("\n");
    const place = { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
    throw new PlacedError(place, "this is not UTF-8: in Excel, save the file as CSV UTF-8");
  }
}

function readCsv(text: string, hasMark: boolean): InputFile {
  const { header, records, delimiter, newline } = parseCsv(text);
  const columns = header.map((cell, index) => {
    const name = cell.text.trim();
    if (name === "") throw new PlacedError(cell, "a column of the header has no name");
    if (header.findIndex((other) => other.text.trim() === name) !== index) {
      throw new PlacedError(cell, `the header has ${JSON.stringify(name)} twice`);
    }
    return name;
  });
  const rows = records.map((cells): InputRow => {
    const first = cells[0] as Place;
    return {
      line: first.line,
      column: first.column,
      values: Object.fromEntries(columns.map((column, index) => [column, cells[index]?.text])),
      placeOf: (column) => cells[columns.indexOf(column)] ?? first,
    };
  });
  const placeOfColumn = (column: string) => header[columns.indexOf(column)] ?? { line: 1, column: 1 };
  return { columns, placeOfColumn, rows, spelling: { format: "csv", delimiter, newline, hasMark } };
}

function readJsonLines(text: string): InputFile {
  const places = new Map<string, Place>();
  const rows = text.split("\n").flatMap((source, index): InputRow[] => {
    const line = index + 1;
    if (source.trim() === "") return [];
    const values = parseObject(source, line);
    const placeOf = (column: string) => ({ line, column: Math.max(source.indexOf(JSON.stringify(column)), 0) + 1 });
    for (const column of Object.keys(values)) if (!places.has(column)) places.set(column, placeOf(column));
    return [{ line, column: 1, values, placeOf }];
  });
  const placeOfColumn = (column: string) => places.get(column) ?? { line: 1, column: 1 };
  return { columns: [...places.keys()], placeOfColumn, rows, spelling: { format: "jsonl" } };
}

function parseObject(source: string, line: number): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    throw new PlacedError({ line, column: faultIn(source) + 1 }, "this is not JSON; each line is one object");
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new PlacedError({ line, column: 1 }, "each line is one JSON object, and this is none");
}

/** How many characters from the start are well-formed. V8 tells it for some mistakes alone. */
function faultIn(source: string): number {
  let good = 0;
  let bad = source.trimEnd().length + 1;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (isBeginning(source.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

/** Whether a text can become JSON by more of it: its mistake is that it ends. */
function isBeginning(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const { message } = error as Error;
    return /end of JSON input|Unterminated string/.test(message) || message.includes(`at position ${text.length}`);
  }
}
