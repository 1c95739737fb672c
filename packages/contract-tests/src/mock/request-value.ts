import { readValue } from "../body/read-value.ts";
import { UnreadableBodyError } from "../errors.ts";
import { findMediaType } from "../spec/find-media-type.ts";
import { isWebApi } from "../spec/web-api.ts";
import type { Contract, ExchangeRequest, Operation } from "../types.ts";

/** The value of a request's body, or the answer that a body without one gets. */
export type RequestValue =
  | { readonly kind: "value"; readonly schema: string; readonly value: unknown }
  | { readonly kind: "free" }
  | { readonly kind: "refused"; readonly status: number; readonly example?: string; readonly reason: string };

const form = "application/x-www-form-urlencoded";

/**
 * Decodes a body by its media type. As the server does: no body, JSON null and a nil root end in 500, another media type
 * in 415, a body that cannot be read in 400. An operation that takes forms only reads every body as a form. Unlike the
 * server, it reads JSON to the letter: no comments, no single quotes, no trailing commas, nothing after the end.
 *
 * The server of another description is not known: what is wrong with a body is 400 there, and null is a value.
 */
export function decodeRequest(contract: Contract, operation: Operation, request: ExchangeRequest): RequestValue {
  const { mediaTypes = {}, required = false } = operation.request ?? {};
  const isOurs = isWebApi(contract);
  const isFormOnly = isOurs && Object.keys(mediaTypes).every((mediaType) => mediaType === form);
  const isFree = Object.values(mediaTypes).every(({ schema }) => schema === undefined);
  if (Object.keys(mediaTypes).length === 0 || (isFree && (isOurs || request.body.length === 0))) {
    return { kind: "free" };
  }
  if (request.body.length === 0 && !isFormOnly) {
    return isOurs || required
      ? { kind: "refused", status: isOurs ? 500 : 400, reason: "the body is missing" }
      : { kind: "free" };
  }
  const header = isFormOnly ? form : (new Headers(request.headers).get("content-type") ?? "");
  const described = findMediaType(mediaTypes, header);
  if (described === undefined) {
    return {
      kind: "refused",
      status: 415,
      reason: `the Content-Type is none of ${Object.keys(mediaTypes).join(", ")}`,
    };
  }
  const { schema } = described;
  if (schema === undefined) {
    return { kind: "free" };
  }
  try {
    const value = readValue(contract, schema, header, request.body, described.encoding);
    return value === null && isOurs
      ? { kind: "refused", status: 500, reason: "the body is null" }
      : { kind: "value", schema, value };
  } catch (cause) {
    if (cause instanceof UnreadableBodyError) {
      const { message: reason } = cause;
      return { kind: "refused", status: 400, reason, ...(isFormOnly ? {} : { example: "unreadableBody" }) };
    }
    throw cause;
  }
}
