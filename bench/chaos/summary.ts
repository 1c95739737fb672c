import { table } from "../codec/report.ts";
import type { Disturbances } from "./fault.ts";
import type { Ended } from "./journal.ts";
import type { Violation } from "./report.ts";
import { type FleetResult, isEnd } from "./report.ts";

/** What came of one seed. */
export interface Summary {
  readonly seed: number;
  readonly result: FleetResult;
  readonly violations: readonly Violation[];
  /** Runs that were started twice where the store had lost their claim. */
  readonly excused: readonly string[];
  readonly disturbances: Disturbances;
  /** Starts that the server acted upon. */
  readonly started: number;
  readonly seconds: number;
  /** Where claims and deliveries were kept. */
  readonly store: string;
}

/** What happened, in tables with a column for each seed. */
export function summaryOf(all: readonly Summary[]): string {
  const sections: readonly (readonly [string, (facts: Summary) => Counts])[] = [
    ["what", countsOf],
    ["last word on a job", ({ result }) => tally(result.reports.flatMap(({ outcomes }) => outcomes.slice(-1)))],
    [
      "errors before it, after which the run was asked for again",
      ({ result }) => tally(result.reports.flatMap(({ outcomes }) => outcomes.slice(0, -1))),
    ],
    ["disturbance", ({ disturbances }) => byCount(disturbances.counts)],
  ];
  const tables = sections.map(([title, count]) => {
    const columns = all.map(count);
    const names = new Set(columns.flatMap((column) => [...column.keys()]));
    const rows = [...names].map((name) => [
      name,
      ...columns.map((column) => (column.get(name) ?? 0).toLocaleString("en")),
    ]);
    return table([title, ...all.map(({ seed }) => `seed ${seed}`)], rows);
  });
  return [`Claims and deliveries were kept by ${all[0]?.store}.`, ...tables].join("\n\n");
}

type Counts = ReadonlyMap<string, number>;

function countsOf({ result, violations, excused, started, seconds }: Summary): Counts {
  const { reports, tellings, kills, orphans, shared } = result;
  const told = new Set(tellings.filter(({ kind }) => kind === "told").map(({ runID }) => runID));
  const countOf = (what: RegExp): number => violations.filter((violation) => what.test(violation.what)).length;
  return new Map([
    ["jobs ordered", reports.length],
    ["of them, given to several processes at once", shared],
    ["starts that the server acted upon", started],
    ["jobs started twice", countOf(/^started \d+ times/)],
    ["jobs started twice that the store had forgotten in between", excused.length],
    ["finished runs reported lost or unfinished", countOf(/^(finished, but|its end was never|no outcome)/)],
    ["wrong results", countOf(/wrong (end|result)|never started|the argument/)],
    ["errors that are none of the client's, or without the runID", countOf(/^an error/)],
    ["deliveries acknowledged and never told", countOf(/^acknowledged and never/)],
    ["deliveries acknowledged before they were told", countOf(/^acknowledged before/)],
    ["runs told twice after success", countOf(/^told twice after/)],
    ["runs told twice at the same time", countOf(/^told twice at/)],
    ["violations of any kind", violations.length],
    ["processes killed", kills],
    ["runs that a killed process left behind, taken over by another", orphans],
    ["runs that a webhook's handler was told of", told.size],
    ["seconds", Math.round(seconds)],
  ]);
}

function kindOf({ outcome }: Ended): string {
  if ("rows" in outcome) return "rows of a run that completed";
  const { name, rows = [], scope } = outcome.error;
  if (isEnd(outcome)) return rows.length === 0 ? "JobError: the server refused" : "JobError: the run failed";
  return scope === undefined ? name : `${name} (${scope})`;
}

function tally(ends: readonly Ended[]): Counts {
  const kinds = Map.groupBy(ends, kindOf);
  return byCount(new Map([...kinds].map(([kind, list]) => [kind, list.length])));
}

function byCount(counts: Counts): Counts {
  return new Map([...counts].toSorted(([, a], [, b]) => b - a));
}
