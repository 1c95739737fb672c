import { encodeForm } from "../codec/form.ts";
import { encodeJson } from "../codec/json.ts";
import type { WireMessages } from "../codec/wire-table.ts";
import { encodeXml } from "../codec/xml/encode.ts";
import { DecodeError, EncodeError } from "../errors.ts";
import { bodyStartOf, decodeBody } from "./any-body.ts";
import { type Call, detailsOf } from "./call.ts";
import type { RequestMediaType } from "./media.ts";
import { refusalOf } from "./refusal.ts";
import type { ReceivedAnswer } from "./send.ts";

const encoders: Readonly<Record<RequestMediaType, typeof encodeJson>> = {
  "application/json": encodeJson,
  "text/json": encodeJson,
  "application/xml": encodeXml,
  "text/xml": encodeXml,
  "application/x-www-form-urlencoded": encodeForm,
};

/** Writes a request's body. Throws EncodeError, with the call that it belongs to. */
export function encodeInFull(messages: WireMessages, call: Call, value: unknown, mediaType: RequestMediaType): string {
  try {
    return encoders[mediaType](messages, call.operation.request ?? "", value);
  } catch (cause) {
    if (cause instanceof EncodeError === false) throw cause;
    throw new EncodeError(cause.message, { ...detailsOf(call), issues: cause.issues, cause });
  }
}

/** The value of an answer, however it is written. Throws what is wrong with it, with the call that it belongs to. */
export function readInFull(messages: WireMessages, answer: ReceivedAnswer, call: Call): unknown {
  if (!answer.response.ok) throw refusalOf(messages, answer, call);
  return decodeAnswer(messages, answer, call);
}

function decodeAnswer(messages: WireMessages, { response, body }: ReceivedAnswer, call: Call): unknown {
  const { status } = response;
  const contentType = response.headers.get("Content-Type") ?? "";
  try {
    return decodeBody(messages, schemaOf(status, call), body, contentType);
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
