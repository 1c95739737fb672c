import type { Check, Subject } from "../types.ts";
import { notApplicable, notChecked, unlessViolated } from "./ruling.ts";

export const runIdEchoed: Check = {
  id: "run-id-echoed",
  why: "An answer that names another run belongs to somebody else, or to nothing.",
  fix: "Answer with the runID of the request, and with the rows of that run alone.",
  blame: "server",
  evidence: "documented",
  rule: (subject) => {
    const { response, status } = subject;
    const sent = sentRunId(subject);
    if (status < 200 || status > 299 || sent === undefined) {
      return notApplicable("no run was named, or the answer is an error");
    }
    if (response.body.kind !== "read") {
      return notChecked("the answer could not be read");
    }
    const { value } = response.body;
    const rows: unknown[] = Array.isArray(value) ? value : [value];
    const named = rows.flatMap((row) => (typeof row === "object" && row !== null && "runID" in row ? [row.runID] : []));
    if (named.length === 0) {
      return notApplicable("the answer names no run");
    }
    return unlessViolated(
      named
        .filter((runID) => !isSameRun(runID, sent))
        .map((runID) => ({
          message: "The answer is about another run",
          expected: sent,
          found: JSON.stringify(runID),
        })),
    );
  },
};

/** From the body of a start, or from the path of a question about results. A blank one names nothing. */
function sentRunId({ match, operation, request }: Subject): string | undefined {
  if (operation?.id === "getResults") {
    return match.pathParameters["id"];
  }
  const value = request.body.kind === "read" ? request.body.value : undefined;
  return typeof value === "object" &&
    value !== null &&
    "runID" in value &&
    typeof value.runID === "string" &&
    value.runID.trim() !== ""
    ? value.runID
    : undefined;
}

/** Nothing is known of the letter case of a stored GUID. */
function isSameRun(found: unknown, sent: string): boolean {
  return typeof found === "string" && found.toLowerCase() === sent.toLowerCase();
}
