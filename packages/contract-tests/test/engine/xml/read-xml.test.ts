import { describe, expect, test } from "vitest";
import { loadContract, UnreadableBodyError } from "../../../src/index.ts";
import { readXml } from "../../../src/xml/read-xml.ts";
import { namespace } from "../exchanges.ts";

const contract = loadContract();
const instance = "http://www.w3.org/2001/XMLSchema-instance";
const request = (content: string): string =>
  `<execJobAsyncRequest xmlns="${namespace}" xmlns:i="${instance}">${content}</execJobAsyncRequest>`;
const read = (content: string): unknown => readXml(contract, "execJobAsyncRequest", request(content));
const argument = (text: string): unknown => (read(`<argument>${text}</argument>`) as { argument: unknown }).argument;

describe("text", () => {
  test.each([
    ["blanks", "  a  ", "  a  "],
    ["only blanks", "   ", "   "],
    ["nothing", "", ""],
    ["leading zeros", "007", "007"],
    ["an exponent", "1e5", "1e5"],
    ["the five names", "&amp;&lt;&gt;&quot;&apos;", "&<>\"'"],
    ["what looks like a reference", "&amp;lt;&amp;#65;", "&lt;&#65;"],
    ["numeric references", "&#65;&#x1F600;", "A😀"],
    ["line ends", "a\r\nb\rc&#xD;d", "a\nb\nc\rd"],
    ["CDATA", "x<![CDATA[<y>&amp;]]>z", "x<y>&amp;z"],
    ["a comment", "a<!-- c -->b", "ab"],
  ])("%s", (_what, xml, text) => {
    expect(argument(xml)).toBe(text);
  });

  test("More references than a parser's usual limit", () => {
    expect(argument("&amp;".repeat(150_000))).toHaveLength(150_000);
  });
});

describe("values", () => {
  test.each([
    ["true", true],
    ["1", true],
    [" \n false ", false],
    ["0", false],
    ["True", "True"],
    ["constructor", "constructor"],
    ["", ""],
  ])("The boolean %j", (xml, value) => {
    expect(read(`<chainJobs>${xml}</chainJobs>`)).toEqual({ chainJobs: value });
  });

  test.each([
    ["5", 5],
    ["+05", 5],
    [" -1\t", -1],
    ["5.0", "5.0"],
    ["0x10", "0x10"],
  ])("The whole number %j", (xml, value) => {
    expect(read(`<loggingLevel>${xml}</loggingLevel>`)).toEqual({ loggingLevel: value });
  });

  test.each([
    ["true", null],
    ["1", null],
    ["false", ""],
  ])("i:nil=%j", (nil, value) => {
    expect(read(`<argument i:nil="${nil}" />`)).toEqual({ argument: value });
  });

  test("An attribute nil in no namespace says nothing.", () => {
    expect(read('<argument nil="true" />')).toEqual({ argument: "" });
  });

  test("The prefix of nil may be any, and be declared anywhere.", () => {
    expect(read(`<argument xmlns:x="${instance}" x:nil="true" />`)).toEqual({ argument: null });
  });

  test("The first of several equal members wins.", () => {
    expect(read("<runID>a</runID><runID>b</runID>")).toEqual({ runID: "a" });
  });

  test("Names from an object's prototype are names like others.", () => {
    const value = read("<__proto__>a</__proto__><constructor>b</constructor><toString>c</toString>") as object;
    expect(Object.entries(value)).toEqual([
      ["__proto__", "a"],
      ["constructor", "b"],
      ["toString", "c"],
    ]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  test("Elements where a text belongs become an object, so that the schema can object.", () => {
    expect(read("<argument><b>1</b></argument>")).toEqual({ argument: { b: "1" } });
  });
});

describe("namespaces", () => {
  test("A prefix on everything means the same.", () => {
    const xml = `<s:execJobAsyncRequest xmlns:s="${namespace}"><s:runID>r</s:runID></s:execJobAsyncRequest>`;
    expect(readXml(contract, "execJobAsyncRequest", xml)).toEqual({ runID: "r" });
  });

  test("A member of another namespace is another member.", () => {
    expect(read('<runID xmlns="">a</runID><x:runID xmlns:x="urn:x">b</x:runID>')).toEqual({
      "{}runID": "a",
      "{urn:x}runID": "b",
    });
  });

  test("A root in no namespace is another root.", () => {
    expect(() => readXml(contract, "execJobAsyncRequest", "<execJobAsyncRequest />")).toThrow(
      `the root element is {}execJobAsyncRequest, not {${namespace}}execJobAsyncRequest`,
    );
  });
});

describe("lists and errors", () => {
  const list = (content: string): unknown =>
    readXml(
      contract,
      "ArrayOfresultsResponse",
      `<ArrayOfresultsResponse xmlns="${namespace}" xmlns:i="${instance}">${content}</ArrayOfresultsResponse>`,
    );

  test("No, one and several rows are lists.", () => {
    const row = "<resultsResponse><errors>1</errors></resultsResponse>";
    expect(list("")).toEqual([]);
    expect(list(row)).toEqual([{ errors: 1 }]);
    expect(list(`\n ${row}${row}\n`)).toEqual([{ errors: 1 }, { errors: 1 }]);
  });

  test("A row may be nil, and another element is not a row.", () => {
    expect(list('<resultsResponse i:nil="true" /><row>x</row>')).toEqual([null, { row: "x" }]);
  });

  test("The messages of one member are one text.", () => {
    const xml = "<Error><Message>m</Message><ModelState><request.runID>a b</request.runID></ModelState></Error>";
    expect(readXml(contract, "Error", xml)).toEqual({ Message: "m", ModelState: { "request.runID": ["a b"] } });
  });

  test("An inner exception is an error like the outer one.", () => {
    const xml = "<Error><Message>m</Message><InnerException><Message>n</Message></InnerException></Error>";
    expect(readXml(contract, "Error", xml)).toEqual({ Message: "m", InnerException: { Message: "n" } });
  });

  test("Members that an open message does not list are kept as text.", () => {
    const xml = `<execJobResponse xmlns="${namespace}"><errors>1</errors><log>x</log></execJobResponse>`;
    expect(readXml(contract, "execJobResponse", xml)).toEqual({ errors: 1, log: "x" });
  });
});

describe("what is refused", () => {
  test.each([
    ["a document type", `<!DOCTYPE x>${request("")}`, "document type"],
    ["a processing instruction", `<?x y?>${request("")}`, "processing instruction"],
    ["XML 1.1", `<?xml version="1.1"?>${request("")}`, "1.1"],
    ["a second root", `${request("")}<b/>`, "Extra content"],
    ["an unknown entity", request("<argument>&nbsp;</argument>"), "nbsp"],
    ["a control character", request("<argument>\u0001</argument>"), "Char"],
    ["a reference to one", request("<argument>&#1;</argument>"), "xmlChar"],
    ["an undeclared prefix", request("<x:argument/>"), "prefix"],
    ["]]> in a text", request("<argument>]]></argument>"), "]]>"],
    ["an end that is missing", request("").replace("</execJobAsyncRequest>", ""), "not well-formed"],
    ["257 levels", request("<a>".repeat(257) + "</a>".repeat(257)), "depth"],
    ["text between members", request("<runID>r</runID>x"), '"x" between its members'],
    ["nothing", "", "not well-formed"],
  ])("%s", (_what, xml, message) => {
    const attempt = (): unknown => readXml(contract, "execJobAsyncRequest", xml);
    expect(attempt).toThrow(UnreadableBodyError);
    expect(attempt).toThrow(message);
  });
});
