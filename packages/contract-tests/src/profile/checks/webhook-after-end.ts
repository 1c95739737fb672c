import { held, notApplicable, violated } from "../../checks/ruling.ts";
import type { Check } from "../../judgement.ts";

export const webhookAfterEnd: Check = {
  id: "webhook-after-end",
  why: "A caller who reads Results because a webhook came finds a run that goes on, and acts on rows that are not final.",
  fix: "Send the webhook once Results give the run's last rows.",
  blame: "server",
  evidence: "documented",
  yieldsTo: ["run-ends-with-known-status", "run-has-its-rows"],
  rule: ({ expectation }) => {
    const { webhookLead = 0, webhooks = [] } = expectation ?? {};
    if (webhooks.length === 0) {
      return notApplicable("no webhook came");
    }
    return webhookLead > 0
      ? violated(
          "The webhook came before the run had ended",
          "the last rows first",
          `Results that were asked ${webhookLead} ms later said that the run goes on`,
        )
      : held;
  },
};
