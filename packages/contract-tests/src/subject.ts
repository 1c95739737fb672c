import { parseContentType } from "./body/media-type.ts";
import { readValue } from "./body/read-value.ts";
import { KitError, UnreadableBodyError } from "./errors.ts";
import { findMediaType } from "./spec/find-media-type.ts";
import { documentedResponse, matchOperation } from "./spec/match-operation.ts";
import { isTooDeep } from "./spec/show-value.ts";
import type {
  Body,
  Contract,
  Exchange,
  Expectation,
  HeaderFields,
  MediaType,
  Message,
  ResponseContract,
  Subject,
} from "./types.ts";

/** Parses an exchange once, for all checks. Throws a KitError when its address is no URL. */
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
    request: readMessage(contract, request, match.operation?.request?.mediaTypes),
    status: response.status,
    response: isTakenAsItIs(documented, response.status, expectation)
      ? { ...readMessage(contract, response, undefined), body: { kind: response.body.length === 0 ? "none" : "free" } }
      : readMessage(contract, response, documented?.mediaTypes),
    documented,
    failure: exchange.failure,
    durationMilliseconds: exchange.durationMilliseconds,
    expectation,
  };
}

/** An answer of a status that nobody documents, and that is right here as far as anybody knows: it may say anything. */
function isTakenAsItIs(
  documented: ResponseContract | undefined,
  status: number,
  expectation: Expectation | undefined,
): boolean {
  return documented === undefined && expectation?.evidence === "assumed" && expectation.statuses.includes(status);
}

function parseUrl(text: string): URL {
  if (!URL.canParse(text)) {
    throw new KitError(`The exchange's address ${JSON.stringify(text)} is no URL`);
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
    return { kind: "free" };
  }
  try {
    return { kind: "read", schema: described.schema, value: readValue(contract, described.schema, header, bytes) };
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
