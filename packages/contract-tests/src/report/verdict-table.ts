import { formatOf } from "../body/media-type.ts";
import type { CaseReport, CaseStatus, Report } from "./report.ts";

/** Several cases of one operation in one media type. */
export interface VerdictCell {
  readonly cases: number;
  readonly counts: Readonly<Record<CaseStatus, number>>;
}

/** Operation down, the description's media types across; undefined where there is no case. */
export interface VerdictTable {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly operation: string; readonly cells: readonly (VerdictCell | undefined)[] }[];
}

/** Short names, so that the table fits into 80 columns. */
const shortNames: ReadonlyMap<string, string> = new Map([
  ["application/json", "json"],
  ["application/xml", "xml"],
  ["application/x-www-form-urlencoded", "form"],
  ["multipart/form-data", "multipart"],
]);

/** Of more media types than these, the rest share a column. */
const maxColumns = 6;
const other = "other";

/** The cases by operation and by the media type that is sent, or asked for where nothing is sent. */
export function createVerdictTable({ about, cases }: Report): VerdictTable {
  const operations = [...new Set(cases.map(({ operation }) => operation))];
  const used = new Set(cases.map(mediaTypeOf));
  const own = (about.mediaTypes ?? [...used].filter((name) => formatOf(name) !== undefined))
    .filter((name) => used.has(name))
    .slice(0, maxColumns);
  const columns = [...own, ...([...used].every((name) => own.includes(name)) ? [] : [other])];
  return {
    columns: columns.map((name) => shortNames.get(name) ?? name.replace(/^application\//, "")),
    rows: operations.map((operation) => {
      const ofOperation = cases.filter((each) => each.operation === operation);
      const cells = columns.map((column) =>
        countCases(
          ofOperation.filter((each) => (own.includes(mediaTypeOf(each)) ? mediaTypeOf(each) : other) === column),
        ),
      );
      return { operation, cells };
    }),
  };
}

function mediaTypeOf({ asks, sends }: CaseReport): string {
  return sends || asks;
}

function countCases(cases: readonly CaseReport[]): VerdictCell | undefined {
  const counts = { passed: 0, failed: 0, "not-checked": 0, "known-failure": 0, "refused-for-safety": 0 };
  for (const { status } of cases) {
    counts[status] += 1;
  }
  return cases.length === 0 ? undefined : { cases: cases.length, counts };
}

/** A cell in a few letters: what is worst in it, with a sign that says the same as a colour would. */
export function describeCell(cell: VerdictCell | undefined): { readonly text: string; readonly status?: CaseStatus } {
  if (cell === undefined) {
    return { text: "–" };
  }
  const { cases, counts } = cell;
  if (counts.failed > 0) {
    return { text: `✗ ${counts.failed}/${cases}`, status: "failed" };
  }
  if (counts["known-failure"] > 0) {
    return { text: `! ${counts["known-failure"]}/${cases}`, status: "known-failure" };
  }
  const unknown = counts["not-checked"] + counts["refused-for-safety"];
  return unknown === 0
    ? { text: `✓ ${cases}`, status: "passed" }
    : {
        text: counts.passed === 0 ? `? ${cases}` : `✓ ${counts.passed}/${cases}`,
        status: counts.passed === 0 ? "not-checked" : "passed",
      };
}
