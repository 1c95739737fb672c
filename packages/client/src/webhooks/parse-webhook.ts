import { decodeJson } from "../codec/json.ts";
import { decodeText } from "../codec/text.ts";
import { wire } from "../generated/wire.ts";
import type { ExecJobResponse } from "../messages.ts";

/**
 * The body of a delivery, as anybody may have sent it: nothing proves that it comes from the server. Use it as a hint to
 * ask the Results.
 *
 * @throws {DecodeError} where it is not in the format of `execJobResponse`, which is what the vendor documents.
 */
export function parseUnverifiedWebhook(body: string | Uint8Array): ExecJobResponse {
  const text = typeof body === "string" ? body : decodeText(body, "application/json");
  return decodeJson(wire, "execJobResponse", text) as ExecJobResponse;
}
