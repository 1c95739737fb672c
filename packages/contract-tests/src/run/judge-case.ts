import type { Case } from "../cases/case.ts";
import { checks } from "../checks/index.ts";
import { judge } from "../judge.ts";
import type { Verdict } from "../judgement.ts";
import { applyKnownFailures, type KnownFailure } from "../known-failures.ts";
import { describeUnread } from "../report/describe-unread.ts";
import type { CaseReport, CaseStatus, ReportedFinding } from "../report/report.ts";
import type { Contract, Exchange, ExchangeRequest, Expectation } from "../types.ts";
import { reportExchange, reportRequest } from "./report-exchange.ts";
import type { SentExchange } from "./sender.ts";

export interface JudgeOptions {
  readonly knownFailures: readonly KnownFailure[];
  /** Findings that rest on a guess fail a case too. */
  readonly strict: boolean;
  /** The ids of the checks that are asked. Default: all that look at servers. */
  readonly checks?: ReadonlySet<string>;
}

/** A case with what is wrong with its answer; what is known already is left out of the findings. */
export interface JudgedCase {
  readonly report: CaseReport;
  readonly findings: readonly ReportedFinding[];
  /** Somebody answered, though not in HTTP. */
  readonly isMalformed?: boolean;
}

/** The ids of the checks that look at servers. */
export const serverChecks: ReadonlySet<string> = new Set(
  checks.filter(({ blame }) => blame !== "client").map(({ id }) => id),
);

/** What happened when a case was sent. */
export interface Played {
  readonly exchange: SentExchange;
  /** Earlier answers of the same case, where it was sent until something was so. */
  readonly polls: readonly Exchange[];
  /** Missing where the case waits for no webhook. */
  readonly webhooks?: readonly ExchangeRequest[];
  /** For how many milliseconds the first of them had been there when a request was sent whose answer was not yet the last one. */
  readonly webhookLead?: number;
}

/** Holds the answer to a case against all checks of servers. Requests are wrong on purpose, so they are not judged. */
export function judgeCase(
  contract: Contract,
  sent: Case,
  played: Played,
  expectation: Expectation,
  options: JudgeOptions,
): JudgedCase {
  const { exchange } = played;
  const asked = options.checks ?? serverChecks;
  const { unread, verdicts } = judge(contract, exchange, expectation, asked);
  const findings = verdicts.flatMap((verdict) =>
    verdict.findings.map((finding): ReportedFinding => ({ ...finding, case: sent.id, operation: sent.operation })),
  );
  const described = describePlayed(sent, played);
  const draft: CaseReport = {
    ...described,
    ...(unread.response === undefined
      ? {}
      : { notes: [...(described.notes ?? []), describeUnread("answer", unread.response)] }),
    status: "passed",
    verdicts: verdicts.map(({ findings: _findings, ...verdict }) => verdict),
  };
  const left = applyKnownFailures(
    options.knownFailures.filter(({ check }) => asked.has(check)),
    draft,
    findings,
  );
  const status = statusOf(left, left.length < findings.length, verdicts, options);
  const reason = verdicts.find(({ outcome }) => outcome === "not-checked")?.reason;
  return {
    report: { ...draft, status, ...(status === "not-checked" && reason !== undefined ? { reason } : {}) },
    findings: left,
    isMalformed: exchange.failureCode?.startsWith("HPE_") === true,
  };
}

/** A case whose answer says nothing of the server's worth. */
export function unjudgedCase(sent: Case, played: Played, reason: string): JudgedCase {
  return { report: { ...describePlayed(sent, played), status: "not-checked", reason, verdicts: [] }, findings: [] };
}

/** A case in which the kit itself failed. */
export function faultyCase(sent: Case, cause: unknown): JudgedCase {
  const fault = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  const { report, findings } = unsentCase(sent, "not-checked", `the kit failed: ${fault}`);
  return { report: { ...report, fault }, findings };
}

/** A case that was not sent. */
export function unsentCase(sent: Case, status: "not-checked" | "refused-for-safety", reason: string): JudgedCase {
  return { report: { ...describeCase(sent), status, reason, verdicts: [], durationMilliseconds: 0 }, findings: [] };
}

function describePlayed(sent: Case, { exchange, polls, webhooks }: Played): Omit<CaseReport, "status" | "verdicts"> {
  return {
    ...describeCase(sent),
    exchange: reportExchange(sent.id, exchange),
    ...(polls.length === 0 ? {} : { polls: polls.map((poll) => reportExchange(sent.id, poll)) }),
    ...(webhooks === undefined ? {} : { webhooks: webhooks.map(reportRequest) }),
    ...(exchange.notes === undefined ? {} : { notes: exchange.notes }),
    durationMilliseconds: exchange.durationMilliseconds ?? 0,
  };
}

function describeCase({
  id,
  operation,
  sends,
  asks,
  title,
}: Case): Pick<CaseReport, "id" | "operation" | "sends" | "asks" | "title"> {
  return { id, operation, sends, asks, title };
}

function statusOf(
  findings: readonly ReportedFinding[],
  hasKnown: boolean,
  verdicts: readonly Verdict[],
  { strict }: JudgeOptions,
): CaseStatus {
  if (findings.some(({ evidence }) => strict || evidence !== "assumed")) {
    return "failed";
  }
  if (hasKnown) {
    return "known-failure";
  }
  return verdicts.some(({ outcome }) => outcome === "not-checked") ? "not-checked" : "passed";
}
