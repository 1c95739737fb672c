import { encodeBody } from "@starfish-api/openapi-codec";
import { clientError } from "../codec.ts";
import { table } from "../generated/table.ts";
import { addressOf, type ParameterValues } from "./address.ts";
import { type Call, detailsOf } from "./call.ts";
import { type AnswerMediaType, formMediaType, type RequestMediaType } from "./media.ts";
import type { Bytes, OutgoingRequest } from "./send.ts";

/** What a method hands on: a value to encode, or a body as it is. */
export interface Message {
  readonly value?: object;
  readonly body?: string | Bytes;
  /** Of a body as it is. */
  readonly contentType?: string;
  readonly parameters?: ParameterValues;
}

/** What a request is made of besides its message. */
type Called = Pick<Call, "operationId" | "operation" | "runID" | "attempts">;

/** The request of a call. Throws EncodeError. */
export function createRequest(
  call: Called,
  { value, body: given, contentType, parameters }: Message,
  baseUrl: string,
  mediaType: RequestMediaType,
  accept: AnswerMediaType | undefined,
): OutgoingRequest {
  const { method, request } = call.operation;
  // Where the operation takes one form alone, it is sent in that.
  const [only, ...others] = Object.keys(request?.content ?? {});
  const bodyType = only !== undefined && others.length === 0 && value !== undefined ? only : mediaType;
  const body = value === undefined ? given : encoded(call, value, bodyType);
  // A wildcard would mean JSON to this server even for an XML request (observed).
  const headers = { accept: accept ?? (bodyType === formMediaType ? "application/json" : bodyType) };
  return {
    method,
    url: baseUrl + addressOf(call.operation, parameters),
    headers: body === undefined ? headers : { ...headers, "content-type": contentType ?? bodyType },
    body,
  };
}

function encoded(call: Called, value: object, mediaType: string): string {
  try {
    return encodeBody(table, call.operationId, value, mediaType, { validate: true });
  } catch (error) {
    throw clientError(error, detailsOf(call));
  }
}
