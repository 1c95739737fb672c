/** What becomes of a request. What acts reaches the server, whatever its sender hears. */
export const fates = [
  "never leaves",
  "is lost",
  "acts, then is reset",
  "acts, then 500",
  "acts, then garbage",
  "acts, then 401",
  "acts, then 429",
  "401",
  "429",
  "503",
  "fails at reading",
  "acts, then fails at reading",
  "is silent",
  "acts, then is silent",
  "is slow",
  "is reset, and acts later",
] as const;
export type Fate = (typeof fates)[number];

/** What the sender hears: a status, a failure of a system call, garbage, nothing, or the server's own answer. */
export type Hearing = number | "connect" | "write" | "read" | "garbage" | "nothing" | "the answer";

export interface Course {
  readonly acts: "no" | "yes" | "later";
  readonly hears: Hearing;
}

const courses: Readonly<Record<Fate, Course>> = {
  "never leaves": { acts: "no", hears: "connect" },
  "is lost": { acts: "no", hears: "write" },
  "acts, then is reset": { acts: "yes", hears: "write" },
  "acts, then 500": { acts: "yes", hears: 500 },
  "acts, then garbage": { acts: "yes", hears: "garbage" },
  "acts, then 401": { acts: "yes", hears: 401 },
  "acts, then 429": { acts: "yes", hears: 429 },
  "401": { acts: "no", hears: 401 },
  "429": { acts: "no", hears: 429 },
  "503": { acts: "no", hears: 503 },
  "fails at reading": { acts: "no", hears: "read" },
  "acts, then fails at reading": { acts: "yes", hears: "read" },
  "is silent": { acts: "no", hears: "nothing" },
  "acts, then is silent": { acts: "yes", hears: "nothing" },
  "is slow": { acts: "yes", hears: "the answer" },
  "is reset, and acts later": { acts: "later", hears: "write" },
};

/**
 * `isShownAtOnce`: whether the Results show a run as soon as it has started. Where they do not, a gateway that refuses what
 * it has forwarded cannot be told from one that refuses: that is left out, and named by decision 6.
 */
export function courseOf(fate: Fate | undefined, isShownAtOnce: boolean): Course {
  const isRefusedAndActing = fate === "acts, then 401" || fate === "acts, then 429";
  if (fate === undefined || (isRefusedAndActing && !isShownAtOnce)) return { acts: "yes", hears: "the answer" };
  return courses[fate];
}
