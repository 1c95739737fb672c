import { DecodeError } from "../errors.ts";
import { type Call, detailsOf } from "./call.ts";
import { decodeBody } from "./media.ts";
import type { ReceivedAnswer } from "./send.ts";

/** The value of a 2xx answer. Throws DecodeError where it is not what was promised. */
export async function decodeAnswer({ response, body }: ReceivedAnswer, call: Call): Promise<unknown> {
  const contentType = response.headers.get("Content-Type") ?? "";
  try {
    return await decodeBody(call, schemaOf(response.status, call), body, contentType);
  } catch (cause) {
    if (cause instanceof DecodeError === false) throw cause;
    throw new DecodeError(`${response.status}: ${cause.message}`, {
      ...detailsOf(call),
      issues: cause.issues,
      status: response.status,
      contentType,
      // What /token answers may hold a token.
      ...(call.operation.path !== "/token" && { bodyStart: bodyStartOf(body) }),
      cause,
    });
  }
}

function schemaOf(status: number, { operation }: Call): string {
  const schema = operation.responses[status];
  if (schema === undefined) {
    const documented = Object.keys(operation.responses).join(", ");
    throw new DecodeError(`no answer with this status is described, only ${documented}`, { issues: [] });
  }
  return schema;
}

/** The first 500 characters of a body, for an error to show. */
export function bodyStartOf(body: Uint8Array): string {
  return new TextDecoder().decode(body.subarray(0, 2000)).slice(0, 500);
}
