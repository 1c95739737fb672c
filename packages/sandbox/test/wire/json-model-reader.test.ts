import { describe, expect, test } from "vitest";
import { loadContracts, type Model } from "../../src/wire/contract.ts";
import { type NewtonsoftVersion, readJsonModel } from "../../src/wire/json/json-model-reader.ts";
import { ModelState } from "../../src/wire/model-state.ts";
import { mixtures } from "../generate.ts";

const { asyncRequest } = loadContracts();

function read(
  text: string,
  newtonsoft: NewtonsoftVersion = 6,
): { readonly model: Model | null; readonly errors: Record<string, string[]> } {
  const state = new ModelState();
  const model = readJsonModel(text, asyncRequest, state, newtonsoft);
  return { model, errors: state.toRecord() };
}

const hidden = "An error has occurred.";

describe("values", () => {
  test.each([
    ["1", "1"],
    ["0x10", "16"],
    ["010", "8"],
    ["1.50", "1.5"],
    ["1e5", "100000"],
    ["1e15", "1E+15"],
    ["0.00001", "1E-05"],
    ["0.0001", "0.0001"],
    ["123456789.125", "123456789.125"],
    ["-0.0", "0"],
    ["123456789012345678901234567890", "123456789012345678901234567890"],
    ["true", "True"],
    ["NaN", "NaN"],
    ["-Infinity", "-Infinity"],
    ["'x'", "x"],
    ["null", null],
  ])("%s becomes the string %s", (json, expected) => {
    expect(read(`{"argument":${json}}`).model?.["argument"]).toBe(expected);
  });

  test.each([
    ['" 5 "', 5],
    ['"+5"', 5],
    ["-5", -5],
    ["0xFFFFFFFF", -1],
    ["017", 15],
  ])("%s becomes the integer %s", (json, expected) => {
    expect(read(`{"loggingLevel":${json}}`).model?.["loggingLevel"]).toBe(expected);
  });

  test.each([
    ["0", false],
    ["2", true],
    ["0.5", true],
    ['"TRUE"', true],
    ['{"$value":true}', true],
  ])("%s becomes the boolean %s", (json, expected) => {
    expect(read(`{"chainJobs":${json}}`)).toMatchObject({ model: { chainJobs: expected }, errors: {} });
  });

  test.each(['"5.0"', "true", "{}", "[]", "null", "NaN", "09", "0x1G"])("%s is not an integer", (json) => {
    expect(read(`{"loggingLevel":${json}}`).errors["request.loggingLevel"]).toContain(hidden);
  });
});

describe("recovery", () => {
  test("an integer with a fraction makes the next member unreadable and loses the model", () => {
    expect(read('{"loggingLevel":5.5,"runID":"r"}')).toEqual({
      model: null,
      errors: { "request.loggingLevel": [hidden], "request.runID": [hidden] },
    });
  });

  test("an object in place of a boolean ends the whole object early", () => {
    expect(read('{"chainJobs":{"a":1},"runID":"r"}').model?.["runID"]).toBeNull();
  });

  test("a body that ends in the middle keeps the members before", () => {
    expect(read('{"runID":"r","jobID":"j').model).toMatchObject({ runID: "r", jobID: null });
  });

  test("a member without a value is undefined and reading goes on", () => {
    expect(read('{"argument":,"runID":"r"}')).toMatchObject({
      model: { runID: "r" },
      errors: { "request.argument": [hidden] },
    });
  });

  test("the key of an error keeps the spelling of the body", () => {
    expect(read('{"CHAINJOBS":{}}').errors).toEqual({ "request.CHAINJOBS": [hidden] });
  });
});

describe("leniency", () => {
  test.each([
    ["comments", '/*a*/{/*b*/"runID"/*c*/:"r"}', null],
    ["comments between members", '{"jobID":"j",/*b*/"runID":/*c*/"r"//d\n}', "r"],
    ["names without quotes", "{runID:'r'}", "r"],
    ["NULs between tokens", '{\0"runID":\0"r"\0}', "r"],
    ["text behind the object", '{"runID":"r"} and more', "r"],
    ["metadata", '{"$id":"1","$type":"x","runID":"r"}', "r"],
    ["escaped surrogates", '{"runID":"\\ud83d\\ude00"}', "😀"],
    ["a lone surrogate", '{"runID":"\\ud83dx"}', "\ufffdx"],
    ["the last of two", '{"runID":"a","RUNID":"r"}', "r"],
  ])("%s", (_, json, expected) => {
    expect(read(json).model?.["runID"] ?? null).toBe(expected);
  });

  test.each(["", " ", "null", "undefined", '""', '{"$ref":"1"}'])("%j is not a model and no error", (json) => {
    expect(read(json)).toEqual({ model: null, errors: {} });
  });
});

test("what JSON.stringify writes is read as it was", () => {
  for (const [seed, argument] of mixtures(['"', "\\", "\n", "\0", "😀", "\u2028", "a", "/*", "{", "é"], 300)) {
    const model = { runID: `${argument}x`, argument, chainJobs: seed % 2 === 0, loggingLevel: seed - 150 };
    expect(read(JSON.stringify(model)), `seed ${seed}`).toMatchObject({ model, errors: {} });
  }
});

test("any mixture of tokens is read to an end", () => {
  const pieces = ['{"', '"', ":", ",", "{", "}", "[", "]", "runID", "\\", "/*", "*/", "1", "0x", "n", "new a(", " "];
  for (const [seed, text] of mixtures(pieces, 3000)) {
    expect(() => read(text), `seed ${seed}: ${text}`).not.toThrow();
  }
});

describe("as Newtonsoft.Json 12 does", () => {
  test.each([
    ["1e2", "1e2"],
    ["1.50", "1.50"],
    ["5.0", "5.0"],
    [".5", ".5"],
    ["010", "010"],
    ["0x10", "0x10"],
    ["-0.0", "-0.0"],
    ["true", "true"],
    ["NaN", "NaN"],
    ["-Infinity", "-Infinity"],
    ["/* */ 'x'", "x"],
    ["null", null],
  ])("%s becomes the string %s", (json, expected) => {
    expect(read(`{"argument":${json}}`, 12)).toMatchObject({ model: { argument: expected }, errors: {} });
  });

  test.each([
    ["123456789012345678901234567890", true],
    ["0", false],
    ["0.5", true],
    ["' True '", true],
  ])("%s becomes the boolean %s", (json, expected) => {
    expect(read(`{"chainJobs":${json}}`, 12)).toMatchObject({ model: { chainJobs: expected }, errors: {} });
  });

  test.each([
    ["a list for a text", '{"argument":[1],"runID":"r"}', null, ["request.argument", "request"]],
    ["a bad octal number", '{"loggingLevel":08,"runID":"r"}', "r", ["request.loggingLevel"]],
    ["two signs", '{"argument":--1,"runID":"r"}', "r", ["request.argument"]],
    ["two colons", '{"argument"::1,"runID":"r"}', "r", ["request.argument"]],
    ["no value", '{"argument":,"runID":"r"}', "r", ["request.argument"]],
    ["an end in a boolean", '{"runID":"r","chainJobs":tr', "r", ["request.chainJobs"]],
    ["an end before a boolean", '{"runID":"r","chainJobs":', "r", ["request.chainJobs"]],
    ["a word for a number", '{"loggingLevel":true,"runID":"r"}', null, ["request.loggingLevel"]],
    ["NaN for a number", '{"loggingLevel":NaN,"runID":"r"}', "r", ["request.loggingLevel"]],
    ["a wrapped boolean", '{"chainJobs":{"$value":true},"runID":"r"}', null, ["request.chainJobs"]],
    ["an escape with blanks", '{"argument":"\\u 41 ","runID":"r"}', null, ["request.argument"]],
  ])("%s", (_, text, runID, keys) => {
    const { model, errors } = read(text, 12);
    expect([model?.["runID"] ?? null, Object.keys(errors)]).toEqual([runID, keys]);
  });

  test.each([
    ["a b", "request['a b']"],
    ["it's/\\u0001", "request['it\\'s/\\u0001']"],
    ["a\\u2028", "request['a\\u2028']"],
  ])("the name %s stands in brackets, escaped", (name, key) => {
    expect(Object.keys(read(`{"${name}":1_0}`, 12).errors)).toContain(key);
  });

  test("no dot stands before a bracket", () => {
    expect(Object.keys(read('{"zoo":{"a b":[0,{"c.d":1_0}]}}', 12).errors)).toContain("request.zoo['a b'][1]['c.d']");
  });

  test.each(["08", "--1"])("6 loses other keys than 12 after %s", (number) => {
    const text = `{"argument":${number},"runID":"r"}`;
    expect(read(text, 6).errors).not.toEqual(read(text, 12).errors);
  });
});
