import type { CaseReport } from "./report.ts";

/** Any server has these for what it does not know, and a gateway for whom it does not know. */
const anybodys = new Set([401, 404, 405]);

/** What a server that knows no description answers with to hardly any wrong request. */
const refusals = new Set([400, 401, 415, 422]);

/**
 * Whether the answers come from the API, however wrong they are: one of them is in the form that the description gives it, or
 * some requests were accepted and others refused, each as it should be.
 */
export function knowsTheApi(cases: readonly CaseReport[]): boolean {
  const statusesWith = (check: string): number[] =>
    cases.flatMap(({ exchange, verdicts }) => {
      const isHeld = verdicts.some((each) => each.check === check && each.outcome === "held");
      return isHeld && exchange !== undefined ? [exchange.response.status] : [];
    });
  const expected = statusesWith("status-expected");
  return (
    statusesWith("response-body-matches-schema").some((status) => !anybodys.has(status)) ||
    (expected.some((status) => status >= 200 && status < 300) && expected.some((status) => refusals.has(status)))
  );
}
