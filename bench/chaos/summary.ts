import { table } from "../codec/report.ts";
import type { Disturbances } from "./fault.ts";
import { type FleetResult, isEnd } from "./fleet.ts";
import type { Ended } from "./journal.ts";
import type { Violation } from "./violation.ts";

export interface Summary {
  readonly result: FleetResult;
  readonly violations: readonly Violation[];
  readonly disturbances: Disturbances;
  /** Starts that the server acted upon. */
  readonly started: number;
  readonly seconds: number;
}

/** What happened, in tables. */
export function summaryOf({ result, violations, disturbances, started, seconds }: Summary): string {
  const { reports, tellings, kills, orphans } = result;
  const told = new Set(tellings.filter(({ kind }) => kind === "told").map(({ runID }) => runID));
  const finals = reports.flatMap(({ outcomes }) => outcomes.slice(-1));
  const earlier = reports.flatMap(({ outcomes }) => outcomes.slice(0, -1));
  const countOf = (what: RegExp): number => violations.filter((violation) => what.test(violation.what)).length;
  const counts = [
    ["jobs ordered", reports.length],
    ["starts that the server acted upon", started],
    ["jobs started twice", countOf(/^started \d+ times/)],
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
  ] as const;
  const sections = [
    table(
      ["what", "count"],
      counts.map(([what, count]) => [what, count.toLocaleString("en")]),
    ),
    table(["last word on a job", "count"], tally(finals.map(kindOf))),
    table(["errors before it, after which the run was asked for again", "count"], tally(earlier.map(kindOf))),
    table(["disturbance", "happened"], sorted(disturbances.counts)),
  ];
  return sections.join("\n\n");
}

function kindOf({ outcome }: Ended): string {
  if ("rows" in outcome) return "rows of a run that completed";
  const { name, rows = [], scope } = outcome.error;
  if (isEnd(outcome)) return rows.length === 0 ? "JobError: the server refused" : "JobError: the run failed";
  return scope === undefined ? name : `${name} (${scope})`;
}

function tally(kinds: readonly string[]): readonly (readonly string[])[] {
  return sorted(new Map([...Map.groupBy(kinds, (kind) => kind)].map(([kind, list]) => [kind, list.length])));
}

function sorted(counts: ReadonlyMap<string, number>): readonly (readonly string[])[] {
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([kind, count]) => [kind, count.toLocaleString("en")]);
}
