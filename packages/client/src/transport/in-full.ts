import { encodeForm } from "../codec/form.ts";
import { encodeJson } from "../codec/json.ts";
import type { WireMessages } from "../codec/wire-table.ts";
import { DecodeError, EncodeError } from "../errors.ts";
import { bodyStartOf, decodeBody } from "./any-body.ts";
import { type Call, detailsOf } from "./call.ts";
import type { Reading } from "./later.ts";
import { type FormMediaType, formMediaType, type JsonMediaType } from "./media.ts";
import { refusalOf } from "./refusal.ts";
import type { ReceivedAnswer } from "./send.ts";

/** Writes a request's body in JSON or as a form. Throws EncodeError, with the call that it belongs to. */
export function encodeInFull(
  messages: WireMessages,
  call: Call,
  value: unknown,
  mediaType: JsonMediaType | FormMediaType,
): string {
  const encode = mediaType === formMediaType ? encodeForm : encodeJson;
  try {
    return encode(messages, call.operation.request ?? "", value);
  } catch (error) {
    throw encodeErrorOf(error, call);
  }
}

/** An EncodeError with the call that it belongs to; any other error as it is. */
export function encodeErrorOf(error: unknown, call: Call): unknown {
  if (error instanceof EncodeError === false) return error;
  return new EncodeError(error.message, { ...detailsOf(call), issues: error.issues, cause: error });
}

/** The value of an answer, however it is written. Throws what is wrong with it, with the call that it belongs to. */
export async function readInFull(reading: Reading, answer: ReceivedAnswer, call: Call): Promise<unknown> {
  if (!answer.response.ok) throw await refusalOf(reading, answer, call);
  const { response, body } = answer;
  const { status } = response;
  const contentType = response.headers.get("Content-Type") ?? "";
  try {
    return await decodeBody(reading, schemaOf(status, call), body, contentType);
  } catch (cause) {
    if (cause instanceof DecodeError === false) throw cause;
    throw new DecodeError(`${status}: ${cause.message}`, {
      ...detailsOf(call),
      issues: cause.issues,
      status,
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
