import type { Blame, Evidence } from "../types.ts";
import type { Report, ReportedFinding } from "./report.ts";

/** The findings of one check, told once. */
export interface FindingGroup {
  readonly check: string;
  readonly blame: Blame;
  readonly evidence: Evidence;
  /** Whether it fails the run. A finding that rests on a guess does so only where strictness was asked for. */
  readonly fails: boolean;
  readonly findings: readonly [ReportedFinding, ...ReportedFinding[]];
  /** The ids of the cases, each once. */
  readonly cases: readonly string[];
}

/** Findings by check, blame and evidence: those that fail the run first, then the most frequent. */
export function groupFindings({ about, findings }: Report): readonly FindingGroup[] {
  const groups = new Map<string, [ReportedFinding, ...ReportedFinding[]]>();
  for (const finding of findings) {
    const key = `${finding.blame} ${finding.check} ${finding.evidence}`;
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [finding]);
    } else {
      group.push(finding);
    }
  }
  return [...groups.values()]
    .map((each) => {
      const [{ blame, check, evidence }] = each;
      const cases = [...new Set(each.map((finding) => finding.case))];
      return { blame, check, evidence, fails: about.strict || evidence !== "assumed", findings: each, cases };
    })
    .sort((left, right) => Number(right.fails) - Number(left.fails) || right.cases.length - left.cases.length);
}
