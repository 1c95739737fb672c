import { findDifferences } from "../../checks/difference.ts";
import { notApplicable, notChecked, unlessViolated } from "../../checks/ruling.ts";
import type { Check, Violation } from "../../judgement.ts";
import { isSameRun } from "../is-same-run.ts";
import { readWebhook } from "../read-webhook.ts";

export const webhookAgreesWithResults: Check = {
  id: "webhook-agrees-with-results",
  why: "A webhook that names another run or another outcome than Results makes the caller act on what never happened.",
  fix: "Send in the webhook what Results says of the same run.",
  blame: "server",
  evidence: "documented",
  yieldsTo: ["webhook-matches-schema"],
  rule: ({ contract, expectation, response: { body } }) => {
    const [webhook] = expectation?.webhooks ?? [];
    const read = webhook === undefined ? undefined : readWebhook(contract, webhook);
    if (read === undefined) {
      return notApplicable("no webhook came");
    }
    const row: unknown = body.kind === "read" && Array.isArray(body.value) ? body.value[0] : undefined;
    if (typeof read === "string" || !isRecord(row)) {
      return notChecked("the webhook or the result could not be read");
    }
    const wrong = contract
      .validateValue(body.kind === "read" ? body.schema : {}, [row], "response")
      .map(({ path }) => path);
    const isWrong = (name: string): boolean => wrong.some((path) => path === `/0/${name}`);
    return unlessViolated(compare(isRecord(read.value) ? read.value : {}, row, isWrong));
  },
};

/**
 * Members that only one of the two has are not a contradiction, but the run must be named. Of what is wrong in the row the
 * row's own finding tells.
 */
function compare(
  webhook: Readonly<Record<string, unknown>>,
  row: Readonly<Record<string, unknown>>,
  isWrong: (name: string) => boolean,
): Violation[] {
  return Object.keys(row)
    .filter((name) => name === "runID" || name in webhook)
    .filter((name) => !isWrong(name))
    .filter((name) => !isSame(name, webhook[name], row[name]))
    .map((name) => ({
      message: `The webhook and Results differ in ${name}`,
      expected: JSON.stringify(row[name]),
      found: JSON.stringify(webhook[name]) ?? "nothing",
    }));
}

function isSame(name: string, found: unknown, expected: unknown): boolean {
  return name === "runID" && typeof expected === "string"
    ? isSameRun(found, expected)
    : findDifferences(found, expected).length === 0;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
