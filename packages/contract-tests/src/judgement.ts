import type { Blame, Contract, Evidence, Expectation, Operation, OperationMatch, ResponseContract } from "./types.ts";

/** A body, as far as it can be understood. `free` may be anything at all, or is in a media type that is unread; `reason` says why nothing is known. */
export type Body =
  | { readonly kind: "none" }
  | { readonly kind: "free"; readonly unread?: string }
  | { readonly kind: "undescribed"; readonly reason: string }
  | { readonly kind: "unreadable"; readonly schema: string; readonly reason: string }
  | { readonly kind: "read"; readonly schema: string; readonly value: unknown };

/** One side of an exchange, prepared for the checks. */
export interface Message {
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  /** In small letters and without parameters; "" when there is none. */
  readonly mediaType: string;
  readonly charset: string | undefined;
  readonly body: Body;
}

/** An exchange, prepared for the checks: everything is parsed once. */
export interface Subject {
  readonly contract: Contract;
  readonly method: string;
  readonly url: URL;
  readonly match: OperationMatch;
  readonly operation: Operation | undefined;
  readonly request: Message;
  readonly status: number;
  readonly response: Message;
  /** What the description says of this status; missing when it says nothing. */
  readonly documented: ResponseContract | undefined;
  /** Why no complete answer came. */
  readonly failure: string | undefined;
  readonly durationMilliseconds: number | undefined;
  /** Missing where nothing is known beyond the contract. */
  readonly expectation: Expectation | undefined;
}

/** What a check has against an exchange. */
export interface Violation {
  readonly message: string;
  readonly expected: string;
  readonly found: string;
  /** Where it differs from the check's own word. */
  readonly evidence?: Evidence;
}

/** What a check says of one exchange. */
export type Ruling =
  | { readonly outcome: "held" }
  | { readonly outcome: "violated"; readonly violations: readonly Violation[] }
  | { readonly outcome: "not-checked" | "not-applicable"; readonly reason: string };

/** One claim about every exchange. */
export interface Check {
  /** The claim itself, and the name of its file. */
  readonly id: string;
  /** One sentence: what goes wrong where the claim does not hold. */
  readonly why: string;
  /** One sentence to whom it blames: what to change so that it holds. */
  readonly fix: string;
  readonly blame: Blame;
  readonly evidence: Evidence;
  /** The ids of checks that tell the same mistake better: where one of them is violated, this one is silent. */
  readonly yieldsTo?: readonly string[];
  readonly rule: (subject: Subject) => Ruling;
}

/** A violation with all that one needs to act on it. No string of it carries a secret. */
export interface Finding extends Violation {
  /** The id of the check. */
  readonly check: string;
  readonly blame: Blame;
  readonly evidence: Evidence;
  /** The operation's id, or the method and the path where there is none. */
  readonly operation: string;
  /** A command line that sends the request again. */
  readonly curl: string;
}

/**
 * `held`: looked at and right. `violated`: there are findings. `not-checked`: it could not be judged, so nothing is known.
 * `not-applicable`: the claim is about other exchanges.
 */
export type Outcome = "held" | "violated" | "not-checked" | "not-applicable";

export interface Verdict {
  /** The id of the check. */
  readonly check: string;
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
  /** Why it was not checked or does not apply. */
  readonly reason?: string;
}

/** Everything that is to be said about one exchange. */
export interface Judgement {
  /** Missing when the request is for no operation of the contract. */
  readonly operation: Operation | undefined;
  /** One for each check, in the order of the checks. */
  readonly verdicts: readonly Verdict[];
  /** Of all verdicts together. */
  readonly findings: readonly Finding[];
  /** The media types of described bodies that the kit does not read: nothing is known of these bodies. */
  readonly unread: { readonly request?: string; readonly response?: string };
}
