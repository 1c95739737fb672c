import type { RequestHeaders } from "../../server/server-request.ts";
import { type DescribedOperation, type Description, firstExample } from "../description.ts";
import { EncodingFailure, encodeText } from "../dotnet/character-encoding.ts";
import { stringifyJson, writeJson } from "../json/json-writer.ts";
import type { Payload } from "../payload.ts";
import { writeXml } from "../xml/xml-writer.ts";
import type { HttpError } from "./http-error.ts";
import { type Charset, negotiate } from "./negotiation.ts";

/** An answer as text, before it becomes bytes. */
export interface Reply {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly charset: Charset;
}

/** What the IIS host adds to the answers of Web API, which say nothing of caches themselves. */
const hostHeaders = { "cache-control": "no-cache", pragma: "no-cache", expires: "-1" };

/**
 * Writes a payload in the format that the request's headers ask for.
 *
 * @throws EncodingFailure for half a surrogate pair, which neither charset can carry.
 */
export function writeReply(
  request: RequestHeaders,
  status: number,
  payload: Payload,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const { format, mediaType, charset } = negotiate(request);
  const text = format === "json" ? writeJson(payload) : writeXml(payload);
  if (/\p{Surrogate}/u.test(text)) {
    throw new EncodingFailure("The answer holds half a surrogate pair.");
  }
  return {
    status,
    headers: { "content-type": `${mediaType}; charset=${charset}`, ...hostHeaders, ...headers },
    text,
    charset,
  };
}

export function writeErrorReply(
  request: RequestHeaders,
  status: number,
  error: HttpError,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return writeReply(request, status, { kind: "error", error }, headers);
}

/**
 * The description's own example, in the format that the request's headers ask for, of an operation that the sandbox knows
 * nothing else about. The header `x-sandbox` tells that it is one.
 */
export function writeExampleReply(
  request: RequestHeaders,
  description: Description,
  { id, success }: DescribedOperation,
): Reply {
  const { mediaType, charset } = negotiate(request);
  const described = success?.content?.[mediaType];
  if (success !== undefined && success.content === undefined) {
    return emptyReply(success.status);
  }
  const example = described === undefined ? undefined : firstExample(description, described);
  if (success === undefined || example === undefined) {
    const Message = `The sandbox does not know what ${id} does, and the description has no example of its answer in ${mediaType}.`;
    return writeErrorReply(request, 501, { Message });
  }
  return {
    status: success.status,
    headers: { "content-type": `${mediaType}; charset=${charset}`, "x-sandbox": "example", ...hostHeaders },
    text: mediaType.endsWith("/json") ? stringifyJson(example) : String(example),
    charset,
  };
}

/** An answer without a body, which has no Content-Type either. */
export function emptyReply(status: number): Reply {
  return { status, headers: hostHeaders, text: "", charset: "utf-8" };
}

export function encodeReply({ text, charset }: Reply): Uint8Array<ArrayBuffer> {
  return text === "" ? new Uint8Array() : encodeText(text, charset);
}
