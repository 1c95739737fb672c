import { decodeContent } from "../body/decode-content.ts";
import { formatOf, parseContentType } from "../body/media-type.ts";
import { KitError } from "../errors.ts";
import { judge } from "../judge.ts";
import type { Finding, Verdict } from "../judgement.ts";
import { describeUnread } from "../report/describe-unread.ts";
import { maskTexts } from "../report/mask-secrets.ts";
import type { ReportedExchange } from "../report/report.ts";
import { reportExchange } from "../run/report-exchange.ts";
import type { Contract, Exchange } from "../types.ts";
import type { Passage } from "./forward.ts";
import type { SecretMemory } from "./secret-memory.ts";
import { targetAt } from "./target-address.ts";

/** What is to be said of one request that went through. No string of it carries a secret. */
export interface ProxiedExchange {
  /** The operation's id, or `no operation`. */
  readonly operation: string;
  /** The request's media type; "" without a body of one, `other` for one that this API does not have. */
  readonly sends: string;
  /** The answer's media type, in the same way. */
  readonly answers: string;
  /** Of the answer that the upstream gave; 0 when none came. */
  readonly status: number;
  /** One for each check; empty when nothing could be judged. */
  readonly verdicts: readonly Verdict[];
  readonly findings: readonly Finding[];
  /** Both messages, where there are findings. */
  readonly exchange?: ReportedExchange;
  readonly durationMilliseconds: number;
  /** What could not be judged, although the rest was. */
  readonly notes?: readonly string[];
  /** Why nothing could be judged. */
  readonly reason?: string;
  /** The kit failed in judging. The exchange was passed on all the same. */
  readonly error?: KitError;
}

/** Judges what went through, after it went. Never throws: a fault of the kit is reported as one. */
export function judgePassage(
  contract: Contract,
  upstream: URL,
  passage: Passage,
  limitBytes: number,
  memory: SecretMemory,
): ProxiedExchange {
  const { answer } = passage;
  const about = {
    operation: "no operation",
    sends: nameMediaType(passage.headers),
    answers: answer === undefined ? "" : nameMediaType(answer.headers),
    status: answer?.status ?? 0,
    verdicts: [],
    findings: [],
    durationMilliseconds: passage.durationMilliseconds,
  };
  try {
    const exchange = toExchange(upstream, passage, limitBytes);
    if (typeof exchange === "string") {
      return { ...about, reason: exchange };
    }
    memory.learn(exchange);
    const { operation, verdicts, findings, unread } = judge(contract, exchange);
    const notes = [
      ...(unread.request === undefined ? [] : [describeUnread("request", unread.request)]),
      ...(unread.response === undefined ? [] : [describeUnread("answer", unread.response)]),
    ];
    const told = {
      ...about,
      operation: operation?.id ?? about.operation,
      verdicts,
      findings,
      ...(notes.length === 0 ? {} : { notes }),
    };
    if (findings.length === 0) {
      return told;
    }
    const url = `${upstream.origin}${targetAt(upstream, pathOf(passage.target))}`;
    const reported = reportExchange("", { ...exchange, request: { ...exchange.request, url } });
    const whole = {
      ...told,
      verdicts: verdicts.map((verdict) => ({ ...verdict, findings: aim(verdict.findings, reported.curl) })),
      findings: aim(findings, reported.curl),
      exchange: reported,
    };
    return maskTexts(whole, memory.hide);
  } catch (error) {
    return { ...about, reason: "the kit failed", error: toKitError(error) };
  }
}

function toKitError(error: unknown): KitError {
  return error instanceof KitError ? error : new KitError(String(error), { cause: error });
}

/** `OPTIONS *` asks about the server as a whole, which has no address of its own. */
function pathOf(target: string): string {
  return target === "*" ? "/*" : target;
}

/** A finding's command line goes to the upstream itself, with the path that it has there. */
function aim(findings: readonly Finding[], curl: string): Finding[] {
  return findings.map((finding) => ({ ...finding, curl }));
}

/** The exchange as the description sees it, without the upstream's own path; or why it cannot be judged. */
function toExchange(upstream: URL, passage: Passage, limitBytes: number): Exchange | string {
  const { method, target, headers, answer, ending, durationMilliseconds } = passage;
  const sent = passage.body.bytes();
  if (ending.kind === "interrupted") {
    return ending.reason;
  }
  if (sent === undefined) {
    return `the request is longer than ${limitBytes} bytes`;
  }
  const request = { method, url: `${upstream.origin}${pathOf(target)}`, headers, body: sent };
  const failure = (reason: string): Exchange => ({
    request,
    response: { status: 0, headers: {}, body: new Uint8Array() },
    durationMilliseconds,
    failure: reason,
  });
  if (ending.kind === "failed" || answer === undefined) {
    return failure(ending.kind === "failed" ? ending.reason : "no answer began");
  }
  const received = answer.body.bytes();
  if (received === undefined) {
    return `the answer is longer than ${limitBytes} bytes`;
  }
  const content = decodeContent(answer.headers.get("content-encoding"), received, limitBytes);
  switch (content.kind) {
    case "unjudged":
      return content.reason;
    case "broken":
      return failure(content.reason);
    case "bytes":
      return {
        request,
        response: { status: answer.status, headers: answer.headers, body: content.bytes },
        durationMilliseconds,
      };
  }
}

/** Of a bounded number of names, whatever callers send: they are rows of a table. */
function nameMediaType(headers: Headers): string {
  const mediaType = parseContentType(headers.get("content-type"))?.mediaType;
  if (mediaType === undefined) {
    return "";
  }
  return formatOf(mediaType) === undefined ? "other" : mediaType;
}
