import { describe, expect, test } from "vitest";
import { mixtures } from "../generate.ts";
import { hidden, read } from "./read-json.ts";

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

describe("texts that look like dates", () => {
  const both = { model: null, errors: { "request.zoo": [hidden], "request.runID": [hidden] } };
  const none = { errors: {} };
  test.each([
    ["/Date(0)/", none, none],
    ["/Date(-62135596800000)/", none, none],
    ["/Date(-62135596800001)/", both, both],
    ["/Date(253402300799999+0100)/", none, none],
    ["/Date(253402300800000)/", both, both],
    ["/Date(253402300800000-01000)/", both, both],
    ["/Date( 253402300800000)/", both, none],
    ["/Date(99999999999999999999)/", none, none],
    ["/Date(1844674407370955)/", none, none],
    ["/Date()/", both, none],
    ["/Date(x)/", none, none],
    ["/Date(1+1)/", both, none],
    ["/Date(1+ab)/", both, none],
    ["/Date(253402300800000+010)/", both, none],
    ["/Date(253402300800000", none, none],
  ])("%s, read as anything, by version 6 and by version 12", (text, by6, by12) => {
    const json = `{"zoo":"${text}","runID":"r"}`;
    expect([read(json, 6), read(json, 12)]).toMatchObject([by6, by12]);
  });

  test("are texts where texts are read, and only version 6 looks for dates in place of booleans", () => {
    const date = '"/Date(253402300800000)/"';
    expect(read(`{"argument":${date}}`)).toMatchObject({ model: { argument: JSON.parse(date) }, errors: {} });
    const json = `{"chainJobs":${date},"runID":"r"}`;
    expect(read(json, 6)).toEqual({
      model: null,
      errors: { "request.chainJobs": [hidden], "request.runID": [hidden] },
    });
    expect(read(json, 12)).toMatchObject({ model: { runID: "r" }, errors: { "request.chainJobs": [hidden] } });
  });
});

describe("bytes that are not UTF-8", () => {
  const start = '{"runID":"r","argument":"';
  const broken = (head: string, tail: string): Uint8Array =>
    Buffer.concat([Buffer.from(head), Buffer.from([0xff]), Buffer.from(tail)]);

  test("among the first that are read leave nothing", () => {
    expect(() => read(broken(start, '"}'))).toThrow("not valid utf-8");
    expect(() => read(broken(`${start}é${"x".repeat(1200)}`, '"}'))).toThrow("not valid utf-8");
  });

  test("after those fail where the reader has come to, and what comes after them is read on from", () => {
    const text = `${start}${"x".repeat(1024 - start.length)}`;
    // The text is read once more from its start, and "x" begins no value.
    expect(read(broken(text, '"}'))).toEqual({ model: null, errors: { "request.argument": [hidden, hidden] } });
    const spaces = `{"runID":"r","argument":${" ".repeat(1000)}`;
    const after = `${"y".repeat(1024)}"z","jobID":"j"}`;
    expect(read(broken(spaces.slice(0, 1024), after.slice(1)))).toMatchObject({
      errors: { "request.argument": [hidden] },
    });
  });

  test("lose what version 12 had not asked for of the chunk before", () => {
    const head = `{"runID":"r","argument":"${"x".repeat(996)}"`.padEnd(1023, " ");
    expect(read(broken(`${head},`, '"jobID":"j"}'), 6).errors).toEqual({ "request.argument": [hidden] });
    expect(read(broken(`${head},`, '"jobID":"j"}'), 12).model).toBeNull();
  });
});

test("names of members are compared without regard to case, but a sign of the kelvin is not a letter", () => {
  expect(read('{"WebHOOKurl":"a","webHoo\\u212aURL":"b"}').model?.["webHookURL"]).toBe("a");
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
