import { describe, expect, test } from "vitest";
import { loadContracts, type Model } from "../../src/wire/contract.ts";
import { bindForm } from "../../src/wire/form/form-model-binder.ts";
import { ModelState } from "../../src/wire/model-state.ts";

const { asyncRequest } = loadContracts();

function bind(form: string): { readonly model: Model | null; readonly errors: Record<string, string[]> } {
  const state = new ModelState();
  const model = bindForm(new TextEncoder().encode(form), asyncRequest, state);
  return { model, errors: state.toRecord() };
}

describe("keys", () => {
  test.each([
    ["in any case", "RUNID=r", "r"],
    ["with empty brackets", "runID[]=r", "r"],
    ["escaped", "run%49D=r", "r"],
    ["twice", "runID=r&runID=s", "r"],
    ["with an index", "runID[0]=r", null],
    ["with a field", "runID[a]=r", null],
    ["with a prefix", "request.runID=r", null],
    ["with a prefix in brackets", "request[runID]=r", null],
  ])("%s", (_, form, expected) => {
    expect(bind(form).model?.["runID"]).toBe(expected);
  });

  test("a sign of the kelvin is not a letter", () => {
    expect(bind("webHoo%E2%84%AAURL=x").model?.["webHookURL"]).toBeNull();
    expect(bind("WEBHOOKURL=x").model?.["webHookURL"]).toBe("x");
  });

  test("an open bracket loses the model", () => {
    expect(bind("a[=1&runID=r")).toEqual({ model: null, errors: { request: ["An error has occurred."] } });
  });
});

test("a character that does not lie in one chunk of 256 bytes is lost, unless it is escaped", () => {
  const head = `argument=${"a".repeat(246)}`;
  expect(bind(`${head}é`).model?.["argument"]).toBe(`${"a".repeat(246)}\ufffd\ufffd`);
  expect(bind(`${head}aé`).model?.["argument"]).toBe(`${"a".repeat(247)}é`);
  expect(bind(`${head}%C3%A9`).model?.["argument"]).toBe(`${"a".repeat(246)}é`);
});

describe("values", () => {
  test.each([
    ["&h1F", 31],
    ["#10", 16],
    [" -5 ", -5],
  ])("%j is an integer", (text, expected) => {
    expect(bind(`loggingLevel=${encodeURIComponent(text)}`).model?.["loggingLevel"]).toBe(expected);
  });

  test("what is not an integer is named", () => {
    expect(bind("loggingLevel=0xZ&loggingLevel=2").errors).toEqual({
      "request.loggingLevel": ["The value '0xZ,2' is not valid for loggingLevel."],
    });
  });

  test("an integer that is too large is not named", () => {
    expect(bind("loggingLevel=0x1FFFFFFFF").errors).toEqual({ "request.loggingLevel": ["An error has occurred."] });
  });

  test("errors stand in the order of declaration", () => {
    expect(Object.keys(bind("loggingLevel=&chainJobs=1").errors)).toEqual([
      "request.chainJobs",
      "request.loggingLevel",
    ]);
  });

  test("a byte order mark is not blank, as it is not in .NET", () => {
    expect(bind("runID=%EF%BB%BF&argument=%C2%85").model).toMatchObject({ runID: "\ufeff", argument: null });
  });

  test("a broken escape stays as it is", () => {
    expect(bind("argument=%zz%4").model?.["argument"]).toBe("%zz%4");
  });
});
