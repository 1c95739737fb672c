import { expect, test } from "vitest";
import { formatOf, isInRange, parseContentType, typeInRange } from "../../../src/body/media-type.ts";

test("A Content-Type is read whatever its case and its parameters.", () => {
  expect(parseContentType('Text/XML; a=b; Charset="UTF-16"')).toEqual({ mediaType: "text/xml", charset: "utf-16" });
  expect(parseContentType("application/json")).toEqual({ mediaType: "application/json" });
  expect(parseContentType("application/json;charset=")).toEqual({ mediaType: "application/json" });
});

test("No Content-Type is none.", () => {
  expect(parseContentType(null)).toBeUndefined();
  expect(parseContentType(" ; charset=utf-8")).toBeUndefined();
});

test("A media type is in its own range, in that of its kind, and in that of all.", () => {
  expect(["text/xml", "text/*", "*/*"].every((range) => isInRange("text/xml", range))).toBe(true);
  expect(["text/json", "application/*", "te/*"].some((range) => isInRange("text/xml", range))).toBe(false);
});

test("A range may name the end of a media type, and has one as which a body can be sent.", () => {
  expect(isInRange("application/vnd.x+json", "application/*+json")).toBe(true);
  expect(
    ["application/vnd.x+xml", "text/x+json", "application/json"].filter((each) =>
      isInRange(each, "application/*+json"),
    ),
  ).toEqual([]);
  const ranges = ["application/*+json", "text/*", "*/*", "application/*", "text/csv"];
  expect(ranges.map((range) => typeInRange(range, true))).toEqual([
    "application/x-any+json",
    "text/plain",
    "application/json",
    "application/json",
    "text/csv",
  ]);
  expect(typeInRange("*/*", false)).toBe("application/octet-stream");
});

test("Seven media types have five formats.", () => {
  const types = ["application/json", "text/json", "application/xml", "text/xml", "application/x-www-form-urlencoded"];
  expect(types.map(formatOf)).toEqual(["json", "json", "xml", "xml", "form"]);
  expect(["multipart/form-data", "text/plain"].map(formatOf)).toEqual(["multipart", "text"]);
  expect(["multipart/mixed", "text/csv"].map(formatOf)).toEqual([undefined, undefined]);
});
