import { excerpt, notApplicable, toViolation, unlessViolated } from "../../checks/ruling.ts";
import type { Check } from "../../judgement.ts";
import { readWebhook } from "../read-webhook.ts";

export const webhookMatchesSchema: Check = {
  id: "webhook-matches-schema",
  why: "A receiver that trusts the description fails on a webhook of another form.",
  fix: "Send the run as one JSON object in the documented form.",
  blame: "server",
  evidence: "documented",
  rule: ({ contract, expectation }) => {
    const webhooks = expectation?.webhooks ?? [];
    return webhooks.length === 0
      ? notApplicable("no webhook came")
      : unlessViolated(
          webhooks.flatMap((webhook) => {
            const read = readWebhook(contract, webhook);
            return typeof read === "string"
              ? [
                  {
                    message: `The webhook cannot be read: ${read}`,
                    expected: "JSON",
                    found: excerpt(new TextDecoder().decode(webhook.body)),
                  },
                ]
              : contract.validateValue("execJobResponse", read.value).map(toViolation);
          }),
        );
  },
};
