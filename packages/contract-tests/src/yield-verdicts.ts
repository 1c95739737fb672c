import { checks } from "./checks/index.ts";
import type { Verdict } from "./judgement.ts";

/**
 * The verdicts in which one mistake is reported once: where a check is violated that another one yields to, the other has
 * nothing to add. A guess silences nobody.
 */
export function yieldVerdicts(verdicts: readonly Verdict[]): Verdict[] {
  const told = new Set(
    verdicts
      .filter(({ findings }) => findings.some(({ evidence }) => evidence !== "assumed"))
      .map(({ check }) => check),
  );
  return verdicts.map((verdict) => {
    const better = yieldsTo(verdict.check).find((check) => told.has(check));
    return verdict.outcome !== "violated" || better === undefined
      ? verdict
      : { check: verdict.check, outcome: "not-applicable", findings: [], reason: `${better} tells the same mistake` };
  });
}

function yieldsTo(id: string): readonly string[] {
  return checks.find((check) => check.id === id)?.yieldsTo ?? [];
}
