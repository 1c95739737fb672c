import { UnreadableBodyError } from "../errors.ts";
import type { Contract, ExchangeRequest } from "../types.ts";
import { readValue } from "./read-value.ts";

const jsonType = "application/json";

/** What the body of a webhook says, read as JSON whatever it claims to be; a text says why it cannot be read. */
export function readWebhook(contract: Contract, webhook: ExchangeRequest): { value: unknown } | string {
  try {
    return { value: readValue(contract, "execJobResponse", jsonType, webhook.body) };
  } catch (cause) {
    if (cause instanceof UnreadableBodyError) {
      return cause.message;
    }
    throw cause;
  }
}
