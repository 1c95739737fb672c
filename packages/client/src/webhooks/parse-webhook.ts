import { decodePlain } from "../codec/plain.ts";
import { wire } from "../generated/wire.ts";
import type { ExecJobResponse } from "../messages.ts";

/**
 * The body of a delivery, as anybody may have sent it: nothing proves that it comes from the server. Use it as a hint to
 * ask the Results.
 *
 * @throws {DecodeError} where it is not in the format of `execJobResponse`, which is what the vendor documents.
 */
export async function parseUnverifiedWebhook(body: string | Uint8Array): Promise<ExecJobResponse> {
  const plain = decodePlain(wire, "execJobResponse", body);
  if (plain !== undefined) return plain as ExecJobResponse;
  const { allMessages, decodeJson, decodeText } = await import("../unusual.ts");
  const text = typeof body === "string" ? body : decodeText(body, "application/json");
  return decodeJson(allMessages, "execJobResponse", text) as ExecJobResponse;
}
