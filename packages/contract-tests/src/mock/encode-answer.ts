import { type Charset, encodeText } from "../body/charset.ts";
import { formatOf } from "../body/media-type.ts";
import { negotiateCharset, negotiateMediaType } from "../body/negotiation.ts";
import { KitError } from "../errors.ts";
import type { Contract, ExchangeResponse, ResponseContract } from "../types.ts";
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
  const choices = Object.keys(documented?.mediaTypes ?? {});
  const [only] = choices;
  if (value === undefined || only === undefined) {
    return { status, headers, body: new Uint8Array() };
  }
  const mediaType = choices.length === 1 ? only : negotiateMediaType(request);
  const charset: Charset = choices.length === 1 ? "utf-8" : negotiateCharset(request);
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
