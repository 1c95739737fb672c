import { type Charset, encodeText } from "../body/charset.ts";
import { formatOf } from "../body/media-type.ts";
import { negotiateAmong, negotiateCharset } from "../body/negotiation.ts";
import { KitError } from "../errors.ts";
import type { Contract, ExchangeResponse, MediaType, ResponseContract } from "../types.ts";
import { writeXml } from "../xml/write-xml.ts";
import type { PrismAnswer } from "./prism.ts";

/**
 * The bytes of an answer, in the media type and charset that the request leads to. Where one media type is documented,
 * there is nothing to negotiate.
 */
export function encodeAnswer(
  contract: Contract,
  documented: ResponseContract | undefined,
  request: Headers,
  answer: PrismAnswer,
): ExchangeResponse {
  const { status, headers, value } = answer;
  const described = Object.entries(documented?.mediaTypes ?? {});
  const choices = described.filter(([, { schema }]) => schema !== undefined).map(([mediaType]) => mediaType);
  if (value === undefined || choices.length === 0) {
    const { body, contentType } = anythingOf(described);
    return { status, headers: contentType === undefined ? headers : { ...headers, "content-type": contentType }, body };
  }
  const isOnly = described.length === 1;
  const mediaType = negotiateAmong(choices, request) ?? "";
  const charset: Charset = isOnly ? "utf-8" : negotiateCharset(request);
  const schema = documented?.mediaTypes[mediaType]?.schema;
  if (schema === undefined) {
    throw new KitError(`The description has no ${mediaType} for ${status}`);
  }
  const text = formatOf(mediaType) === "xml" ? writeXml(contract, schema, value) : JSON.stringify(value);
  return {
    status,
    headers: { ...headers, "content-type": `${mediaType}; charset=${charset}` },
    body: encodeText(text, charset),
  };
}

/** A body of a media type that the kit cannot write: its example, or a few letters; nothing where none is documented. */
function anythingOf(described: readonly (readonly [mediaType: string, description: MediaType])[]): {
  readonly body: Uint8Array;
  readonly contentType?: string;
} {
  const [first] = described;
  if (first === undefined) {
    return { body: new Uint8Array() };
  }
  const [mediaType, { examples }] = first;
  const [example = "mock"] = Object.values(examples);
  const contentType = mediaType.endsWith("/*") ? "application/octet-stream" : mediaType;
  const text = typeof example === "string" ? example : JSON.stringify(example);
  return { body: encodeText(text, "utf-8"), contentType };
}
