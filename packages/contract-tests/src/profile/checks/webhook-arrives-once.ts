import { held, notApplicable, violated } from "../../checks/ruling.ts";
import type { Check } from "../../judgement.ts";

export const webhookArrivesOnce: Check = {
  id: "webhook-arrives-once",
  why: "A webhook that does not come in time leaves the caller waiting; one that comes twice does the work twice.",
  fix: "Send the webhook once, as soon as the run has ended.",
  blame: "server",
  evidence: "documented",
  rule: ({ expectation }) => {
    const found = expectation?.webhooks?.length;
    if (found === undefined) {
      return notApplicable("no webhook was asked for");
    }
    return found === 1 ? held : violated("The webhook did not arrive once", "1 request", `${found} requests`);
  },
};
