import { afterAll, describe, expect, test } from "vitest";
import { createMock, type Exchange, judge, loadContract, type Operation } from "../../src/index.ts";
import { ask } from "./requests.ts";

const contract = loadContract();
const mock = await createMock({ contract });
const inventive = await createMock({ contract, dynamic: true, seed: "starfish" });
afterAll(() => Promise.all([mock.close(), inventive.close()]));

const answered = ["application/json", "text/json", "application/xml", "text/xml"];

interface Way {
  readonly operation: Operation;
  readonly sends: string;
  readonly examples: readonly (string | Uint8Array | undefined)[];
  readonly accept: string;
}

/** Every operation × request media type × response media type. */
const ways: readonly Way[] = contract.operations.flatMap((operation) =>
  Object.entries(operation.request?.mediaTypes ?? { "": { examples: { none: undefined } } }).flatMap(
    ([sends, { examples }]) =>
      answersOf(operation).map((accept) => ({
        operation,
        sends,
        accept,
        examples: Object.values(examples).map((example) =>
          example === undefined || typeof example === "string" ? example : JSON.stringify(example),
        ),
      })),
  ),
);

/** What an operation may be asked for; one that answers in one media type alone does not look at what is asked. */
function answersOf({ responses }: Operation): readonly string[] {
  const described = Object.keys(responses["200"]?.mediaTypes ?? {});
  return described.length === 1 ? answered : described;
}

function pathOf({ path, parameters }: Operation): string {
  const query = parameters.filter((each) => each.in === "query").map(({ name, example }) => `${name}=${example}`);
  const filled = path.replace(/\{(.+?)\}/g, (_, name) =>
    String(parameters.find((each) => each.name === name)?.example),
  );
  return query.length === 0 ? filled : `${filled}?${query.join("&")}`;
}

function send(server: typeof mock, { operation, sends, accept }: Way, body?: string | Uint8Array, prefer = "") {
  return ask(server, {
    method: operation.method,
    path: pathOf(operation),
    headers: {
      Accept: accept,
      ...(sends === "" ? {} : { "Content-Type": sends.replace("*/*", "application/octet-stream") }),
      ...(prefer === "" ? {} : { Prefer: prefer }),
    },
    ...(body === undefined ? {} : { body }),
  });
}

function expectClean(exchange: Exchange, beyondSchema: readonly string[] = []): void {
  const { findings, verdicts } = judge(contract, exchange);
  expect(findings.filter(({ check }) => !beyondSchema.includes(check))).toEqual([]);
  expect(verdicts.filter(({ outcome }) => outcome === "not-checked")).toEqual([]);
}

test("No way to call an operation is left out.", () => {
  const count = (id: string) => ways.filter(({ operation }) => operation.id === id).length;
  // Five media types for each start, and one way for each of the others; four answers for every one.
  expect(["executeJobAsync", "executeJob", "postWebhook", "getResults", "requestToken"].map(count)).toEqual([
    20, 20, 4, 4, 4,
  ]);
  expect(contract.operations.filter(({ id }) => count(id) === 0)).toEqual([]);
});

describe.each(ways)("$operation.id, $sends → $accept", (way) => {
  test("Every example is answered with 200, and nothing is wrong on either side", async () => {
    expect(way.examples.length).toBeGreaterThan(0);
    for (const example of way.examples) {
      const exchange = await send(mock, way, example);
      expect(exchange.response.status).toBe(200);
      expectClean(exchange);
    }
  });

  test("Every named answer is right", async () => {
    for (const [status, { mediaTypes }] of Object.entries(way.operation.responses)) {
      const { examples = {} } = mediaTypes[way.accept] ?? {};
      // A 405 names the methods of the path, so it is only right for another method.
      for (const name of status === "405" ? [] : Object.keys(examples)) {
        const exchange = await send(mock, way, way.examples[0], `code=${status}, example=${name}`);
        expect(exchange.response.status).toBe(Number(status));
        expectClean(exchange);
      }
    }
  });

  test("An answer that is made up is right, as far as a schema can say what is right", async () => {
    const exchange = await send(inventive, way, way.examples[0]);
    expect(exchange.response.status).toBe(200);
    expectClean(exchange, [
      "counters-not-negative",
      "response-integers-whole",
      "start-error-has-text",
      "token-type-bearer",
    ]);
  });
});

describe.each(answered)("what is refused, as %s", (accept) => {
  const headers = { Accept: accept, "Content-Type": "application/json" };
  test.each([
    ["an unknown path", { path: "/v1/Nothing", headers }, 404],
    ["another method", { method: "PUT", headers, body: "{}" }, 405],
    ["another method of Results", { path: "/v1/Results/r", headers, body: "{}" }, 405],
    ["no token", { headers: { ...headers, Authorization: "" }, body: "{}" }, 401],
    ["Basic credentials", { headers: { ...headers, Authorization: "Basic dTpw" }, body: "{}" }, 401],
    ["a text", { headers: { ...headers, "Content-Type": "text/plain" }, body: "x" }, 415],
    ["half a body", { headers, body: '{"runID":' }, 400],
    ["an empty object", { headers, body: "{}" }, 400],
    ["no body", { headers }, 500],
    ["null", { headers, body: "null" }, 500],
    ["a Webhook without parameters", { path: "/v1/Webhook", headers, body: "x" }, 404],
  ])("%s: the answer is right", async (_what, asked, status) => {
    const exchange = await ask(mock, asked);
    expect(exchange.response.status).toBe(status);
    const { findings, verdicts } = judge(contract, exchange);
    expect(findings.filter(({ blame }) => blame !== "client")).toEqual([]);
    const outcomes = new Map(verdicts.map(({ check, outcome }) => [check, outcome]));
    expect(outcomes.get("response-media-type-negotiated")).toBe("held");
    expect(outcomes.get("response-body-matches-schema")).toBe("held");
  });
});
