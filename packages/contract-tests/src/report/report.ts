import type { Outcome } from "../judgement.ts";
import type { Blame, Evidence } from "../types.ts";

/**
 * Everything that one run found out, as JSON. No string of it carries a secret: tokens, passwords and cookies are masked
 * in addresses, headers and bodies alike.
 */
export interface Report {
  readonly about: ReportAbout;
  /** In the order in which the cases are listed. */
  readonly cases: readonly CaseReport[];
  /** Of all cases together; those of known failures are in their cases only. */
  readonly findings: readonly ReportedFinding[];
  readonly observations: readonly Observation[];
  readonly totals: ReportTotals;
}

export interface ReportAbout {
  /** What the description calls the API. */
  readonly api?: string;
  /** The media types of the description's bodies, in its order; those of requests come first. */
  readonly mediaTypes?: readonly string[];
  /** The base URL that was judged, without user name and password. */
  readonly target: string;
  /** The start of the run, in the form of RFC 3339. */
  readonly when: string;
  /** Makes the same ids and generated values again. Missing where nothing was made up: of what a proxy saw. */
  readonly seed?: number;
  /** With the seed it makes the same ids again. */
  readonly runKey?: string;
  /** Why the run ended before its end, or went on without what it needs. */
  readonly stopped?: string;
  readonly kitVersion: string;
  /** `info.version` of the description. */
  readonly specVersion: string;
  /** Whether findings that rest on a guess fail a case too. */
  readonly strict: boolean;
}

/**
 * `passed`: every check that applies held. `failed`: there are findings. `not-checked`: it was not sent or could not be
 * judged, so nothing is known. `known-failure`: it failed, as the list of known failures says.
 * `refused-for-safety`: it could have started a job and was therefore not sent.
 */
export type CaseStatus = "passed" | "failed" | "not-checked" | "known-failure" | "refused-for-safety";

/** What became of one case: one request, its answer, and what the checks say of it. */
export interface CaseReport {
  /** Stable from run to run: `addPet/application-json/missing-name`. */
  readonly id: string;
  /** The operation's id. */
  readonly operation: string;
  /** The Content-Type of the request's body, or "" without a body. */
  readonly sends: string;
  /** The Accept of the request, or "" without one. */
  readonly asks: string;
  /** A sentence that says what is sent and what is right. */
  readonly title: string;
  readonly status: CaseStatus;
  /** Why it was not checked or not sent. */
  readonly reason?: string;
  /** It was known before that it would not be sent, for the target or its user does not give what it needs. */
  readonly leftOut?: true;
  /** What the kit itself failed with: it says nothing of the server. */
  readonly fault?: string;
  /** What happened on the way and is not a finding: that it was sent twice, and why. */
  readonly notes?: readonly string[];
  /** Missing when nothing was sent or nothing came back. */
  readonly exchange?: ReportedExchange;
  /** Earlier answers of a case that was sent again and again; those that differ in numbers only are left out. */
  readonly polls?: readonly ReportedExchange[];
  /** What came to the address of the run's webhook; missing where the case waits for none. */
  readonly webhooks?: readonly ReportedMessage[];
  /** One for each check that looks at servers. */
  readonly verdicts: readonly ReportedVerdict[];
  readonly durationMilliseconds: number;
}

export interface ReportedMessage {
  /** Names in small letters; values that are secrets are masked. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The bytes in base64, with secrets masked. Of more than 64 KiB only the start. */
  readonly body: string;
  /** How many bytes there were, where only their start is kept. */
  readonly bodyLength?: number;
}

export interface ReportedExchange {
  /** The id of its case: observations point at it. */
  readonly id: string;
  readonly request: ReportedMessage & { readonly method: string; readonly url: string };
  readonly response: ReportedMessage & { readonly status: number };
  /** A command line that sends the request again, with secrets masked. */
  readonly curl: string;
}

export interface ReportedVerdict {
  /** The id of the check. */
  readonly check: string;
  readonly outcome: Outcome;
  /** Why it was not checked or does not apply. */
  readonly reason?: string;
}

/** One mistake, however many cases show it: what `--report json=FILE` has in `causes`. */
export interface ReportedCause {
  /** The id of the check. */
  readonly check: string;
  readonly blame: Blame;
  readonly evidence: Evidence;
  /** Whether it fails the run. */
  readonly fails: boolean;
  /** Of the first finding; so are `expected`, `found` and `curl`. */
  readonly message: string;
  readonly expected: string;
  readonly found: string;
  /** What else was found where the same was expected. */
  readonly alsoFound: readonly string[];
  readonly operations: readonly string[];
  /** The id of the case that the texts are of. */
  readonly example: string;
  readonly curl: string;
  /** The ids of the cases. */
  readonly cases: readonly string[];
}

export interface ReportedFinding {
  /** The id of the check. */
  readonly check: string;
  /** The id of the case. */
  readonly case: string;
  readonly operation: string;
  readonly blame: Blame;
  readonly evidence: Evidence;
  readonly message: string;
  readonly expected: string;
  readonly found: string;
  readonly curl: string;
}

/** What the server does where nobody knows what is right, ready to become a change of the description. */
export interface Observation {
  /** Stable from run to run. */
  readonly id: string;
  readonly question: string;
  /** A sentence. */
  readonly answer: string;
  /** Where the description would say so: a JSON pointer into it. */
  readonly pointer: string;
  /** What was seen, for programs. */
  readonly seen: unknown;
  /** The word that the description may carry from now on: `assumed` where a stand-in was asked, which proves nothing. */
  readonly proposedEvidence: Evidence;
  /** The ids of the cases that show it. */
  readonly cases: readonly string[];
}

export type ReportTotals = Readonly<Record<CaseStatus, number>> & {
  readonly cases: number;
  readonly findings: number;
  readonly durationMilliseconds: number;
};
