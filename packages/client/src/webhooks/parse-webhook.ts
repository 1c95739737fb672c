import { decode } from "../codec.ts";
import { InvalidOptionError } from "../errors.ts";
import type { ExecJobResponse } from "../messages.ts";
import { withoutPrototypes } from "../without-prototypes.ts";

/**
 * The body of a delivery, as anybody may have sent it: nothing proves that it comes from the server. Use it as a hint to
 * ask the Results.
 *
 * @throws {DecodeError} where it is not in the format of `execJobResponse`, which is what the vendor documents
 * @throws {InvalidOptionError} where it is neither a text nor bytes
 */
export async function parseUnverifiedWebhook(body: string | Uint8Array): Promise<ExecJobResponse> {
  if (typeof body !== "string" && !(body instanceof Uint8Array)) {
    throw new InvalidOptionError("body: expected a text or a Uint8Array, as it was received");
  }
  return withoutPrototypes(decode("execJobResponse", body, "application/json"));
}
