import type { CaseReport, CaseStatus } from "./report.ts";

/** How many cases there are of each status. */
export function countStatuses(cases: readonly CaseReport[]): Record<CaseStatus, number> {
  const counts = { passed: 0, failed: 0, "not-checked": 0, "known-failure": 0, "refused-for-safety": 0 };
  for (const { status } of cases) {
    counts[status] += 1;
  }
  return counts;
}
