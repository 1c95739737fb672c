import type { ProbeJob } from "../profile/probe-job.ts";
import type { Contract, Exchange, ExchangeRequest, Expectation } from "../types.ts";

/** A request as a case gives it: the runner adds the base URL and the token. */
export interface CaseRequest {
  readonly method: string;
  /** With the query; it begins with a slash. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** The caller's own credentials, some of theirs that have ended, well-formed ones that no server gave out, or none. */
  readonly token: "good" | "ended" | "bad" | "none";
}

/** What the runner has learned when it asks a case for the right answer. */
export interface Known {
  readonly contract: Contract;
  /** Whether the server refuses invalid requests with 400; unknown of the vendor's server. */
  readonly validates: boolean;
  /** The exchanges of the same group before this one. */
  readonly earlier: readonly Exchange[];
  /** What came to the webhook's address of the case's group. */
  readonly webhooks: readonly ExchangeRequest[];
  /** For how many milliseconds the first of them had been there when a request was sent whose answer was not yet the last one. */
  readonly webhookLead?: number;
}

/** What a case asks for, or it is not checked: a password, or a server that is more than a set of examples. */
export type Need = "password" | "server";

/** One request to send, and what is known of its right answer. */
export interface Case {
  /** Stable from run to run; unique. */
  readonly id: string;
  /** The operation's id. */
  readonly operation: string;
  /** The Content-Type, or "". */
  readonly sends: string;
  /** The Accept, or "". */
  readonly asks: string;
  /** A sentence. */
  readonly title: string;
  /** What a server, right or wrong, could do because of it: start a job, change something, or delete something. */
  readonly effect: "none" | "start" | "change" | "delete";
  readonly needs: readonly Need[];
  /** Cases of one group are sent one after the other. */
  readonly group?: string;
  /** The id of a case that is sent before it, whose exchange it gets to see. */
  readonly after?: string;
  /** Why it cannot be sent as it should be. */
  readonly lack?: string;
  /** Why its answer, or those before it, say nothing of the server's worth. */
  readonly doubt?: (exchange: Exchange, earlier: readonly Exchange[]) => string | undefined;
  /** What an answer says in place of a start, where it is not an error and nothing was started. */
  readonly refusal?: (exchange: Exchange) => string | undefined;
  /** Whether the run that it looks at goes on, by its answer and those before it: then nothing of its end is due. */
  readonly goesOn?: (exchange: Exchange, earlier: readonly Exchange[]) => boolean;
  /** It looks at the run that the first case of its group starts, so it is not sent where that start was refused. */
  readonly followsStart?: boolean;
  /** The last segment of the address at which a webhook must have had its time before the request is sent. */
  readonly awaitsWebhookAt?: string;
  readonly request: CaseRequest;
  /** Sent again until this is true or the time is over. */
  readonly until?: (exchange: Exchange) => boolean;
  readonly expects: (known: Known) => Expectation;
  /** The same case with a smaller made-up value, most daring first, each as a run of its own; missing where nothing is made up. */
  readonly smaller?: () => readonly Case[];
}

/** What cases are made of. */
export interface CaseContext {
  readonly contract: Contract;
  /** A GUID that follows from the seed and a name. */
  readonly createID: (name: string) => string;
  readonly probe: ProbeJob | undefined;
  /** Whether examples may be sent as they are: nothing that matters can be started by them. */
  readonly isLoopback: boolean;
  /** Where the server can reach this run, without a slash at the end. */
  readonly webhookURL: string | undefined;
  readonly credentials: { readonly username: string; readonly password: string } | undefined;
  /** Whether bodies beyond the server's limit may be sent: they are load. */
  readonly sendsOversize: boolean;
  /** Whether the caller has a token that the server gave out and that has ended. */
  readonly hasExpiredToken: boolean;
  readonly seed: number;
  /** How many values are made up for each operation and media type. */
  readonly examples: number;
}

/** The last words of an id: `application-json` for `application/json`, `application-any-json` for `application/*+json`. */
export function slug(text: string): string {
  return text
    .replaceAll("*+", "any+")
    .replaceAll(/[^\w.]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}

/** Whether a method asks for nothing to be changed (RFC 9110, 9.2.1). */
export function isSafe(method: string): boolean {
  return ["GET", "HEAD", "OPTIONS", "TRACE", "QUERY"].includes(method);
}
