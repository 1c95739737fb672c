import { describe, expect, test } from "vitest";
import { read } from "./read-json.ts";

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
