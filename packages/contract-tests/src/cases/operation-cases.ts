import { encodeText } from "../body/charset.ts";
import { answeredWith } from "../profile/cases/expectations.ts";
import { isWebApi } from "../spec/web-api.ts";
import type { Operation, ResponseContract } from "../types.ts";
import { addressOf } from "./address.ts";
import type { Case, CaseContext } from "./case.ts";
import { slug } from "./case.ts";
import { encodeBody } from "./encode-body.ts";

/**
 * What the description alone says of operations that no other cases know: called with a token and every example of their
 * body, they answer well in each of their media types.
 */
export function operationCases(context: CaseContext, operations: readonly Operation[]): Case[] {
  return operations.flatMap((operation) =>
    bodiesOf(context, operation).flatMap((body) =>
      answerTypesOf(operation).map((accept) => callCase(context, operation, body, accept)),
    ),
  );
}

interface CaseBody {
  /** The media type, or "" where there is no body. */
  readonly sends: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

function callCase(context: CaseContext, operation: Operation, { sends, name, bytes }: CaseBody, accept: string): Case {
  const parts = ["call", name, sends, accept].filter((part) => part !== "").map(slug);
  const hasPathParameter = operation.parameters.some((parameter) => parameter.in === "path");
  const statuses = successes(operation).map(([status]) => Number(status));
  return {
    id: `${operation.id}/${parts.join("-")}`,
    operation: operation.id,
    sends,
    asks: accept,
    title: `A call of ${operation.id}${sends === "" ? "" : ` with ${sends}`} is answered in ${accept === "" ? "silence" : accept}.`,
    // Nobody knows what it does, so that it needs the same leave as a start: but not to read, nor to delete what nobody has.
    effect: operation.method === "GET" || (operation.method === "DELETE" && hasPathParameter) ? "none" : "start",
    needs: [],
    request: {
      method: operation.method,
      path: addressOf(context, operation),
      headers: { ...(accept === "" ? {} : { accept }), ...(sends === "" ? {} : { "content-type": sends }) },
      body: bytes,
      token: operation.security === "none" ? "none" : "good",
    },
    // The ids in the address are nobody's.
    expects: answeredWith(
      isWebApi(context.contract) ? operation.evidence : "documented",
      ...statuses,
      ...(hasPathParameter ? [404] : []),
    ),
  };
}

function bodiesOf({ contract }: CaseContext, { request }: Operation): CaseBody[] {
  if (request === undefined) {
    return [{ sends: "", name: "", bytes: new Uint8Array() }];
  }
  return Object.entries(request.mediaTypes).flatMap(([mediaType, { schema, examples }]) =>
    Object.entries(examples).map(([name, example]) => ({
      sends: mediaType.includes("*") ? "application/octet-stream" : mediaType,
      name,
      bytes:
        typeof example === "object" && example !== null && schema !== undefined
          ? encodeBody(contract, schema, mediaType, example)
          : encodeText(typeof example === "string" ? example : JSON.stringify(example), "utf-8"),
    })),
  );
}

/** "" where a good answer has no body. */
function answerTypesOf(operation: Operation): readonly string[] {
  const mediaTypes = new Set(successes(operation).flatMap(([, response]) => Object.keys(response.mediaTypes)));
  return mediaTypes.size === 0 ? [""] : [...mediaTypes];
}

function successes({ responses }: Operation): readonly [status: string, response: ResponseContract][] {
  return Object.entries(responses).filter(([status]) => /^2\d\d$/.test(status));
}
