import { table } from "../codec/report.ts";
import type { FaultCount } from "./fault.ts";
import type { FleetResult } from "./fleet.ts";
import type { Entry } from "./journal.ts";
import { isEnd, type Violation } from "./verdict.ts";

export interface Summary {
  readonly result: FleetResult;
  readonly violations: readonly Violation[];
  readonly faults: FaultCount;
  /** Starts that the server acted upon. */
  readonly started: number;
  readonly seconds: number;
}

/** What happened, in tables. */
export function summaryOf({ result, violations, faults, started, seconds }: Summary): string {
  const { reports, told, kills, orphans } = result;
  const finals = reports.flatMap(({ outcomes }) => outcomes.slice(-1));
  const earlier = reports.flatMap(({ outcomes }) => outcomes.slice(0, -1));
  const counts = [
    ["jobs ordered", reports.length],
    ["starts that the server acted upon", started],
    [
      "jobs started twice",
      violations.filter(({ what }) => what.startsWith("started") && what.endsWith("times")).length,
    ],
    ["violations of any kind", violations.length],
    ["processes killed", kills],
    ["runs that a killed process left behind, taken over by another", orphans],
    ["runs that a webhook's handler was told of", told.length],
    ["seconds", Math.round(seconds)],
  ] as const;
  const sections = [
    table(
      ["what", "count"],
      counts.map(([what, count]) => [what, count.toLocaleString("en")]),
    ),
    table(["last word on a job", "count"], tally(finals.map(kindOf))),
    table(["errors before it, after which the run was asked for again", "count"], tally(earlier.map(kindOf))),
    table(["fault", "injected"], sorted(faults.byKind)),
  ];
  return sections.join("\n\n");
}

function kindOf({ outcome }: Extract<Entry, { kind: "ended" }>): string {
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
