import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import { judge, KitError, loadContract, readValue, UnreadableBodyError } from "../../src/index.ts";
import { errorResponse, exchangeOf, goodParts, xmlRequest } from "./exchanges.ts";
import { type CapturedCase, capturedBytes, capturedCases, toExchange } from "./wire-corpus.ts";

const contract = loadContract();
const defaults = { chainJobs: false, loggingLevel: 0 };

test("A judgement names the operation and has a verdict of every check.", () => {
  const { operation, verdicts } = judge(contract, exchangeOf());
  expect(operation?.id).toBe("executeJobAsync");
  expect(new Set(verdicts.map(({ check }) => check)).size).toBe(verdicts.length);
});

test("A request for no operation has no operation, and is named by its method and path.", () => {
  const { operation, findings } = judge(contract, exchangeOf({ path: "/v1/Nothing", status: 404, response: {} }));
  expect(operation).toBeUndefined();
  expect(findings).toMatchObject([{ check: "operation-known", operation: "POST /v1/Nothing" }]);
});

test("An address that is not a URL is the kit's error.", () => {
  const exchange = exchangeOf();
  expect(() => judge(contract, { ...exchange, request: { ...exchange.request, url: "/v1" } })).toThrow(KitError);
});

test("A body that cannot be read is not checked against its schema.", () => {
  const { verdicts } = judge(contract, exchangeOf({ response: { ...goodParts.response, body: "{" } }));
  const verdict = verdicts.find(({ check }) => check === "response-body-matches-schema");
  expect(verdict).toMatchObject({ outcome: "not-checked", findings: [] });
  expect(verdict?.reason).toContain("not well-formed JSON");
});

test("A body of an undocumented media type is not checked.", () => {
  const response = { headers: { "Content-Type": "text/html" }, body: "<html>" };
  const { verdicts } = judge(contract, exchangeOf({ status: 502, response }));
  const outcomes = new Map(verdicts.map(({ check, outcome }) => [check, outcome]));
  expect(outcomes.get("response-body-well-formed")).toBe("not-checked");
  expect(outcomes.get("response-body-matches-schema")).toBe("not-checked");
  expect(outcomes.get("no-html")).toBe("violated");
});

test("An XML body that is not well-formed is not checked against the XML schema.", () => {
  const { verdicts } = judge(contract, exchangeOf({ request: xmlRequest("<jobID>j") }));
  expect(verdicts.find(({ check }) => check === "request-xml-valid")?.outcome).toBe("not-checked");
});

test("A finding about an assumed message carries the word assumed.", () => {
  const { findings } = judge(
    contract,
    exchangeOf({ path: "/v1/ExecuteJob", response: { ...goodParts.response, body: '{"status":"Complete"}' } }),
  );
  expect(findings).toMatchObject([{ check: "response-body-matches-schema", evidence: "assumed" }]);
});

test("A finding says where in the body it is, and what the word for that member is.", () => {
  const { findings } = judge(
    contract,
    exchangeOf({
      request: { ...goodParts.request, body: '{"runID":"550e8400-e29b-41d4-a716-446655440000","jobID":"j"}' },
    }),
  );
  expect(findings).toMatchObject([
    { message: expect.stringMatching(/^\/projectID is required/), evidence: "documented" },
  ]);
  const whole = judge(contract, exchangeOf({ request: { ...goodParts.request, body: "[]" } })).findings;
  expect(whole.map(({ message }) => message)).toContain("must be object");
});

test("A finding carries a command that sends the request again, without its token.", () => {
  const { findings } = judge(contract, exchangeOf({ status: 500, response: errorResponse("x", { "X-A": "1" }) }));
  expect(findings).toEqual([]);
  const [finding] = judge(contract, exchangeOf({ status: 418 })).findings;
  expect(finding?.curl).toContain("curl -X POST 'http://api.test/v1/ExecuteJobAsync'");
  expect(finding?.curl).toContain(`-H 'authorization: Bearer '"$STARFISH_TOKEN"`);
  expect(finding?.curl).not.toContain("a-long-token");
});

test("No string of a finding carries a password, even where the server sends it back.", () => {
  const { findings } = judge(
    contract,
    exchangeOf({
      path: "/token?password=geheim%20123",
      request: {
        headers: { "Content-Type": "application/x-www-form-urlencoded", Cookie: "session=c00kie" },
        body: "grant_type=nothing&username=u&password=geheim+123",
      },
      response: { headers: { "Content-Type": "text/html" }, body: "<html>geheim 123 is wrong, c00kie</html>" },
    }),
  );
  expect(findings.length).toBeGreaterThan(1);
  expect(JSON.stringify(findings)).not.toMatch(/geheim|c00kie/);
});

describe("the captured answers of a healthy server", () => {
  const answers = capturedCases.flatMap((captured) =>
    [captured.whenModelStateChecked, captured.whenModelStateIgnored].flatMap((answer) =>
      answer === undefined ? [] : [{ captured, exchange: toExchange(captured, answer) }],
    ),
  );

  /** The captured server has the actions of its day, and says so in Allow; the description may have more by now. */
  const itsActions = ["requestToken", "executeJobAsync", "executeJob", "postWebhook", "getResults"];
  const capturedContract = { ...contract, operations: contract.operations.filter(({ id }) => itsActions.includes(id)) };

  test("No answer is blamed on the server, but for the control character that XML cannot carry.", () => {
    const blamed = answers.flatMap(({ captured, exchange }) =>
      judge(capturedContract, exchange)
        .findings.filter(({ blame }) => blame !== "client")
        .map(({ check, message }) => `${captured.name}: ${check}: ${message}`),
    );
    expect(answers.length).toBeGreaterThan(600);
    expect(blamed).toEqual([
      expect.stringContaining("Results/control application/xml: response-body-well-formed: The body cannot be read"),
    ]);
  });

  test("Every accepted request of which the server lost or changed something is blamed on the client.", () => {
    const accepted = capturedCases.filter(
      ({ modelState, bound, request }) => modelState === "valid" && bound && request.path === "/v1/ExecuteJobAsync",
    );
    const changed = accepted.filter((captured) => !isBoundAsSent(captured));
    const overlooked = changed.filter((captured) => {
      const { findings } = judge(contract, toExchange(captured, captured.whenModelStateChecked));
      return !findings.some(({ blame }) => blame === "client");
    });
    expect(changed.length).toBeGreaterThan(40);
    expect(overlooked.map(({ name }) => name)).toEqual([
      // Nothing is lost: the server reads names in any case.
      "name RUNID case (ARGUMENT)",
      // Nothing is lost: the machine of the capture writes its own line ends.
      "CR charref in string",
    ]);
  });
});

/** Whether the server's model holds what was sent, and nothing but defaults besides. */
function isBoundAsSent({ request, bound }: CapturedCase): boolean {
  try {
    const contentType = request.contentType ?? "";
    const value = readValue(contract, "execJobAsyncRequest", contentType, capturedBytes(request)) as object;
    const sent = { ...Object.fromEntries(Object.keys(bound ?? {}).map((name) => [name, null])), ...defaults, ...value };
    return isDeepStrictEqual(sent, bound);
  } catch (error) {
    if (error instanceof UnreadableBodyError) {
      return false;
    }
    throw error;
  }
}
