import { type CallOptions, createClient } from "@starfish-api/client";
import { afterAll, describe, expect, test } from "vitest";
import { createMock, type Exchange, judge, loadContract } from "../../src/index.ts";
import { callOperation } from "./call-operation.ts";
import { type Cell, cellsOf, examplesOf, requestExamplesOf } from "./matrix.ts";
import { preferring, recordingFetch } from "./recording-fetch.ts";

declare module "vitest" {
  interface TaskMeta {
    /** The place of a test in the table of operation × media type. */
    cell?: { readonly operation: string; readonly sends: string; readonly asks: string };
  }
}

const contract = loadContract();
const mock = await createMock({ contract });
afterAll(() => mock.close());

describe.each(cellsOf(contract))("$operation.id, $sends → $asks", (cell) => {
  const meta = { cell: { operation: cell.operation.id, sends: cell.sends, asks: cell.asks } };

  test("what the client sends is each example to the byte, and satisfies the description", { meta }, async () => {
    const examples = requestExamplesOf(contract, cell);
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) {
      const { exchange } = await callThroughMock(cell, example.value);
      if (example.text !== undefined) expect(textOf(exchange)).toBe(example.text);
      expectClean(exchange);
    }
  });

  test("what the client returns is the value of each example, and the answer satisfies the description", {
    meta,
  }, async () => {
    const [request] = requestExamplesOf(contract, cell);
    const answers = examplesOf(contract, cell.asks, cell.operation.responses["200"]?.mediaTypes[cell.asks]);
    expect(answers.length).toBeGreaterThan(0);
    for (const answer of answers) {
      const { exchange, value } = await callThroughMock(cell, request?.value, answer.name);
      expect(value).toEqual(answer.value);
      expectClean(exchange);
    }
  });
});

/** One call of the client through the mock, and what crossed the wire. */
async function callThroughMock(
  cell: Cell,
  request: unknown,
  answer?: string,
): Promise<{ readonly exchange: Exchange; readonly value: unknown }> {
  const { fetch, exchanges } = recordingFetch(mock.fetch, answer === undefined ? undefined : preferring(answer));
  const client = createClient({ baseUrl: "http://mock.test", fetch, credentials: { token: "a-token" } });
  const options: CallOptions = { accept: cell.asks, ...(isBodyType(cell.sends) && { mediaType: cell.sends }) };
  const value = await callOperation(client, contract, cell.operation, request, options);
  const [exchange, ...more] = exchanges;
  expect(more).toEqual([]);
  if (exchange === undefined) throw new Error("nothing was sent");
  return { exchange, value };
}

function isBodyType(sends: Cell["sends"]): sends is Exclude<Cell["sends"], "" | "*"> {
  return sends !== "" && sends !== "*";
}

/** Nothing is wrong, and something was looked at. */
function expectClean(exchange: Exchange): void {
  const { findings, verdicts } = judge(contract, exchange);
  expect(findings).toEqual([]);
  expect(verdicts.filter(({ outcome }) => outcome === "not-checked")).toEqual([]);
  expect(verdicts.filter(({ outcome }) => outcome === "held").length).toBeGreaterThan(5);
}

function textOf({ request }: Exchange): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(request.body);
}
