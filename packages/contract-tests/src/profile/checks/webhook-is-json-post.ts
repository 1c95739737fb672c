import { formatOf, parseContentType } from "../../body/media-type.ts";
import { notApplicable, unlessViolated } from "../../checks/ruling.ts";
import type { Check } from "../../types.ts";

export const webhookIsJsonPost: Check = {
  id: "webhook-is-json-post",
  why: "A receiver that was written for a POST of JSON refuses everything else, and the news is lost.",
  fix: "Send the webhook as a POST with the Content-Type application/json.",
  blame: "server",
  evidence: "documented",
  rule: ({ expectation }) => {
    const webhooks = expectation?.webhooks ?? [];
    return webhooks.length === 0
      ? notApplicable("no webhook came")
      : unlessViolated(
          webhooks
            .map(({ headers, method }) => ({ method, type: new Headers(headers).get("content-type") }))
            .filter(
              ({ method, type }) => method !== "POST" || formatOf(parseContentType(type)?.mediaType ?? "") !== "json",
            )
            .map(({ method, type }) => ({
              message: "The webhook is no POST of JSON",
              expected: "POST with application/json",
              found: `${method} with ${type ?? "no Content-Type"}`,
            })),
        );
  },
};
