import { expect, test } from "vitest";
import { judge, loadContract } from "../../src/index.ts";

const contract = loadContract();
const bytes = (text: string) => new TextEncoder().encode(text);
const started = '{"runID":"r","started":true,"error":null}';
const order = '{"runID":"r","projectID":"p","jobID":"j"}';

const nested = (open: string, close: string, depth: number) => `${open.repeat(depth)}1${close.repeat(depth)}`;
const deep = (depth: number) => [
  ["list", "application/json", nested("[", "]", depth)],
  ["object", "application/json", nested('{"a":', "}", depth)],
  ["member", "application/json", `${started.slice(0, -1)},"zoo":${nested("[", "]", depth)}}`],
  ["error", "application/json", `{"runID":"r","started":true,"error":${nested("[", "]", depth)}}`],
  ["XML", "application/xml", nested("<a>", "</a>", depth)],
  ["form", "application/x-www-form-urlencoded", `runID=${nested("%5B", "%5D", depth)}`],
];

test.each([5000, 200_000].flatMap((depth) => deep(depth).map((each) => [depth, ...each] as const)))(
  "%i levels of a %s in a body end nothing, wherever it stands.",
  (_depth, _name, type, text) => {
    const message = { headers: { "content-type": type ?? "", authorization: "Bearer t" }, body: bytes(text ?? "") };
    const json = { headers: { "content-type": "application/json; charset=utf-8" }, body: bytes(started) };
    const request = { method: "POST", url: "https://api.test/v1/ExecuteJobAsync" };
    const answered = judge(contract, {
      request: { ...request, ...json, body: bytes(order) },
      response: { status: 200, ...message },
    });
    const asked = judge(contract, { request: { ...request, ...message }, response: { status: 200, ...json } });
    for (const { verdicts } of [answered, asked]) {
      expect(verdicts.length).toBeGreaterThan(20);
      expect(verdicts.filter(({ outcome }) => outcome === "violated" || outcome === "not-checked")).not.toEqual([]);
    }
  },
);

test("A list in place of the message is a finding, however deep it is.", () => {
  const { findings } = judge(contract, {
    request: { method: "POST", url: "https://api.test/v1/ExecuteJobAsync", headers: {}, body: bytes(order) },
    response: {
      status: 200,
      headers: { "content-type": "application/json; charset=utf-8" },
      body: bytes(nested("[", "]", 200_000)),
    },
  });
  expect(findings).toContainEqual(
    expect.objectContaining({
      check: "response-body-matches-schema",
      found: "a value that is nested too deep to be shown",
    }),
  );
});
