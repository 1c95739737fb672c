import { type Charset, encodeText } from "../body/charset.ts";
import { formatOf, typeInRange } from "../body/media-type.ts";
import { negotiateAmong, negotiateCharset } from "../body/negotiation.ts";
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
  const form = formOfAnswer(documented, request);
  if (value === undefined || form === undefined) {
    const wanted = described.filter(([range]) => typeInRange(range, true) === chosenType(documented, request));
    const { body, contentType } = anythingOf(contract, wanted.length > 0 ? wanted : described);
    return { status, headers: contentType === undefined ? headers : { ...headers, "content-type": contentType }, body };
  }
  const isOnly = described.length === 1;
  const charset: Charset = isOnly ? "utf-8" : negotiateCharset(request);
  const { mediaType, schema } = form;
  const text = formatOf(mediaType) === "xml" ? writeXml(contract, schema, value) : JSON.stringify(value);
  return {
    status,
    headers: { ...headers, "content-type": `${mediaType}; charset=${charset}` },
    body: encodeText(text, charset),
  };
}

interface AnswerForm {
  readonly mediaType: string;
  readonly schema: string;
}

/** The media type that an answer is to be written in, with its schema; undefined where the mock has but a few letters for it. */
export function formOfAnswer(documented: ResponseContract | undefined, request: Headers): AnswerForm | undefined {
  const chosen = chosenType(documented, request);
  return formsOf(documented).find(({ mediaType }) => mediaType === chosen);
}

/** The media type that the request leads to; what the mock writes comes first where any will do. */
function chosenType(documented: ResponseContract | undefined, request: Headers): string | undefined {
  const written = formsOf(documented).map(({ mediaType }) => mediaType);
  const all = Object.keys(documented?.mediaTypes ?? {}).map((range) => typeInRange(range, true));
  return negotiateAmong([...new Set([...written, ...all])], request);
}

function formsOf(documented: ResponseContract | undefined): readonly AnswerForm[] {
  return Object.entries(documented?.mediaTypes ?? {}).flatMap(([range, { schema }]) => {
    const mediaType = typeInRange(range, true);
    return schema === undefined || isOther(mediaType) ? [] : [{ mediaType, schema }];
  });
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
