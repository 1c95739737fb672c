import { decodeContent } from "./body/decode-content.ts";
import { parseContentType } from "./body/media-type.ts";
import { readValue } from "./body/read-value.ts";
import { KitError, UnreadableBodyError } from "./errors.ts";
import type { Body, Message, Subject } from "./judgement.ts";
import { findMediaType } from "./spec/find-media-type.ts";
import { documentedResponse, matchOperation } from "./spec/match-operation.ts";
import { isTooDeep } from "./spec/show-value.ts";
import { isRefusalOfHttp, isWebApi } from "./spec/web-api.ts";
import type {
  Contract,
  Exchange,
  ExchangeResponse,
  Expectation,
  HeaderFields,
  MediaType,
  ResponseContract,
} from "./types.ts";

/** In bytes. */
const maxUnpacked = 32 * 1024 * 1024;

/** Parses an exchange once, for all checks. Throws a KitError when its address is not a URL. */
export function createSubject(contract: Contract, exchange: Exchange, expectation?: Expectation): Subject {
  const { request, response } = exchange;
  const method = request.method.toUpperCase();
  const url = parseUrl(request.url);
  const match = matchOperation(contract, method, url);
  const documented = documentedResponse(contract, match, response.status);
  return {
    contract,
    method,
    url,
    match,
    operation: match.operation,
    request: readRequest(contract, request, match.operation?.request?.mediaTypes),
    status: response.status,
    response: readAnswer(contract, response, documented, expectation),
    documented,
    failure: exchange.failure,
    durationMilliseconds: exchange.durationMilliseconds,
    expectation,
  };
}

/** Web API unpacks no request (observed). */
function readRequest(
  contract: Contract,
  given: Exchange["request"],
  mediaTypes: Readonly<Record<string, MediaType>> | undefined,
): Message {
  const { reason, response: request } = isWebApi(contract)
    ? { reason: undefined, response: given }
    : unpack({ ...given, status: 0 });
  const message = readMessage(contract, request, mediaTypes);
  return reason === undefined ? message : { ...message, body: reason };
}

function readAnswer(
  contract: Contract,
  given: ExchangeResponse,
  documented: ResponseContract | undefined,
  expectation: Expectation | undefined,
): Message {
  const { reason, response } = isWebApi(contract) ? { response: given, reason: undefined } : unpack(given);
  if (reason !== undefined) {
    return { ...readMessage(contract, response, undefined), body: reason };
  }
  return isTakenAsItIs(contract, documented, response.status, expectation)
    ? { ...readMessage(contract, response, undefined), body: { kind: response.body.length === 0 ? "none" : "free" } }
    : readMessage(contract, response, documented?.mediaTypes);
}

/** HTTP lets a server choose the coding where a caller names none (RFC 9110, 12.5.3). */
function unpack(response: ExchangeResponse): { readonly response: ExchangeResponse; readonly reason?: Body } {
  const content = decodeContent(new Headers(response.headers).get("content-encoding"), response.body, maxUnpacked);
  switch (content.kind) {
    case "bytes":
      return { response: { ...response, body: content.bytes } };
    case "unjudged":
      return { response, reason: { kind: "undescribed", reason: content.reason } };
    case "broken":
      return { response, reason: { kind: "unreadable", schema: "", reason: content.reason } };
  }
}

/**
 * An answer that may say anything: one of a status that nobody documents, and that is right here as far as anybody knows
 * or by HTTP itself; and one of a status whose bodies the description says nothing of.
 */
function isTakenAsItIs(
  contract: Contract,
  documented: ResponseContract | undefined,
  status: number,
  expectation: Expectation | undefined,
): boolean {
  if (documented !== undefined) {
    return !isWebApi(contract) && Object.keys(documented.mediaTypes).length === 0;
  }
  return (
    (expectation?.evidence === "assumed" && expectation.statuses.includes(status)) ||
    isRefusalOfHttp(contract, status, expectation)
  );
}

function parseUrl(text: string): URL {
  if (!URL.canParse(text)) {
    throw new KitError(`The exchange's address ${JSON.stringify(text)} is not a URL`);
  }
  return new URL(text);
}

function readMessage(
  contract: Contract,
  message: { readonly headers: HeaderFields; readonly body: Uint8Array },
  mediaTypes: Readonly<Record<string, MediaType>> | undefined,
): Message {
  const headers = new Headers(message.headers);
  const type = parseContentType(headers.get("content-type"));
  return {
    headers,
    bytes: message.body,
    mediaType: type?.mediaType ?? "",
    charset: type?.charset,
    body: readBody(contract, headers, message.body, mediaTypes),
  };
}

function readBody(
  contract: Contract,
  headers: Headers,
  bytes: Uint8Array,
  mediaTypes: Readonly<Record<string, MediaType>> | undefined,
): Body {
  if (bytes.length === 0) {
    return { kind: "none" };
  }
  const header = headers.get("content-type") ?? "";
  const described = findMediaType(mediaTypes ?? {}, header);
  if (described === undefined) {
    return { kind: "undescribed", reason: `nothing is documented for ${header || "a body without a media type"}` };
  }
  if (described.schema === undefined) {
    return described.isUnread === true
      ? { kind: "free", unread: parseContentType(header)?.mediaType ?? "" }
      : { kind: "free" };
  }
  try {
    return {
      kind: "read",
      schema: described.schema,
      value: readValue(contract, described.schema, header, bytes, described.encoding),
    };
  } catch (cause) {
    if (cause instanceof UnreadableBodyError) {
      return { kind: "unreadable", schema: described.schema, reason: cause.message };
    }
    if (isTooDeep(cause)) {
      return { kind: "undescribed", reason: "it is nested too deep to be read" };
    }
    throw cause;
  }
}
