import { charsetOf } from "../../body/charset.ts";
import { formatOf, parseContentType } from "../../body/media-type.ts";
import { notApplicable, unlessViolated } from "../../checks/ruling.ts";
import type { Check } from "../../judgement.ts";
import type { ExchangeRequest } from "../../types.ts";

export const webhookIsJsonPost: Check = {
  id: "webhook-is-json-post",
  why: "A receiver that was written for a POST of JSON refuses everything else, and the news is lost.",
  fix: "Send the webhook as a POST with the Content-Type application/json, in UTF-8 (RFC 8259, 8.1).",
  blame: "server",
  evidence: "documented",
  rule: ({ expectation }) => {
    const webhooks = expectation?.webhooks ?? [];
    return webhooks.length === 0
      ? notApplicable("no webhook came")
      : unlessViolated(
          webhooks
            .filter((webhook) => !isJsonPost(webhook))
            .map(({ headers, method }) => ({
              message: "The webhook is not a POST of JSON in UTF-8",
              expected: "POST with application/json",
              found: `${method} with ${new Headers(headers).get("content-type") ?? "no Content-Type"}`,
            })),
        );
  },
};

/** Nobody asks for a webhook in UTF-16, as one can ask for an answer. */
function isJsonPost({ body, headers, method }: ExchangeRequest): boolean {
  const type = parseContentType(new Headers(headers).get("content-type"));
  return method === "POST" && formatOf(type?.mediaType ?? "") === "json" && charsetOf(body, type?.charset) === "utf-8";
}
