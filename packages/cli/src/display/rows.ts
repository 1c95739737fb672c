import type { ResultsResponse } from "@starfish-api/client";
import { printable } from "../printable.ts";
import { countNames } from "../request-members.ts";

type Rows = readonly ResultsResponse[];

/** The counts of all jobs of a run, added up. */
export function countsOf(rows: Rows): Readonly<Record<string, number>> {
  const sumOf = (name: string) => rows.reduce((sum, row) => sum + (Number(Reflect.get(row, name)) || 0), 0);
  return Object.fromEntries(countNames.map((name) => [name, sumOf(name)]));
}

/** The words of the rows, each once. */
export function statusesOf(rows: Rows): string {
  return printable([...new Set(rows.map(({ status }) => status || "none"))].join(", "));
}

/** How many rows of how many a run has dealt with; undefined where it does not say. */
export function shareOf(rows: Rows): { readonly done: number; readonly total: number } | undefined {
  const { totalRows: total = 0, ...dealtWith } = countsOf(rows);
  const done = Object.values(dealtWith).reduce((sum, count) => sum + count, 0);
  return total > 0 ? { done: Math.min(done, total), total } : undefined;
}

/** What the jobs of a run did: a table where it fits, else a line for each member. */
export function describeRows(rows: Rows, width: number): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((name) => name !== "runID");
  const order = ["status", ...countNames, "runTime", "startTime"];
  const rank = (name: string) => order.indexOf(name) + 1 || order.length + 1;
  names.sort((one, other) => rank(one) - rank(other));
  const textOf = (row: ResultsResponse, name: string) => printable(String(Reflect.get(row, name) ?? ""));
  const cells = [names, ...rows.map((row) => names.map((name) => textOf(row, name)))];
  const widths = names.map((_, index) => Math.max(...cells.map((line) => line[index]?.length ?? 0)));
  const isNumber = (name: string) => countNames.includes(name);
  const lines = cells.map((line) =>
    line
      .map((cell, index) =>
        isNumber(names[index] ?? "") ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
  if (lines.every((line) => line.length <= width)) return lines.join("\n");
  const longest = Math.max(...names.map((name) => name.length));
  const member = (row: ResultsResponse, name: string) => `${name.padEnd(longest)}  ${textOf(row, name)}`;
  return rows.map((row) => names.map((name) => member(row, name)).join("\n")).join("\n\n");
}
