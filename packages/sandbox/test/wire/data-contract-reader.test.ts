import { describe, expect, test } from "vitest";
import { loadContracts, type Model } from "../../src/wire/contract.ts";
import { readDataContract } from "../../src/wire/xml/data-contract-reader.ts";
import { xmlBytes } from "../../src/wire/xml/xml-encoding.ts";
import { XmlReadFailure } from "../../src/wire/xml/xml-failure.ts";
import { mixtures } from "../generate.ts";

const { asyncRequest } = loadContracts();
const namespaces = `xmlns="${asyncRequest.namespace}" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"`;

function read(xml: string | Uint8Array): Model | null {
  const bytes = typeof xml === "string" ? new TextEncoder().encode(xml) : xml;
  return readDataContract(xmlBytes(bytes, "utf-8"), asyncRequest);
}

const wrap = (members: string): string => `<execJobAsyncRequest ${namespaces}>${members}</execJobAsyncRequest>`;

describe("members", () => {
  test("those behind their place are dropped", () => {
    expect(read(wrap("<runID>r</runID><jobID>j</jobID><threadCount>2</threadCount>"))).toMatchObject({
      runID: "r",
      jobID: null,
      threadCount: "2",
    });
  });

  test("the first of two stays", () => {
    expect(read(wrap("<argument>1</argument><argument>2</argument>"))?.["argument"]).toBe("1");
  });

  test("unknown ones are passed, however broken their UTF-8 is", () => {
    const [before, after] = wrap("<zzz>|</zzz>")
      .split("|")
      .map((part) => new TextEncoder().encode(part));
    const broken = new Uint8Array([...(before ?? []), 0xe9, ...(after ?? [])]);
    expect(read(broken)).toMatchObject({ runID: null });
  });

  test("an attribute of the serializer is read even on an unknown one", () => {
    expect(() => read(wrap('<zzz i:nil="maybe"/>'))).toThrow(XmlReadFailure);
  });

  test.each([
    ["a CR before LF", "a\r\nb", "a\nb"],
    ["a CR alone", "a\rb", "a\nb"],
    ["a reference to CR", "a&#xD;b", "a\rb"],
    ["a CR in CDATA", "<![CDATA[a\r\nb]]>", "a\r\nb"],
    ["a control character in CDATA", "<![CDATA[\u0001]]>", "\u0001"],
    ["references", "&#x1F600;&lt;&#0;", "😀<\0"],
    ["comments", "a<!-- - -->b", "ab"],
    ["a bracket", "a]b]]c", "a]b]]c"],
  ])("%s in a text", (_, content, expected) => {
    expect(read(wrap(`<argument>${content}</argument>`))?.["argument"]).toBe(expected);
  });

  test.each([
    ["\n 007 ", 7],
    ["-0", 0],
    ["&#x35;", 5],
    ["<![CDATA[5]]>", 5],
  ])("%j is an integer", (content, expected) => {
    expect(read(wrap(`<loggingLevel>${content}</loggingLevel>`))?.["loggingLevel"]).toBe(expected);
  });
});

describe("documents", () => {
  test.each([
    ["a comment with two hyphens", wrap("<!-- a--b -->")],
    ["text between members", wrap("x")],
    ["an element in a text", wrap("<argument><b/></argument>")],
    ["a nil integer", wrap('<loggingLevel i:nil="true"/>')],
    [
      "a named boolean",
      wrap('<chainJobs xmlns:z="http://schemas.microsoft.com/2003/10/Serialization/" z:Id="1">true</chainJobs>'),
    ],
    [
      "a reference to nothing",
      wrap('<argument xmlns:z="http://schemas.microsoft.com/2003/10/Serialization/" z:Ref="1"/>'),
    ],
    ["a processing instruction", wrap("<?a b?>")],
    ["a document type", `<!DOCTYPE a>${wrap("")}`],
    ["a declaration behind a blank", ` <?xml version="1.0"?>${wrap("")}`],
    ["a declaration without a version", `<?xml encoding="utf-8"?>${wrap("")}`],
    ["a less-than sign in an attribute", wrap('<a b="<"/>')],
    ["two attributes of one name", wrap('<a b="1" b="2"/>')],
    ["no space between attributes", wrap('<a b="1"c="2"/>')],
    ["an undeclared prefix", wrap("<q:a/>")],
    ["U+FFFF", wrap("<argument>\uffff</argument>")],
    ["a form feed", wrap("<argument>\f</argument>")],
    ["text right behind the root", `${wrap("")}x`],
    ["three bytes", "<a>"],
  ])("%s is refused", (_, xml) => {
    expect(() => read(xml)).toThrow(XmlReadFailure);
  });

  test.each([
    ["text behind a comment behind the root", `${wrap("<runID>r</runID>")}<!-- -->x`],
    ["a second root behind a blank", `${wrap("<runID>r</runID>")} <b/>`],
    [
      "an unknown encoding outside the declaration",
      `<?xml version='1.0' standalone='no' ?>${wrap("<runID>r</runID>")}`,
    ],
    ["white space in tags", wrap("<runID >r</runID >")],
    ["a prefix that a later attribute declares", wrap('<a q:b="1" xmlns:q="x"/><runID>r</runID>')],
  ])("%s is accepted", (_, xml) => {
    expect(read(xml)).toMatchObject({ runID: "r" });
  });

  test("a nil root is not a model", () => {
    expect(read(`<execJobAsyncRequest ${namespaces} i:nil=" 1 "/>`)).toBeNull();
  });

  test("elements may be 256 deep", () => {
    const nested = (depth: number): string => wrap(`${"<a>".repeat(depth)}${"</a>".repeat(depth)}`);
    expect(read(nested(255))).not.toBeNull();
    expect(() => read(nested(256))).toThrow(XmlReadFailure);
  });
});

describe("encodings", () => {
  const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "utf16le"));

  test("UTF-16 is read where the Content-Type says so", () => {
    expect(readDataContract(xmlBytes(utf16(wrap("<runID>é</runID>")), "utf-16"), asyncRequest)).toMatchObject({
      runID: "é",
    });
  });

  test.each([
    ["UTF-16 that nobody announced", utf16(`\ufeff${wrap("")}`), "utf-8" as const],
    ["UTF-8 that was announced as UTF-16", new TextEncoder().encode(wrap("")), "utf-16" as const],
    [
      "a declared encoding that is another",
      new TextEncoder().encode(`<?xml version="1.0" encoding="utf-16"?>${wrap("")}`),
      "utf-8" as const,
    ],
  ])("%s is refused", (_, bytes, charset) => {
    expect(() => xmlBytes(bytes, charset)).toThrow(XmlReadFailure);
  });
});

test("any mixture of markup is read or refused, never worse", () => {
  const pieces = [
    "<",
    ">",
    "/",
    "a",
    "runID",
    '="',
    '"',
    " ",
    "&",
    "#x",
    ";",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "é",
    "\r",
  ];
  for (const [seed, text] of mixtures(pieces, 3000)) {
    expect(outcomeOf(wrap(text)), `seed ${seed}: ${text}`).toMatch(/^(read|refused)$/);
  }
});

function outcomeOf(xml: string): string {
  try {
    return read(xml) === null ? "nil" : "read";
  } catch (error) {
    return error instanceof XmlReadFailure ? "refused" : String(error);
  }
}
