import { expect, test } from "vitest";
import { atBaseUrl, judge, KitError, loadContract } from "../../../src/index.ts";
import { documentedResponse, matchOperation, responseOf } from "../../../src/spec/match-operation.ts";

const contract = loadContract();
const match = (method: string, path: string): ReturnType<typeof matchOperation> =>
  matchOperation(contract, method, new URL(path, "http://api.test"));

test.each([
  ["post", "/v1/ExecuteJobAsync", "executeJobAsync"],
  ["POST", "/V1/executejobasync/?x=1", "executeJobAsync"],
  ["GET", "/v1/results/ABC", "getResults"],
  ["GET", "/v1/ExecuteJobAsync", undefined],
  ["POST", "/v1/ExecuteJobAsync/x/y", undefined],
  ["GET", "/v1/Results/", undefined],
  ["POST", "/", undefined],
])("%s %s is %s", (method, path, id) => {
  expect(match(method, path).operation?.id).toBe(id);
});

test("Path parameters are decoded, and one that cannot be stands for itself.", () => {
  expect(match("GET", "/v1/Results/a%20b%2Fc+d").pathParameters).toEqual({ id: "a b/c+d" });
  expect(match("GET", "/v1/Results/100%25%").pathParameters).toEqual({ id: "100%25%" });
});

test("The operations of a path are known even where the method is not.", () => {
  expect(match("PUT", "/v1/Webhook").candidates.map(({ id }) => id)).toEqual(["postWebhook"]);
  expect(match("PUT", "/v2/Webhook").candidates).toEqual([]);
});

test("A status is documented by itself or by its range.", () => {
  const callback = contract.operations.flatMap(({ callbacks }) => callbacks)[0]?.operation;
  expect(callback && Object.keys(callback.responses)).toEqual(["2XX", "4XX"]);
  expect(callback && responseOf(callback, 204)).toBeDefined();
  expect(callback && responseOf(callback, 500)).toBeUndefined();
});

test("Without an operation, only 404 and 405 are documented.", () => {
  const unknown = match("GET", "/v1/Nothing");
  const known = [401, 404, 405, 500].map((status) => documentedResponse(contract, unknown, status) !== undefined);
  expect(known).toEqual([false, true, true, false]);
});

test.each([
  ["https://host/api/", "/api/v1/Results/a", "getResults"],
  ["https://host/Api/etl", "/api/ETL/v1/executejobasync/", "executeJobAsync"],
  ["https://host/api", "/api/token", "requestToken"],
  ["https://host/api", "/v1/Results/a", undefined],
  ["https://host/api", "/apiv1/Results/a", undefined],
  ["https://host", "/v1/Results/a", "getResults"],
])("Below %s the path %s is of %s.", (baseUrl, path, id) => {
  const { candidates } = matchOperation(atBaseUrl(contract, baseUrl), "GET", new URL(path, "https://host"));
  expect(candidates[0]?.id).toBe(id);
});

test("A whole exchange is judged below a base path, and its path parameters are found.", () => {
  const exchange = {
    request: {
      method: "GET",
      url: "https://host/api/v1/Results/r1",
      headers: { accept: "application/json", authorization: "Bearer t" },
      body: new Uint8Array(),
    },
    response: {
      status: 200,
      headers: { "content-type": "application/json; charset=utf-8" },
      body: new TextEncoder().encode('[{"runID":"other"}]'),
    },
  };
  const { findings } = judge(atBaseUrl(contract, "https://host/api"), exchange, undefined, new Set(["run-id-echoed"]));
  expect(findings).toMatchObject([{ found: '"other"' }]);
  const [unknown] = judge(contract, exchange).findings;
  expect(unknown).toMatchObject({ check: "operation-known", found: "/api/v1/Results/r1" });
});

test("A base URL that is none is the kit's error.", () => {
  expect(() => atBaseUrl(contract, "/api")).toThrow(KitError);
});

test("Of two paths that differ in a slash at their end, the one that is asked for is found.", () => {
  const get = (operationId: string) => ({ get: { operationId, responses: {} } });
  const both = loadContract({
    openapi: "3.1.0",
    info: { title: "Slashes", version: "1" },
    paths: { "/a/": get("with"), "/a": get("without"), "/b/": get("only") },
  });
  const found = ["/a", "/a/", "/b", "/b/", "/a//"].map(
    (path) => matchOperation(both, "GET", new URL(path, "http://host.test")).operation?.id,
  );
  expect(found).toEqual(["without", "with", "only", "only", undefined]);
});
