import type { Finding } from "./finding.ts";
import { fuzzCase } from "./fuzz-case.ts";
import type { Subject } from "./subject.ts";
import { createSummary, type Summary } from "./summary.ts";

export interface RunOptions {
  readonly seed: number;
  /** The number of the first case; 0 unless told. */
  readonly first?: number;
  readonly count: number;
  /** Whether to stop before the count is reached; asked after each case. */
  readonly enough?: (findings: number) => boolean;
  /** Told the number of each case before it is tried. */
  readonly onCase?: (caseNumber: number) => void;
}

export interface NumberedFinding extends Finding {
  readonly caseNumber: number;
}

export interface Run {
  readonly findings: readonly NumberedFinding[];
  readonly summary: Summary;
}

/** Tries the cases of a seed one after the other. */
export function fuzzRun(subject: Subject, options: RunOptions): Run {
  const { seed, first = 0, count, enough, onCase } = options;
  const summary = createSummary();
  const findings: NumberedFinding[] = [];
  for (let caseNumber = first; caseNumber < first + count; caseNumber++) {
    onCase?.(caseNumber);
    const outcome = fuzzCase(subject, seed, caseNumber);
    summary.add(outcome);
    if (outcome.finding !== undefined) {
      findings.push({ ...outcome.finding, caseNumber });
    }
    if (enough?.(findings.length) === true) {
      break;
    }
  }
  return { findings, summary };
}
