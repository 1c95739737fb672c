import type { Clock } from "../clock.ts";

const date = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT/;

/**
 * For how long an answer asks to wait, in milliseconds: whole or decimal seconds, or a date as HTTP writes it, which is
 * compared with the answer's own Date where there is one. Of several values, the first. Undefined for anything else.
 */
export function retryAfterOf(headers: Headers, clock: Clock): number | undefined {
  const value = headers.get("Retry-After")?.trim() ?? "";
  const seconds = /^(\d+(?:\.\d+)?)\s*(?:,|$)/.exec(value)?.[1];
  if (seconds !== undefined) return Math.ceil(Number(seconds) * 1000);
  const until = dateOf(value);
  if (until === undefined) return undefined;
  return Math.max(0, until - (dateOf(headers.get("Date")?.trim() ?? "") ?? clock.now()));
}

function dateOf(value: string): number | undefined {
  const found = date.exec(value)?.[0];
  const time = found === undefined ? Number.NaN : Date.parse(found);
  return Number.isNaN(time) ? undefined : time;
}
