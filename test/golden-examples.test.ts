import { type Contract, loadContract, type MediaType, readValue } from "@starfish-api/contract-tests";
import { expect, test } from "vitest";

const contract = loadContract();

/** The media types of one message: a request, an answer, or a callback's. */
interface Message {
  readonly where: string;
  readonly mediaTypes: Readonly<Record<string, MediaType>>;
}

function messagesOf(operations: Contract["operations"]): Message[] {
  return operations.flatMap(({ id, request, responses, callbacks }) => [
    { where: `${id} request`, mediaTypes: request?.mediaTypes ?? {} },
    ...Object.entries(responses).map(([status, { mediaTypes }]) => ({ where: `${id} ${status}`, mediaTypes })),
    ...messagesOf(callbacks.map(({ operation }) => operation)),
  ]);
}

const examples = messagesOf(contract.operations).flatMap(({ where, mediaTypes }) =>
  Object.entries(mediaTypes)
    .filter(([, { schema }]) => schema !== undefined)
    .flatMap(([mediaType, { schema = "", examples: named }]) =>
      Object.entries(named).map(([name, example]) => ({
        where,
        mediaType,
        name,
        schema,
        example,
        twin: mediaTypes["application/json"]?.examples[name],
      })),
    ),
);

test("there are examples in all five media types", () => {
  expect(new Set(examples.map(({ mediaType }) => mediaType)).size).toBe(5);
});

test.each(examples)("$where, $mediaType, $name says what its schema and its JSON twin say", (golden) => {
  const { mediaType, schema, example, twin } = golden;
  const isJson = mediaType.endsWith("json");
  const text = String(example);
  const value = isJson ? example : readValue(contract, schema, mediaType, new TextEncoder().encode(text));
  expect(typeof example === "string").toBe(!isJson);
  expect(contract.validateValue(schema, value)).toEqual([]);
  if (mediaType.endsWith("xml")) expect(contract.validateXml(text)).toEqual([]);
  // A form has no twin where the operation takes nothing else.
  if (twin !== undefined) expect(value).toEqual(twin);
});
