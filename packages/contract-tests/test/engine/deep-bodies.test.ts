import { expect, test } from "vitest";
import { judge, loadContract } from "../../src/index.ts";

const contract = loadContract();
const bytes = (text: string) => new TextEncoder().encode(text);
const started = '{"runID":"r","started":true,"error":null}';
const order = '{"runID":"r","projectID":"p","jobID":"j"}';

const nested = (open: string, close: string, depth: number) => `${open.repeat(depth)}1${close.repeat(depth)}`;
const deep = (depth: number) =>
  [
    { name: "list", type: "application/json", text: nested("[", "]", depth) },
    { name: "object", type: "application/json", text: nested('{"a":', "}", depth) },
    { name: "member", type: "application/json", text: `${started.slice(0, -1)},"zoo":${nested("[", "]", depth)}}` },
    { name: "error", type: "application/json", text: started.replace("null", nested("[", "]", depth)) },
    { name: "XML", type: "application/xml", text: nested("<a>", "</a>", depth) },
    { name: "form", type: "application/x-www-form-urlencoded", text: `runID=${nested("%5B", "%5D", depth)}` },
  ].map((each) => ({ ...each, depth }));

test.each([5000, 200_000].flatMap(deep))(
  "$depth levels of a $name in a body end nothing, wherever it stands.",
  ({ type, text }) => {
    const message = { headers: { "content-type": type, authorization: "Bearer t" }, body: bytes(text) };
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
