import { readFileSync } from "node:fs";
import { observe } from "../observations/observe.ts";
import { countStatuses } from "../report/count-statuses.ts";
import type { Report } from "../report/report.ts";
import type { Contract } from "../types.ts";
import type { JudgedCase } from "./judge-case.ts";
import type { Shard } from "./shard-cases.ts";
import type { Target } from "./target.ts";

/** What a report says of its run. */
export interface RunFacts {
  readonly seed: number;
  readonly runKey: string;
  /** Why the run ended before its end. */
  readonly stopped?: string;
  readonly strict: boolean;
  readonly shard: Shard | undefined;
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
  { start, end, isStandIn, runKey, seed, shard, stopped, strict }: RunFacts,
): Report {
  const cases = judged.map(({ report }) => report);
  const findings = judged.flatMap((each) => each.findings);
  return {
    about: {
      target: withoutSecrets(baseUrl),
      when: new Date(start).toISOString(),
      seed,
      runKey,
      ...(stopped === undefined ? {} : { stopped }),
      kitVersion: readKitVersion(),
      specVersion: readSpecVersion(contract),
      strict,
      ...(shard === undefined ? {} : { shard: `${shard.index}/${shard.count}` }),
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

function withoutSecrets(baseUrl: string): string {
  const url = new URL(baseUrl);
  url.username = "";
  url.password = "";
  return url.href.replace(/\/$/, "");
}

function readKitVersion(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { readonly version: string }).version;
}

function readSpecVersion({ document }: Contract): string {
  const { info } = document as { readonly info?: { readonly version?: string } };
  return info?.version ?? "";
}
