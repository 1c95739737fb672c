import type { Ruling, Violation } from "../judgement.ts";
import type { Issue } from "../types.ts";

export const held: Ruling = { outcome: "held" };

export function notApplicable(reason: string): Ruling {
  return { outcome: "not-applicable", reason };
}

export function notChecked(reason: string): Ruling {
  return { outcome: "not-checked", reason };
}

export function violated(message: string, expected: string, found: string): Ruling {
  return { outcome: "violated", violations: [{ message, expected, found }] };
}

export const isSuccess = (status: number): boolean => status >= 200 && status < 300;

/** Held when there is nothing to say. */
export function unlessViolated(violations: readonly Violation[]): Ruling {
  return violations.length === 0 ? held : { outcome: "violated", violations };
}

/** An issue with a body, as a violation. */
export function toViolation(issue: Issue): Violation {
  const { path, message, expected, found, evidence } = issue;
  return {
    message: path === "" ? message : `${path} ${message}`,
    expected,
    found: excerpt(found),
    ...(evidence === undefined ? {} : { evidence }),
  };
}

/** In UTF-16 units. */
export const excerptLength = 200;

/** The start of a text, short enough for a report. */
export function excerpt(text: string, length: number = excerptLength): string {
  return text.length <= length ? text : `${text.slice(0, length)}…`;
}
