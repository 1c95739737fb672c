import { type Charset, encodeText } from "../body/charset.ts";
import { formatOf, typeInRange } from "../body/media-type.ts";
import { negotiateAmong, negotiateCharset } from "../body/negotiation.ts";
import { KitError } from "../errors.ts";
import type { Contract, ExchangeResponse, MediaType, ResponseContract } from "../types.ts";
import { makeValidValue } from "../values/valid-value.ts";
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
  const schemas = new Map(
    described.flatMap(([range, { schema }]) => {
      const mediaType = typeInRange(range, true);
      return schema === undefined || isOther(mediaType) ? [] : [[mediaType, schema] as const];
    }),
  );
  const choices = [...schemas.keys()];
  if (value === undefined || choices.length === 0) {
    const { body, contentType } = anythingOf(contract, described);
    return { status, headers: contentType === undefined ? headers : { ...headers, "content-type": contentType }, body };
  }
  const isOnly = described.length === 1;
  const mediaType = negotiateAmong(choices, request) ?? "";
  const charset: Charset = isOnly ? "utf-8" : negotiateCharset(request);
  const schema = schemas.get(mediaType);
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

/** Prism's values are JSON's. */
function isOther(mediaType: string): boolean {
  return ["form", "multipart", "text"].includes(formatOf(mediaType) ?? "");
}

/** A body of a media type that the mock does not write: its example, or a few letters; nothing where none is documented. */
function anythingOf(
  contract: Contract,
  described: readonly (readonly [mediaType: string, description: MediaType])[],
): {
  readonly body: Uint8Array;
  readonly contentType?: string;
} {
  const [first] = described;
  if (first === undefined) {
    return { body: new Uint8Array() };
  }
  const [mediaType, { examples, schema }] = first;
  const made =
    formatOf(mediaType) === "text" && schema !== undefined ? makeValidValue(contract, schema, 1, mediaType) : undefined;
  const [example = made?.value ?? "mock"] = Object.values(examples);
  const contentType = mediaType.endsWith("/*") ? "application/octet-stream" : mediaType;
  const text = typeof example === "string" ? example : JSON.stringify(example);
  return { body: encodeText(text, "utf-8"), contentType };
}
