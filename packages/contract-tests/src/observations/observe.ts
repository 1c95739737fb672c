import { findProfile } from "../profile/profile.ts";
import type { CaseReport, Observation } from "../report/report.ts";
import type { Contract, Evidence } from "../types.ts";
import type { Question } from "./question.ts";
import { rateLimit } from "./rate-limit.ts";

/** What a run can show that the description does not say. */
export function questionsOf(contract: Contract): readonly Question[] {
  return [...(findProfile(contract)?.questions ?? []), rateLimit];
}

/**
 * What a run shows of each question; questions of which it shows nothing are left out.
 *
 * @param proposedEvidence - `observed` for a server, `assumed` for a stand-in.
 */
export function observe(
  cases: readonly CaseReport[],
  contract: Contract,
  proposedEvidence: Evidence,
): readonly Observation[] {
  const telling = cases.filter((each) => !isTurnedAway(each));
  return questionsOf(contract).flatMap(({ id, question, pointer, observe: look }) => {
    const sighting = look(id === rateLimit.id ? cases : telling, contract);
    return sighting === undefined ? [] : [{ id, question, pointer, proposedEvidence, ...sighting }];
  });
}

/** That somebody asks too often, or with a token that has ended, says nothing of what was asked for. */
function isTurnedAway({ exchange, status, verdicts }: CaseReport): boolean {
  const isUnjudged = status === "not-checked" && verdicts.length === 0;
  return isUnjudged && exchange !== undefined && [401, 429].includes(exchange.response.status);
}
