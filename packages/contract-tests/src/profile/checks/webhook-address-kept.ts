import { notApplicable, unlessViolated } from "../../checks/ruling.ts";
import type { Check } from "../../judgement.ts";

export const webhookAddressKept: Check = {
  id: "webhook-address-kept",
  why: "The address of a webhook may carry a signature in its query: where that is lost or changed, the receiver must refuse.",
  fix: "Send the webhook to the address as it was given, with its query, to the letter.",
  blame: "server",
  evidence: "observed",
  rule: ({ expectation }) => {
    const { webhookQuery: expected, webhooks = [] } = expectation ?? {};
    if (expected === undefined || webhooks.length === 0) {
      return notApplicable("no webhook came, or its address has no query");
    }
    return unlessViolated(
      webhooks
        .map(({ url }) => new URL(url).search)
        .filter((search) => search !== expected)
        .map((search) => ({
          message: "The webhook went to another query than it was asked for",
          expected,
          found: search === "" ? "no query" : search,
        })),
    );
  },
};
