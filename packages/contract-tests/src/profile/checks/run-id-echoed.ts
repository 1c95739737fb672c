import { ruleOnXml } from "../../checks/body-rules.ts";
import { notApplicable, notChecked, unlessViolated } from "../../checks/ruling.ts";
import type { Check, Subject } from "../../judgement.ts";
import { isSameRun } from "../is-same-run.ts";

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
    const others = named.filter((runID) => !isSameRun(runID, sent));
    if (others.length > 0 && isLost(subject)) {
      return notChecked("the server reads this request otherwise than it was meant");
    }
    return unlessViolated(
      others.map((runID) => ({
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

/** Members out of order are dropped without a word, and a query's id wins over the path's (both observed). */
function isLost({ contract, operation, request, url }: Subject): boolean {
  if (operation?.id === "getResults") {
    return [...url.searchParams.keys()].some((name) => name.toLowerCase() === "id");
  }
  return ruleOnXml(contract, request).outcome === "violated";
}
