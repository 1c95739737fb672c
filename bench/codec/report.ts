import { readFileSync, writeFileSync } from "node:fs";
import { CONTENDERS } from "./contenders.ts";
import type { Detachment } from "./detached.ts";
import type { Judgement } from "./gate.ts";
import type { Measurement } from "./measure.ts";
import type { MemoryMeasurement } from "./memory.ts";
import type { Column } from "./times.ts";

/** Milliseconds or microseconds, and the ratio, for each contender and message. */
export function timeTable(columns: readonly Column[]): string {
  const rows = contendersIn(columns.map(({ measurements }) => measurements)).map((name) => [
    name,
    ...columns.map(({ measurements }) => {
      const found = measurements.find((measurement) => measurement.name === name);
      return found === undefined ? "–" : `${duration(found.milliseconds)} (${found.ratio.toFixed(2)})`;
    }),
  ]);
  return table(["", ...columns.map(({ title }) => title)], rows);
}

export function memoryTable(measurements: readonly MemoryMeasurement[]): string {
  const base = measurements[0]?.peak ?? Number.NaN;
  const rows = measurements.map(({ name, peak, allRows, oneRow, oneText }) => [
    name,
    `${megabytes(peak)} (${(peak / base).toFixed(2)})`,
    ...(CONTENDERS.find((contender) => contender.name === name)?.equal === true
      ? [allRows, oneRow, oneText].map(megabytes)
      : ["–", "–", "–"]),
  ]);
  return table(["MB", "peak growth", "kept by all rows", "kept by one row", "kept by one runID"], rows);
}

export function detachmentTable({ kept, cost }: Detachment): string {
  const rows = kept.map(({ what, heap }) => [what, String(Math.max(0, heap))]);
  const note = `Copying 100,000 texts of 36 characters takes ${cost.toFixed(0)} ms of CPU time beyond cutting them out.`;
  return `${table(["kept of a document of 8 MB", "bytes of heap"], rows)}\n\n${note}`;
}

/** What was asked for, what was measured, and whether that is enough. */
export function judgementTable(judgements: readonly Judgement[]): string {
  const rows = judgements.map(({ what, measured, target }) => [
    what,
    measured.toFixed(2),
    target.toFixed(1),
    measured <= target ? "yes" : "**no**",
  ]);
  return table(["ratio to JSON", "measured", "at most", "met"], rows);
}

export function notes(): string {
  return CONTENDERS.map(
    ({ name, note, equal }) => `- **${name}**: ${note}${equal ? "" : "; **not the equal value**"}.`,
  ).join("\n");
}

/** Replaces what stands between the markers of that name in the file. */
export function writeBetweenMarkers(file: URL, marker: string, text: string): void {
  const old = readFileSync(file, "utf8");
  const [start, end] = [`<!-- ${marker} -->`, `<!-- end of ${marker} -->`];
  const [from, to] = [old.indexOf(start), old.indexOf(end)];
  if (from < 0 || to < from) {
    throw new Error(`${file.pathname} has no markers for ${marker}`);
  }
  writeFileSync(file, `${old.slice(0, from + start.length)}\n${text}\n${old.slice(to)}`);
}

function contendersIn(lists: readonly (readonly Measurement[])[]): string[] {
  const names = new Set(lists.flat().map(({ name }) => name));
  return CONTENDERS.map(({ name }) => name).filter((name) => names.has(name));
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(["---", ...head.slice(1).map(() => "---:")]), ...rows.map(line)].join("\n");
}

function duration(milliseconds: number): string {
  if (milliseconds < 1) {
    return `${(milliseconds * 1000).toPrecision(3)} µs`;
  }
  return milliseconds < 1000 ? `${milliseconds.toPrecision(3)} ms` : `${(milliseconds / 1000).toPrecision(3)} s`;
}

/** Less than nothing is kept where the collector found something older to let go. */
const megabytes = (bytes: number): string => Math.max(0, bytes / 1e6).toFixed(1);
