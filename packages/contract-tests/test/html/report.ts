import { checks } from "../../src/index.ts";
import type { CaseReport, Report, ReportedFinding } from "../../src/report/report.ts";

const base64 = (text: string): string => Buffer.from(text).toString("base64");
const headers = [["content-type", "application/json; charset=utf-8"]] as const;

/** A case that was sent and answered with this body. */
export function caseOf(id: string, parts: Partial<CaseReport> = {}, answer = "{}"): CaseReport {
  return {
    id,
    operation: "executeJobAsync",
    sends: "application/json",
    asks: "application/json",
    title: "A start with every member is accepted.",
    status: "passed",
    exchange: {
      id,
      request: { method: "POST", url: "http://api.test/v1/ExecuteJobAsync", headers, body: base64('{"runID":"r"}') },
      response: { status: 200, headers, body: base64(answer) },
      curl: "curl -X POST 'http://api.test/v1/ExecuteJobAsync'",
    },
    verdicts: checks.map(({ id: check }, index) => ({ check, outcome: index % 3 === 0 ? "held" : "not-applicable" })),
    durationMilliseconds: 3,
    ...parts,
  };
}

export function findingOf(parts: Partial<ReportedFinding> = {}): ReportedFinding {
  return {
    check: "response-body-matches-schema",
    case: "a",
    operation: "executeJobAsync",
    blame: "server",
    evidence: "documented",
    message: "/started must be boolean",
    expected: "boolean",
    found: '"yes"',
    curl: "curl -X POST 'http://api.test/v1/ExecuteJobAsync'",
    ...parts,
  };
}

/** A report of these cases and findings. */
export function reportOf(cases: readonly CaseReport[], findings: readonly ReportedFinding[] = []): Report {
  const count = (status: string): number => cases.filter((each) => each.status === status).length;
  return {
    about: {
      target: "http://api.test",
      when: "2026-01-02T03:04:05Z",
      seed: 7,
      kitVersion: "0.0.0",
      strict: false,
      specVersion: "1.0",
    },
    cases,
    findings,
    observations: [
      {
        id: "unknown-run",
        question: "What do Results give for an id that no run has?",
        answer: "An empty list.",
        pointer: "/paths/~1v1~1Results~1{id}/get/responses",
        seen: { status: 200, rows: 0 },
        proposedEvidence: "observed",
        cases: ["a"],
      },
    ],
    totals: {
      passed: count("passed"),
      failed: count("failed"),
      "not-checked": count("not-checked"),
      "known-failure": count("known-failure"),
      "refused-for-safety": count("refused-for-safety"),
      cases: cases.length,
      findings: findings.length,
      durationMilliseconds: 1234,
    },
  };
}
