import { describe, expect, test } from "vitest";
import { loadContracts } from "../../src/wire/contract.ts";
import { writeJson } from "../../src/wire/json-writer.ts";
import { writeXml } from "../../src/wire/xml-writer.ts";

const { asyncResponse, asyncRequest, resultsRow } = loadContracts();
const refusal = (error: string) =>
  ({ kind: "message", contract: asyncResponse, model: { runID: "", started: false, error } }) as const;

describe("contracts", () => {
  test("JSON keeps the order of declaration, XML the ordinal one", () => {
    expect(asyncRequest.members.map(({ name }) => name).slice(0, 4)).toEqual([
      "runID",
      "projectID",
      "jobID",
      "chainJobs",
    ]);
    expect(asyncRequest.ordinal.map(({ name }) => name).slice(0, 4)).toEqual([
      "argument",
      "beginAtRow",
      "chainJobs",
      "endAfterRow",
    ]);
    expect(resultsRow.members.at(-1)?.name).toBe("ignores");
  });
});

describe("XML", () => {
  test("escapes what must be, and what no parser accepts", () => {
    expect(writeXml(refusal("a<b>&\"'\t\r\n\r\u0001\uffff"))).toContain(
      "<error>a&lt;b&gt;&amp;\"'\t\n\n&#x1;&#xFFFF;</error><runID></runID>",
    );
  });

  test("encodes keys that are no names", () => {
    const error = { ModelState: { "request.a[0]": ["x", "y"], _x0041_: ["z"] } };
    expect(writeXml({ kind: "error", error })).toBe(
      "<Error><ModelState><request.a_x005B_0_x005D_>x y</request.a_x005B_0_x005D_><_x005F_x0041_>z</_x005F_x0041_></ModelState></Error>",
    );
  });

  test("marks an absent list as nil", () => {
    expect(writeXml({ kind: "list", contract: resultsRow, models: null })).toMatch(
      /^<ArrayOfresultsResponse i:nil="true" xmlns:i="[^"]*" xmlns="[^"]*" \/>$/,
    );
  });
});

test("JSON escapes the line ends of Unicode", () => {
  expect(writeJson(refusal("\u2028\u0085é"))).toBe('{"runID":"","started":false,"error":"\\u2028\\u0085é"}');
});
