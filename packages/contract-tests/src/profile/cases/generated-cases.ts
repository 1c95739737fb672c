import fc from "fast-check";
import type { Case, CaseContext } from "../../cases/case.ts";
import { encodeBody } from "../../cases/encode-body.ts";
import { smallerValues } from "../../cases/smaller-values.ts";
import { schemaOf } from "../../spec/schemas.ts";
import type { JsonSchema } from "../../types.ts";
import { accepted } from "./expectations.ts";
import { type StartOperation, startOperations } from "./start-operations.ts";
import { requiredMembers, startCase } from "./start-value.ts";

/** Values of the schema that chance makes up, the same for the same seed. The IDs are those of every other case. */
export function generatedCases(context: CaseContext): Case[] {
  const { contract, examples, seed } = context;
  return startOperations(contract).flatMap((start) => {
    const values = fc.sample(membersOf(schemaOf(contract, start.schema), context), { seed, numRuns: examples });
    return start.mediaTypes.flatMap((mediaType) =>
      values.map((members, index) => generatedCase(context, start, mediaType, index + 1, members)),
    );
  });
}

function generatedCase(
  context: CaseContext,
  start: StartOperation,
  mediaType: string,
  number: number,
  members: Readonly<Record<string, unknown>>,
  key = "",
): Case {
  const name = `generated-${number}`;
  const value = { ...members, ...requiredMembers(context, `${start.operation.id}/${mediaType}/${name}${key}`) };
  return {
    ...startCase(start, mediaType, name, encodeBody(context.contract, start.schema, mediaType, value)),
    title: `The value ${number} that chance made up is accepted as ${mediaType}.`,
    expects: accepted,
    smaller: () =>
      smallerValues(members).map((each) =>
        generatedCase(context, start, mediaType, number, each, `/${JSON.stringify(each)}`),
      ),
  };
}

/** Away from the user's machine no chain is started, no filter is lost and no webhook is asked for. */
function membersOf(schema: JsonSchema, { isLoopback }: CaseContext): fc.Arbitrary<Record<string, unknown>> {
  const isFree = (name: string): boolean =>
    isLoopback ? name !== "webHookURL" : ["loggingLevel", "threadCount"].includes(name);
  const properties = Object.entries(schema.properties ?? {}).filter(
    ([name]) => isFree(name) && !(schema.required ?? []).includes(name),
  );
  return fc.record(Object.fromEntries(properties.map(([name, property]) => [name, arbitraryOf(name, property)])), {
    requiredKeys: [],
  });
}

function arbitraryOf(name: string, schema: JsonSchema): fc.Arbitrary<unknown> {
  if (Array.isArray(schema["enum"])) {
    return fc.constantFrom(...(schema["enum"] as unknown[]));
  }
  if (schema.type === "boolean") {
    return fc.boolean();
  }
  return /Row$|Count$/.test(name) ? fc.integer({ min: 1, max: 24 }).map(String) : xmlText(schema);
}

/** A character of ASCII, of two bytes, or of any length. fast-check's own unit takes half a second to be made. */
const character: fc.Arbitrary<string> = fc
  .oneof(
    fc.integer({ min: 0x20, max: 0x7e }),
    fc.integer({ max: 0xd7ff, min: 0x80 }),
    fc.integer({ max: 0x10_ffff, min: 0xe000 }),
  )
  .map((code) => String.fromCodePoint(code));

/** Text that XML can carry, in characters of every length. */
function xmlText(schema: JsonSchema): fc.Arbitrary<string> {
  const longest = typeof schema["maxLength"] === "number" ? Math.floor(schema["maxLength"] / 2) : 100;
  return fc
    .string({ unit: character, maxLength: longest })
    .map((text) => text.replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, " "));
}
