import { describe, expect, test } from "vitest";
import { type Contract, loadContracts, type Member } from "../../src/wire/contract.ts";
import { writeJson } from "../../src/wire/json/json-writer.ts";
import { writeXml } from "../../src/wire/xml/xml-writer.ts";

const { asyncResponse, asyncRequest, resultsRow } = loadContracts();
const later: Member = { name: "rows", kind: "integer", required: false };
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
    expect(resultsRow.members.map(({ name }) => name).slice(0, 4)).toEqual(["runID", "startTime", "runTime", "status"]);
  });
});

describe("XML", () => {
  test("escapes what must be, and what no parser accepts", () => {
    expect(writeXml(refusal("a<b>&\"'\t\r\n\r\u0001\uffff"))).toContain(
      "<error>a&lt;b&gt;&amp;\"'\t\n\n&#x1;&#xFFFF;</error><runID></runID>",
    );
  });

  test("encodes keys that are not names", () => {
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

describe("members that a model leaves out", () => {
  const contract: Contract = { ...asyncResponse, members: [...asyncResponse.members, later], ordinal: [later] };

  test("are left out of JSON and XML, for a null would say something", () => {
    expect(writeJson({ kind: "message", contract, model: { runID: null } })).toBe('{"runID":null}');
    expect(writeXml({ kind: "message", contract, model: { rows: 3 } })).toMatch(/><rows>3<\/rows><\/execJob/);
    expect(writeXml({ kind: "message", contract: { ...contract, members: [] }, model: {} })).not.toContain("rows");
  });

  test("are not those that the description does not have, which is a mistake of the sandbox's", () => {
    expect(() => writeJson({ kind: "message", contract, model: { runId: "r" } })).toThrow(
      "execJobAsyncResponse has no member runId: add it to the description, or take it out of the model",
    );
  });
});

test("JSON escapes the line ends of Unicode", () => {
  expect(writeJson(refusal("\u2028\u0085é"))).toBe('{"runID":"","started":false,"error":"\\u2028\\u0085é"}');
});
