import { isDeepStrictEqual } from "node:util";
import { contentTypeOf, formatOf } from "../body/media-type.ts";
import { readValue } from "../body/read-value.ts";
import { UnreadableBodyError, UnwritableValueError } from "../errors.ts";
import type { Contract, Issue, MediaType, Operation } from "../types.ts";
import { variantsOf } from "../values/variants.ts";
import { createCall, parameterValues } from "./call.ts";
import { answerTypesOf, controlOf } from "./call-cases.ts";
import { type Case, type CaseContext, slug } from "./case.ts";
import { encodeBody } from "./encode-body.ts";
import { answeredWith, isHint, refusedBy, refusesControl, takenStatuses } from "./expected-status.ts";
import { makeBody, oneOfEachFormat } from "./right-bodies.ts";

/**
 * Bodies that differ from a made-up one in one place, at or beside an edge of what the schema allows, in one media type of
 * each format. Those that are right must be taken where the made-up one is; the others must be refused.
 */
export function edgeCases(context: CaseContext, operation: Operation): Case[] {
  const values = parameterValues(context, operation, false);
  return values === undefined
    ? []
    : oneOfEachFormat(operation).flatMap((mediaType) => edgesIn(context, operation, mediaType, values));
}

function edgesIn(
  context: CaseContext,
  operation: Operation,
  mediaType: string,
  values: NonNullable<ReturnType<typeof parameterValues>>,
): Case[] {
  const { contract } = context;
  const right = makeBody(context, operation, mediaType, 1);
  if (typeof right === "string" || right.made === undefined) {
    return [];
  }
  const { making, schema, value } = right.made;
  const sent = new Set([textOf(right.bytes)]);
  const isJson = formatOf(mediaType) === "json";
  const encoding = operation.request?.mediaTypes[mediaType]?.encoding;
  // What is a hint only is tried in one format.
  const variants = variantsOf(making, contract.schemas[schema], value).filter(
    ({ evidence, isStructural }) => isJson || (isStructural !== true && evidence === "documented"),
  );
  return variants
    .flatMap((variant): Case[] => {
      const bytes = encode(contract, schema, mediaType, variant.value, encoding);
      if (bytes === undefined || sent.has(textOf(bytes)) || isAmbiguous(mediaType, value, variant.value)) {
        return [];
      }
      sent.add(textOf(bytes));
      const issues = issuesOf(contract, schema, mediaType, bytes, encoding);
      const isAllowed = issues.length === 0;
      // An open object may have an unknown member; whether the server reads it is another matter.
      if (isAllowed && (variant.name === "unknown-member" || variant.isOffFormat === true)) {
        return [];
      }
      const call = createCall(operation, {
        name: `edge-${slug(mediaType)}-${slug(variant.name)}`,
        title: `A body ${variant.title} is ${isAllowed ? "taken" : "refused"} by ${operation.id} as ${mediaType}.`,
        accept: answerTypesOf(operation)[0] ?? "",
        body: { mediaType, bytes },
        values,
      });
      return [
        isAllowed
          ? {
              ...call,
              after: controlOf(operation, mediaType),
              doubt: refusesControl,
              expects: answeredWith(variant.evidence, ...takenStatuses(operation)),
            }
          : { ...call, expects: refusedBy(contract, operation, isHint(issues) ? "assumed" : variant.evidence) },
      ];
    })
    .filter(({ id }, index, all) => all.findIndex((each) => each.id === id) === index);
}

/** How an object stands in a form the versions of OpenAPI see differently: what is wrong inside of it is not tried. */
function isAmbiguous(mediaType: string, right: unknown, wrong: unknown): boolean {
  return (
    formatOf(mediaType) === "form" &&
    Object.entries(Object(wrong)).some(
      ([name, member]) =>
        typeof member === "object" &&
        !Array.isArray(member) &&
        !isDeepStrictEqual(member, (right as Readonly<Record<string, unknown>>)[name]),
    )
  );
}

/** Undefined for what the media type has no form for. */
function encode(
  contract: Contract,
  schema: string,
  mediaType: string,
  value: unknown,
  encoding: MediaType["encoding"],
): Uint8Array | undefined {
  const hasMembers = ["form", "multipart"].includes(formatOf(mediaType) ?? "");
  if (hasMembers && (typeof value !== "object" || Array.isArray(value))) {
    return undefined;
  }
  try {
    return encodeBody(contract, schema, mediaType, value, encoding);
  } catch (cause) {
    if (cause instanceof UnwritableValueError || cause instanceof TypeError) {
      return undefined;
    }
    throw cause;
  }
}

/** What counts is what a reader of the bytes finds there: some wrong values look like right ones in some formats. */
function issuesOf(
  contract: Contract,
  schema: string,
  mediaType: string,
  bytes: Uint8Array,
  encoding: MediaType["encoding"],
): readonly Pick<Issue, "keyword">[] {
  try {
    const value = readValue(contract, schema, contentTypeOf(mediaType), bytes, encoding);
    return contract.validateValue(schema, value, "request");
  } catch (cause) {
    if (cause instanceof UnreadableBodyError) {
      return [{ keyword: "unreadable" }];
    }
    throw cause;
  }
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1");
}
