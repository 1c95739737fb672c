import { decode } from "../codec.ts";
import type { ExecJobResponse } from "../messages.ts";

/**
 * The body of a delivery, as anybody may have sent it: nothing proves that it comes from the server. Use it as a hint to
 * ask the Results.
 *
 * @throws {DecodeError} where it is not in the format of `execJobResponse`, which is what the vendor documents.
 */
export async function parseUnverifiedWebhook(body: string | Uint8Array): Promise<ExecJobResponse> {
  return decode("execJobResponse", body, "application/json");
}
