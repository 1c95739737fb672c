import type { HeaderFields } from "../types.ts";

const dateForm = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * The milliseconds that an answer asks to wait before the request is sent again: by a number of seconds or by a date (RFC
 * 9110, 10.2.3). Undefined where it does not say so.
 *
 * @param now - Milliseconds since 1970.
 */
export function readRetryAfter(headers: HeaderFields, now: number): number | undefined {
  const text = new Headers(headers).get("retry-after")?.trim() ?? "";
  if (/^\d+$/.test(text)) {
    return Number(text) * 1000;
  }
  return dateForm.test(text) ? Math.max(0, Date.parse(text) - now) : undefined;
}
