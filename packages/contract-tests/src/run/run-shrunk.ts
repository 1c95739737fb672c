import type { Case } from "../cases/case.ts";
import type { Runner } from "./create-runner.ts";
import type { JudgedCase } from "./judge-case.ts";

/** How many smaller values are sent at most for one made-up value. */
const defaultLimit = 40;

/**
 * Runs a case. Where a made-up value has a finding, smaller ones are sent, each as a run of its own and under the runner's
 * safety rules, until none of them breaks the same check; the smallest that does is what is reported.
 */
export async function runShrunk(
  runner: Pick<Runner, "run">,
  wanted: Case,
  limit: number = defaultLimit,
): Promise<JudgedCase> {
  const first = await runner.run(wanted);
  const broken = new Set(first.findings.map(({ check }) => check));
  const sent = new Set<string>();
  let smallest = { case: wanted, judged: first };
  let candidates = broken.size === 0 ? [] : [...(wanted.smaller?.() ?? [])];
  while (candidates.length > 0 && sent.size < limit) {
    const [candidate, ...others] = candidates;
    candidates = others;
    const body = Buffer.from(candidate?.request.body ?? []).toString("latin1");
    if (candidate === undefined || sent.has(body)) {
      continue;
    }
    sent.add(body);
    const judged = await runner.run(candidate);
    if (judged.findings.some(({ check }) => broken.has(check))) {
      smallest = { case: candidate, judged };
      candidates = [...(candidate.smaller?.() ?? [])];
    }
  }
  return smallest.judged;
}
