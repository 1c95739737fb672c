import { isWebApi } from "../spec/web-api.ts";
import type { Contract, Evidence, Exchange, Expectation, Issue, Operation } from "../types.ts";
import { isSafe, type Known } from "./case.ts";

/** One of these statuses, whatever the server is like. */
export function answeredWith(evidence: Evidence, ...statuses: number[]): () => Expectation {
  return () => ({ evidence, statuses });
}

/** The statuses of answers that are not errors, by the codes and ranges that the description names; all where it names none. */
export function successesOf({ responses }: Operation): number[] {
  const named = Object.keys(responses).filter((status) => /^[23](?:\d\d|XX)$/i.test(status));
  const ranges = named.length === 0 ? ["2XX"] : named;
  return ranges.flatMap((status) =>
    /XX$/i.test(status) ? Array.from({ length: 100 }, (_, index) => Number(status[0]) * 100 + index) : [Number(status)],
  );
}

/** A right request is taken; what it names need not be there, and may not be for this caller. */
export function takenStatuses(operation: Operation): number[] {
  const { method, parameters, request, responses } = operation;
  const refers = parameters.some(({ in: place }) => place === "path" || place === "query") || request !== undefined;
  const named = [403, 409, 410, 412].filter((status) => String(status) in responses);
  return [...successesOf(operation), ...(refers ? [404, 410] : []), ...(isSafe(method) ? [] : [409]), ...named];
}

/**
 * Every status that refuses a wrong request: those of HTTP, which may find it too large or the caller not entitled before it
 * looks for mistakes, and the errors that the description names.
 */
export function refusalsOf({ parameters, responses }: Operation): number[] {
  const named = Object.keys(responses)
    .filter((status) => /^4\d\d$/.test(status) && !["401", "405", "429"].includes(status))
    .map(Number);
  const refers = parameters.some(({ in: place }) => place === "path" || place === "query");
  return [...new Set([400, 422, ...(refers ? [404, 410] : []), 403, 413, 414, 428, 431, ...named])];
}

/**
 * Refused where the description names an answer for wrong requests, and where invalid requests must be refused; else a
 * server may take what it understands of it. That it fails is never right.
 */
export function refusedBy(
  contract: Contract,
  operation: Operation,
  evidence: Evidence,
  ...others: number[]
): (known: Known) => Expectation {
  const isNamed = ["400", "422", "4XX"].some((status) => status in operation.responses);
  // ASP.NET looks at no body that it could not read (observed).
  const refusals = [...refusalsOf(operation), ...others, ...(isWebApi(contract) ? [500] : [])];
  return ({ validates }) => ({
    evidence,
    statuses: isNamed || validates ? refusals : [...refusals, ...takenStatuses(operation)],
  });
}

/** Whether nothing but a format is wrong with a value: a format is a hint (JSON Schema 2020-12, 7.2). */
export function isHint(issues: readonly Pick<Issue, "keyword">[]): boolean {
  return issues.every(({ keyword }) => keyword === "format");
}

/** Why a made-up value that is not taken says nothing of the server: it may want more than a description can say. */
export function refusesMadeUp({ response: { status } }: Exchange): string | undefined {
  return [400, 402, 403, 409, 410, 412, 422, 424, 428].includes(status)
    ? `the server does not take the value that was made up (${status}): an example in the description gives a better one`
    : undefined;
}

/** Why nothing can be said of a value at an edge: the one that it is compared with was not taken either. */
export function refusesControl(_own: Exchange, [control]: readonly Exchange[]): string | undefined {
  const status = control?.response.status ?? 0;
  return status >= 200 && status < 400
    ? undefined
    : `the value in the middle, that it would be compared with, was not taken either (${status}): an example in the description gives a better one`;
}
