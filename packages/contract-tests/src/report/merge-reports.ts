import { KitError } from "../errors.ts";
import { observe } from "../observations/observe.ts";
import { maxShards } from "../run/shard-cases.ts";
import type { Contract } from "../types.ts";
import { checkAgreement } from "./check-agreement.ts";
import { countStatuses } from "./count-statuses.ts";
import type { Report, ReportAbout } from "./report.ts";

/** What the parts of one run have in common. */
const shared = ["target", "seed", "strict", "kitVersion", "specVersion"] as const;

/**
 * One report of the parts of one run, as if it had not been divided. Its time is from the start of the first part to the
 * end of the last, and what was observed is read from all cases together.
 *
 * @throws {KitError} when there is no report, when they are of different runs, when a part is missing or given twice, or when a
 * report contradicts itself.
 */
export function mergeReports(contract: Contract, reports: readonly Report[]): Report {
  const [first, ...others] = reports.toSorted((a, b) => positionOf(a.about) - positionOf(b.about));
  if (first === undefined) {
    throw new KitError("There is no report to merge");
  }
  for (const { about } of others) {
    checkShared(first.about, about);
  }
  checkParts(reports.map(({ about }) => about));
  const cases = takeInTurn([first, ...others].map((report) => report.cases));
  checkUnique(cases.map(({ id }) => id));
  reports.forEach(checkAgreement);
  const findings = reports.flatMap((report) => report.findings);
  const { shard: _shard, runKey, stopped: _stopped, ...about } = first.about;
  const isOneKey = reports.every((report) => report.about.runKey === runKey);
  const stopped = reports.map((report) => report.about.stopped).find((reason) => reason !== undefined);
  const start = Math.min(...reports.map(startOf));
  const end = Math.max(...reports.map((report) => startOf(report) + report.totals.durationMilliseconds));
  const evidence = reports.flatMap(({ observations }) => observations).at(0)?.proposedEvidence ?? "assumed";
  return {
    about: {
      ...about,
      ...(runKey !== undefined && isOneKey ? { runKey } : {}),
      ...(stopped === undefined ? {} : { stopped }),
      when: new Date(start).toISOString(),
    },
    cases,
    findings: cases.flatMap(({ id }) => findings.filter((finding) => finding.case === id)),
    observations: observe(cases, contract, evidence),
    totals: {
      ...countStatuses(cases),
      cases: cases.length,
      findings: findings.length,
      durationMilliseconds: end - start,
    },
  };
}

function startOf({ about }: Report): number {
  const time = Date.parse(about.when);
  if (Number.isNaN(time)) {
    throw new KitError(`The report's ${JSON.stringify(about.when)} is not a time`);
  }
  return time;
}

/** The part's number, from 1; 1 where the run was not divided. */
function positionOf({ shard }: ReportAbout): number {
  return Number(shard?.split("/")[0] ?? 1);
}

function checkShared(first: ReportAbout, other: ReportAbout): void {
  const name = shared.find((each) => first[each] !== other[each]);
  if (name !== undefined) {
    const hint = name === "seed" ? ": give every shard the same --seed" : "";
    throw new KitError(
      `The reports are of different runs: the ${name} is ${first[name]} in one and ${other[name]} in another${hint}`,
    );
  }
}

/** A part that is missing could hold every finding. */
function checkParts(abouts: readonly ReportAbout[]): void {
  const shards = abouts.map(({ shard = "1/1" }) => shard);
  const counts = [...new Set(shards.map((shard) => Number(shard.split("/")[1])))];
  const [count = 1] = counts;
  if (counts.length > 1) {
    throw new KitError(`The reports are of different runs: ${counts.join(" and ")} shards`);
  }
  if (count > maxShards) {
    throw new KitError(`The report is of one of ${count} shards: there may be at most ${maxShards}`);
  }
  const beyond = shards.find((shard) => Number(shard.split("/")[0]) > count);
  if (beyond !== undefined) {
    throw new KitError(`The report is of the shard ${beyond}, which there cannot be`);
  }
  checkUnique(shards.map((shard) => `shard ${shard}`));
  const missing = Array.from({ length: count }, (_, index) => `${index + 1}/${count}`).filter(
    (shard) => !shards.includes(shard),
  );
  if (missing.length > 0) {
    throw new KitError(`The report of the shard ${missing.join(" and ")} is missing`);
  }
}

function checkUnique(names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) {
      throw new KitError(`Two reports hold ${name}`);
    }
    seen.add(name);
  }
}

/** Shards take the cases in turn; so they are put together again. */
function takeInTurn<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) => lists.flatMap((list) => list.slice(index, index + 1))).flat();
}
