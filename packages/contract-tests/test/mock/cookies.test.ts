import { expect, onTestFinished, test } from "vitest";
import { createMock, judge, loadContract, runContract } from "../../src/index.ts";

const cookie = (name: string, schema: object, required = false) => ({ name, in: "cookie", required, schema });
const text = { "application/json": { schema: { type: "object" }, example: { fine: true } } };

/** A session in a cookie, and what else a caller may say there. */
const contract = loadContract({
  openapi: "3.1.0",
  info: { title: "Shop", version: "1" },
  paths: {
    "/basket": {
      get: {
        operationId: "getBasket",
        parameters: [
          cookie("session", { type: "integer", minimum: 1 }, true),
          cookie("theme", { enum: ["dark", "light"] }),
          cookie("seen", { type: "array", items: { type: "integer" }, maxItems: 2 }),
        ],
        responses: { 200: { description: "The basket", content: text }, 400: { description: "Refused" } },
      },
    },
  },
});
const mock = await createMock({ contract });

const requests: readonly (readonly [string | undefined, string | undefined])[] = [
  ["session=7", undefined],
  ["a=b; session=7; theme=dark", undefined],
  ["session=7;theme=light", undefined],
  ['session="7"', undefined],
  ["session=7; seen=1,2", undefined],
  ["session=7; theme=li%67ht", undefined],
  [undefined, "session is missing"],
  ["Session=7", "session is missing"],
  ["xsession=7", "session is missing"],
  ["theme=dark", "session is missing"],
  ["session=", "session must be integer"],
  ["session=seven", "session must be integer"],
  ["session=0", "session must be >= 1"],
  ["session=7; theme=blue", "theme must be equal to one of the allowed values"],
  ["session=7; seen=1,2,3", "seen must NOT have more than 2 items"],
];

test.each(requests)("The cookies %j: %s, to the mock and to the judge alike.", async (given, fault) => {
  const headers: Record<string, string> = given === undefined ? {} : { cookie: given };
  const answer = await mock.fetch(new Request("http://mock.test/basket", { headers }));
  expect(answer.status).toBe(fault === undefined ? 200 : 400);
  expect(answer.headers.get("starfish-mock-reason")).toBe(fault === undefined ? null : `the cookie ${fault}`);
  const { findings } = judge(contract, {
    request: { method: "GET", url: "http://shop.test/basket", headers, body: new Uint8Array() },
    response: { status: answer.status, headers: answer.headers, body: new Uint8Array(await answer.arrayBuffer()) },
  });
  const messages = findings.filter(({ check }) => check === "request-parameters-match").map(({ message }) => message);
  expect(messages).toEqual(fault === undefined ? [] : [expect.stringContaining(fault)]);
});

test("A run of the kit against the mock has no findings.", async () => {
  const { url, close } = await mock.listen();
  onTestFinished(close);
  const { cases, findings } = await runContract({ baseUrl: url }, { contract });
  expect(findings).toEqual([]);
  expect(cases.map(({ id }) => id)).toContain("getBasket/cookie-session-missing");
});
