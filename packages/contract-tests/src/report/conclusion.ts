import type { CaseStatus, Report } from "./report.ts";

/** Whether a run is good news. `nothing`: no case was judged, so nothing is known. */
export type Conclusion = "clean" | "findings" | "nothing";

export function concludeReport({ totals }: Report): Conclusion {
  if (totals.failed > 0) {
    return "findings";
  }
  return totals.passed + totals["known-failure"] === 0 ? "nothing" : "clean";
}

const words: readonly (readonly [CaseStatus, string])[] = [
  ["passed", "passed"],
  ["known-failure", "known to fail"],
  ["not-checked", "not checked"],
  ["refused-for-safety", "left out for safety"],
];

/** With as many failed cases and none that passed, another server is likelier than a broken one. */
const manyFailed = 20;

/** One line that says how a run ended. */
export function describeConclusion(report: Report): string {
  const { about, totals } = report;
  const counts = words.filter(([status]) => totals[status] > 0).map(([status, word]) => `${totals[status]} ${word}`);
  const seconds = (totals.durationMilliseconds / 1000).toFixed(1);
  const facts = [
    ...counts,
    `${seconds} s`,
    `seed ${about.seed}`,
    ...(about.shard === undefined ? [] : [`shard ${about.shard}`]),
  ];
  const lead = {
    clean: `No case of ${totals.cases} failed`,
    findings: `${totals.failed} of ${totals.cases} cases failed`,
    nothing: `Nothing was judged, none of ${totals.cases} cases`,
  }[concludeReport(report)];
  const isForeign = totals.failed >= manyFailed && totals.passed === 0;
  const doubt = isForeign ? `. Nothing passed: does the API answer below ${about.target}?` : "";
  return `${lead}: ${facts.join(", ")}${doubt}`;
}
