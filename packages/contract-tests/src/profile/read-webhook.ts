import { readValue } from "../body/read-value.ts";
import { UnreadableBodyError } from "../errors.ts";
import type { Contract, ExchangeRequest } from "../types.ts";

const jsonType = "application/json";

/** What the body of a webhook says, read as JSON whatever it claims to be; a text says why it cannot be read. */
export function readWebhook(contract: Contract, webhook: ExchangeRequest): { value: unknown } | string {
  try {
    return { value: readValue(contract, "execJobResponse", jsonType, webhook.body) };
  } catch (cause) {
    if (cause instanceof UnreadableBodyError) {
      const encoding = new Headers(webhook.headers).get("content-encoding");
      return encoding === null ? cause.message : `it has the Content-Encoding ${encoding}, which nobody asked for`;
    }
    throw cause;
  }
}
