import { observe } from "../observations/observe.ts";
import { aboutTarget } from "../report/about-target.ts";
import { countStatuses } from "../report/count-statuses.ts";
import type { Report } from "../report/report.ts";
import type { Contract } from "../types.ts";
import type { JudgedCase } from "./judge-case.ts";
import type { Target } from "./target.ts";

/** What a report says of its run. */
export interface RunFacts {
  readonly seed: number;
  readonly runKey: string;
  /** Why the run ended before its end, or went on without what it needs. */
  readonly stopped?: string;
  readonly strict: boolean;
  /** What the target does proves nothing of the vendor's server. */
  readonly isStandIn: boolean;
  /** Milliseconds since 1970. */
  readonly start: number;
  /** Milliseconds since 1970. */
  readonly end: number;
}

/** The result of a run, from the cases that were judged. */
export function buildReport(
  contract: Contract,
  { baseUrl, isMock = false }: Target,
  judged: readonly JudgedCase[],
  { start, end, isStandIn, runKey, seed, stopped, strict }: RunFacts,
): Report {
  const cases = judged.map(({ report }) => report);
  const findings = judged.flatMap((each) => each.findings);
  return {
    about: {
      ...aboutTarget(contract, baseUrl, start),
      seed,
      runKey,
      ...(stopped === undefined ? {} : { stopped }),
      strict,
    },
    cases,
    findings,
    observations: observe(cases, contract, isMock || isStandIn ? "assumed" : "observed"),
    totals: {
      ...countStatuses(cases),
      cases: cases.length,
      findings: findings.length,
      durationMilliseconds: end - start,
    },
  };
}
