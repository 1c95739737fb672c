import { runIDFor } from "@starfish-api/client";
import { closestOf } from "../closest-name.ts";
import { UsageError } from "../errors.ts";
import { printable } from "../printable.ts";
import type { NamedRequest } from "../request.ts";
import { expectedOf, flawOfRequest, parseMember, type RequestMember, requestMembers } from "../request-members.ts";
import { type Place, PlacedError } from "./csv.ts";
import type { InputFile, InputRow } from "./input-file.ts";
import { resultNames } from "./row-result.ts";

/** A row with the request that it makes. */
export interface BatchRow {
  readonly input: InputRow;
  readonly request: NamedRequest;
}

export interface BatchOptions {
  /** For messages. */
  readonly name: string;
  /** The column that the runIDs are derived from. */
  readonly key: string | undefined;
  /** What a row has that does not say otherwise. */
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly mediaType: string;
}

/** How many mistakes of a file are reported at once. */
const maxMistakes = 10;

const memberNames = requestMembers.map(({ name }) => name);

/** The requests of a file, all of them looked at before any is sent. Throws UsageError that says where each mistake is. */
export async function loadBatch(file: InputFile, options: BatchOptions): Promise<readonly BatchRow[]> {
  const { name, key } = options;
  checkColumns(file, options);
  const rows: BatchRow[] = [];
  const mistakes: string[] = [];
  const lines = new Map<string, number>();
  let left = 0;
  for (const input of file.rows) {
    try {
      const request = await requestOf(input, options);
      const before = lines.get(request.runID.toLowerCase());
      if (before !== undefined) {
        const place = input.placeOf(key ?? "runID");
        throw new PlacedError(place, `line ${before} is for ${describe(input.values[key ?? "runID"])} already`);
      }
      lines.set(request.runID.toLowerCase(), input.line);
      rows.push({ input, request });
    } catch (error) {
      if (!(error instanceof PlacedError)) throw error;
      if (mistakes.length < maxMistakes) mistakes.push(placed(name, error.place, error.message));
      else left += 1;
    }
  }
  if (left > 0) mistakes.push(`${name}: ${left} further mistakes`);
  if (mistakes.length > 0) throw new UsageError(mistakes.join("\n"));
  return rows;
}

/** `FILE:LINE:COLUMN: what is wrong`, as compilers say it. */
export function placed(name: string, { line, column }: Place, message: string): string {
  return `${name}:${line}:${column}: ${message}`;
}

const describe = (value: unknown) => printable(JSON.stringify(value ?? null).slice(0, 80));

/** A misspelt member would be left out without a word, and the job run without its filter. */
function checkColumns(file: InputFile, { name, key, defaults }: BatchOptions): void {
  const { columns, placeOfColumn } = file;
  if (key !== undefined && !columns.includes(key)) {
    throw new UsageError(
      `--key: ${name} has no column ${describe(key)}; its columns are ${columns.map(printable).join(", ")}`,
    );
  }
  if (key !== undefined && columns.includes("runID")) {
    throw new UsageError(
      placed(name, placeOfColumn("runID"), "a column runID names the runs already: leave --key out"),
    );
  }
  for (const column of columns) {
    if (memberNames.includes(column) || resultNames.includes(column) || column === key) continue;
    const meant = closestOf(column, memberNames);
    if (meant === undefined || columns.includes(meant)) continue;
    const message = `the column ${describe(column)} is not sent; did you mean ${meant}? If not, rename it`;
    throw new UsageError(placed(name, placeOfColumn(column), message));
  }
  const missing = ["projectID", "jobID"].filter((member) => !columns.includes(member) && !(member in defaults));
  if (missing.length === 0 || file.rows.length === 0) return;
  throw new UsageError(
    placed(name, { line: 1, column: 1 }, `no column ${missing.join(", none ")}; give it, or the option`),
  );
}

async function requestOf(input: InputRow, { key, defaults, mediaType }: BatchOptions): Promise<NamedRequest> {
  const own = requestMembers.flatMap((member) => {
    const given = input.values[member.name];
    if (given === undefined || given === null || given === "") return [];
    return [[member.name, typed(member, given, input)]];
  });
  const request = { ...defaults, ...Object.fromEntries(own) };
  const named = { ...request, runID: await runIDOf(request["runID"], input, key) } as unknown as NamedRequest;
  const flaw = await flawOfRequest(named, mediaType);
  if (flaw === undefined) return named;
  throw new PlacedError(input.placeOf(flaw.member), `${flaw.member}: ${flaw.message}`);
}

function typed(member: RequestMember, given: unknown, input: InputRow): unknown {
  if (typeof given !== "string" || member.kind === "string") return given;
  const value = parseMember(member, given);
  if (value !== undefined) return value;
  throw new PlacedError(
    input.placeOf(member.name),
    `${member.name}: expected ${expectedOf(member)}, found ${describe(given)}`,
  );
}

async function runIDOf(own: unknown, input: InputRow, key: string | undefined): Promise<string> {
  if (key === undefined) return own === undefined ? crypto.randomUUID() : String(own);
  const value = input.values[key];
  if ((typeof value !== "string" && typeof value !== "number") || value === "") {
    throw new PlacedError(
      input.placeOf(key),
      `${printable(key)}: expected what the run is for, found ${describe(value)}`,
    );
  }
  return runIDFor(String(value));
}
