import type { OperationMatch } from "../types.ts";

/** The answer of an example, about the run that the caller names in the request's body or its path. */
export function nameRun({ pathParameters }: OperationMatch, sent: unknown, answer: unknown): unknown {
  const named = typeof sent === "object" && sent !== null && "runID" in sent ? sent.runID : pathParameters["id"];
  return typeof named === "string" ? rename(answer, named) : answer;
}

function rename(value: unknown, runID: string): unknown {
  if (Array.isArray(value)) {
    return value.map((row) => rename(row, runID));
  }
  return typeof value === "object" && value !== null && "runID" in value ? { ...value, runID } : value;
}
