import { encodeText } from "../body/charset.ts";
import { formatOf, typeInRange } from "../body/media-type.ts";
import { UnwritableValueError } from "../errors.ts";
import type { Operation } from "../types.ts";
import type { Making } from "../values/make-value.ts";
import { makeValidValue } from "../values/valid-value.ts";
import type { CaseContext } from "./case.ts";
import { encodeBody } from "./encode-body.ts";

/** A body that the description allows. */
export interface RightBody {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** Of a body of a known schema. */
  readonly made?: { readonly schema: string; readonly value: unknown; readonly making: Making };
}

/**
 * A made-up body of an operation in one of its media types; a text says why there is none.
 *
 * @param number - Another number gives another body.
 */
export function makeBody(
  context: CaseContext,
  operation: Operation,
  mediaType: string,
  number: number,
): RightBody | string {
  const key = `${context.seed}\n${operation.id}\n${mediaType}\n${number}`;
  const { schemas } = context.contract;
  const known = bodies.get(schemas) ?? new Map<string, RightBody | string>();
  bodies.set(schemas, known);
  const body = known.get(key) ?? newBody(context, operation, mediaType, number);
  known.set(key, body);
  return body;
}

/** A run lists its cases more than once. */
const bodies = new WeakMap<CaseContext["contract"]["schemas"], Map<string, RightBody | string>>();

function newBody(
  { contract, seed }: CaseContext,
  operation: Operation,
  mediaType: string,
  number: number,
): RightBody | string {
  const { encoding, isUnread, schema } = operation.request?.mediaTypes[mediaType] ?? {};
  if (isUnread === true) {
    return `the kit writes no ${mediaType}`;
  }
  if (schema === undefined) {
    return { mediaType: typeInRange(mediaType, false), bytes: encodeText("some text", "utf-8") };
  }
  const concrete = typeInRange(mediaType, true);
  const written = isWritten(concrete) ? concrete : "application/json";
  const valid = makeValidValue(contract, schema, seed + number, `${operation.id}/body`);
  if (valid === undefined) {
    return "no value of its schema could be made up: an example in the description would be sent";
  }
  try {
    const bytes = encodeBody(contract, schema, written, valid.value, encoding);
    return { mediaType: written, bytes, made: { schema, ...valid } };
  } catch (cause) {
    if (cause instanceof UnwritableValueError) {
      return `the value that was made up cannot be written as ${mediaType}: ${cause.message}`;
    }
    throw cause;
  }
}

/** The examples that the description gives for a media type of an operation's body. */
export function exampleBodies(
  { contract }: CaseContext,
  operation: Operation,
  mediaType: string,
): { readonly name: string; readonly body: RightBody }[] {
  const { encoding, examples = {}, schema } = operation.request?.mediaTypes[mediaType] ?? {};
  const sent = typeInRange(mediaType, schema !== undefined);
  // How a text of many parts is divided, its header says, which no example has.
  const given = Object.entries(examples).filter(
    ([, example]) => formatOf(mediaType) !== "multipart" || typeof example === "object",
  );
  return given.map(([name, example]) => {
    const isValue = schema !== undefined && (typeof example === "object" ? example !== null : isJson(mediaType));
    const bytes = isValue
      ? encodeBody(contract, schema, sent, example, encoding)
      : encodeText(typeof example === "string" ? example : JSON.stringify(example), "utf-8");
    return { name, body: { mediaType: sent, bytes } };
  });
}

/** The first media type of each format of an operation's body. */
export function oneOfEachFormat({ request }: Operation): string[] {
  const mediaTypes = Object.keys(request?.mediaTypes ?? {}).filter(isWritten);
  return (["json", "xml", "form", "multipart", "text"] as const).flatMap(
    (format) => mediaTypes.find((mediaType) => formatOf(mediaType) === format) ?? [],
  );
}

function isWritten(mediaType: string): boolean {
  return formatOf(mediaType) !== undefined;
}

function isJson(mediaType: string): boolean {
  return formatOf(mediaType) === "json";
}
