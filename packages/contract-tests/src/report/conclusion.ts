import { knowsTheApi } from "./knows-the-api.ts";
import { countJudged, defaultMinChecked, describeTooFew, type MinChecked } from "./min-checked.ts";
import type { Report } from "./report.ts";

/**
 * Whether a run is good news. `nothing`: no case was judged, so nothing is known. `incomplete`: nothing failed, but it was
 * stopped, the kit failed in a case, or too few cases were judged.
 */
export type Conclusion = "clean" | "findings" | "nothing" | "incomplete";

/** @param min - How much must be judged at least. Default: 90 % of the planned cases. */
export function concludeReport(report: Report, min: MinChecked = defaultMinChecked): Conclusion {
  const { about, cases, totals } = report;
  if (totals.failed > 0) {
    return "findings";
  }
  if (countJudged(report).judged === 0) {
    return "nothing";
  }
  const isWhole = about.stopped === undefined && cases.every(({ fault }) => fault === undefined);
  return isWhole && describeTooFew(report, min) === undefined ? "clean" : "incomplete";
}

/** With as many failed cases and none that passed, another server is likelier than a broken one. */
const manyFailed = 20;

/** One line that says how a run ended. */
export function describeConclusion(report: Report, min: MinChecked = defaultMinChecked): string {
  const { about, cases, totals } = report;
  const { judged, planned } = countJudged(report);
  const leftOut = cases.filter((each) => each.leftOut === true).length;
  const counts = [
    [totals.passed, "passed"],
    [totals["known-failure"], "known to fail"],
    [planned - judged, "not checked"],
    [leftOut, "left out because what they need is missing"],
    [totals["refused-for-safety"], "left out for safety"],
  ] as const;
  const seconds = (totals.durationMilliseconds / 1000).toFixed(1);
  const facts = [
    ...counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`),
    `${seconds} s`,
    ...(about.seed === undefined ? [] : [`seed ${about.seed}`]),
    ...(about.runKey === undefined ? [] : [`run key ${about.runKey}`]),
  ];
  const lead = {
    clean: judged === planned ? `No case of ${planned} failed` : `No case of ${judged} judged ones failed`,
    findings: `${totals.failed} of ${planned} cases failed`,
    nothing: `Nothing was judged, none of ${planned} cases`,
    incomplete: `Incomplete: ${judged} of ${planned} cases were judged`,
  }[concludeReport(report, min)];
  const stopped = about.stopped === undefined ? "" : `. Stopped: ${about.stopped}`;
  const isForeign = totals.failed >= manyFailed && totals.passed === 0 && !knowsTheApi(cases);
  const doubt = isForeign ? `. Nothing passed: does the API answer below ${about.target}?` : "";
  return `${lead}: ${facts.join(", ")}${stopped}${doubt}`;
}
