import { describe, expect, test } from "vitest";
import { loadContract, readValue, UnreadableBodyError } from "../../../src/index.ts";
import { toBytes } from "../exchanges.ts";
import { type CapturedCase, capturedBytes, capturedCases } from "../wire-corpus.ts";

const contract = loadContract();
const read = (contentType: string, body: string | Uint8Array): unknown =>
  readValue(contract, "execJobAsyncRequest", contentType, toBytes(body));

/** What the server's model holds when a member is not sent. */
const defaults = { chainJobs: false, loggingLevel: 0 };

function boundTo({ request, bound }: CapturedCase): { readonly sent: object; readonly bound: object } {
  const value = read(request.contentType ?? "", capturedBytes(request)) as Readonly<Record<string, unknown>>;
  const names = Object.keys(bound ?? {});
  const sent = Object.fromEntries(
    names.map((name) => [name, value[name] ?? (defaults as Readonly<Record<string, unknown>>)[name] ?? null]),
  );
  return { sent, bound: bound ?? {} };
}

describe("the captured requests", () => {
  // An ill-formed percent-encoding is read by the server in its own way.
  const ownWay = ["%u00e9", "newline at end", "nested argument[a]", "argument[]"];
  const forms = capturedCases.filter(
    ({ group, name, modelState, bound, request }) =>
      group.startsWith("form") && modelState === "valid" && bound && request.contentType && !ownWay.includes(name),
  );
  const groups = ["ct-xml", "xml-bool", "xml-int", "valid"];
  const documents = capturedCases.filter(
    ({ group, modelState, bound, request }) =>
      groups.includes(group) && modelState === "valid" && bound && request.contentType?.includes("xml"),
  );

  test("There are some.", () => {
    expect(forms.length).toBeGreaterThan(20);
    expect(documents.length).toBeGreaterThan(10);
  });

  test.each(forms)("The form $name is read as the server bound it", (captured) => {
    const { sent, bound } = boundTo(captured);
    expect(sent).toEqual(bound);
  });

  test.each(documents)("The XML $name is read as the server bound it", (captured) => {
    const { sent, bound } = boundTo(captured);
    expect(sent).toEqual(bound);
  });
});

test("JSON is read strictly.", () => {
  expect(read("application/json", '{"runID":"r"}')).toEqual({ runID: "r" });
  expect(() => read("text/json", '{"runID":"r",}')).toThrow(UnreadableBodyError);
  expect(() => read("application/json", "")).toThrow(UnreadableBodyError);
});

test("A byte order mark is not part of the text, and wins over the charset.", () => {
  const utf16 = new Uint8Array(Buffer.from('\ufeff{"a":"é"}', "utf16le"));
  expect(read("application/json", utf16)).toEqual({ a: "é" });
  expect(read("application/json; charset=utf-16", "\ufeff{}")).toEqual({});
});

test("A named utf-16 is little-endian.", () => {
  expect(read('application/json; charset="utf-16"', new Uint8Array(Buffer.from("[1]", "utf16le")))).toEqual([1]);
});

test("Bytes of another charset are unreadable.", () => {
  expect(() => read("application/json", new Uint8Array([0x22, 0xe9, 0x22]))).toThrow("not utf-8");
});

test("The names and values of a form are typed by the schema.", () => {
  const form = "RUNID=r&runid=s&chainjobs=True&loggingLevel=%230f&argument=&other=1";
  expect(read("application/x-www-form-urlencoded", form)).toEqual({
    runID: "r",
    chainJobs: true,
    loggingLevel: 15,
    argument: null,
    other: "1",
  });
});

test("What has no value of its type stays text in a form.", () => {
  expect(read("application/x-www-form-urlencoded", "chainJobs=yes&loggingLevel=1e2")).toEqual({
    chainJobs: "yes",
    loggingLevel: "1e2",
  });
});

test("A form cannot reach an object's prototype.", () => {
  const value = read("application/x-www-form-urlencoded", "__proto__=x&constructor=y") as object;
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect(Object.keys(value)).toEqual(["__proto__", "constructor"]);
});

test("Another media type is unreadable.", () => {
  expect(() => read("text/csv", "{}")).toThrow("text/csv cannot be read");
  expect(() => read("", "{}")).toThrow("no media type cannot be read");
});
