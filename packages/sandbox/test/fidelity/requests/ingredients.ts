import type { createChooser } from "../../generate.ts";
import type { SentRequest } from "../side.ts";

export type Chooser = ReturnType<typeof createChooser>;

type Made = Omit<SentRequest, "kind">;

export type RequestMaker = (chooser: Chooser) => Made;

export const memberNames = [
  ...["runID", "projectID", "jobID", "chainJobs", "chainJobs", "loggingLevel", "loggingLevel"],
  ...["argument", "argument", "beginAtRow", "endAfterRow", "threadCount", "webHookURL"],
];

export const strangeNames = [
  ...[
    "a b",
    "it's",
    "$id",
    "$ref",
    "$type",
    "$values",
    "$value",
    "zoo",
    "[0]",
    "c.d",
    "",
    " ",
    "(",
    ")",
    "a\tb",
    "\u00c3\u00a9",
  ],
  ...[
    "RUNID",
    "runid",
    "RunID",
    " runID",
    "runID ",
    "request",
    "request.runID",
    "request[runID]",
    "__type",
    "0",
    "<a>",
  ],
];

/** A start of a job with a body of its own, which has one character per byte. */
export function startOf(type: string, body: string): Made {
  return {
    method: "POST",
    path: "/v1/ExecuteJobAsync",
    headers: { "content-type": type, authorization: "Bearer {token}" },
    body,
  };
}

/** One to four of them. */
export function some<T>(chooser: Chooser, make: () => T): T[] {
  return Array.from({ length: 1 + chooser.integer(4) }, make);
}

/** None of them most of the time, else one to four. */
export function few<T>(chooser: Chooser, make: () => T): T[] {
  return chooser.integer(3) === 0 ? some(chooser, make) : chooser.integer(4) === 0 ? [] : [make()];
}

/** One of those that any server takes most of the time. */
export function mostly<T>(chooser: Chooser, usual: readonly T[], strange: readonly T[]): T {
  return chooser.pick(chooser.integer(3) === 0 ? strange : usual);
}

/** Every fifth text loses, doubles or gets a character, or ends early. */
export function spoil(chooser: Chooser, text: string, characters: string): string {
  if (chooser.integer(5) > 0 || text === "") {
    return text;
  }
  const at = chooser.integer(text.length);
  if (chooser.integer(6) === 0) {
    return text.slice(0, at);
  }
  const put = chooser.pick(["", text.charAt(at).repeat(2), text.charAt(at) + chooser.pick([...characters])]);
  return text.slice(0, at) + put + text.slice(at + 1);
}
