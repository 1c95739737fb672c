import { describe, expect, it } from "vitest";
import { tableFor } from "../inputs/random-documents.ts";
import { type Reading, read } from "./reference-reader.ts";

const NAMESPACE = "http://schemas.datacontract.org/2004/07/Jobs";
const XSI = "http://www.w3.org/2001/XMLSchema-instance";
const jobs = tableFor(0, 0);

const answer = (content: string): string =>
  `<StartResponse xmlns="${NAMESPACE}" xmlns:i="${XSI}">${content}</StartResponse>`;
const readAnswer = (content: string): Reading => read(jobs, "StartResponse", answer(content));
const REST = "<runID>r</runID><started>true</started>";

describe("The reference reader", () => {
  it.each([
    ["a text to the letter", `<error>  0012\t</error>${REST}`, "  0012\t"],
    ["line ends as line feeds", `<error>a\r\nb\rc</error>${REST}`, "a\nb\nc"],
    ["a carriage return from a reference", `<error>a&#xD;&#10;b</error>${REST}`, "a\r\nb"],
    ["CDATA sections and comments in a text", `<error>a<!-- b --><![CDATA[<c>]]>d</error>${REST}`, "a<c>d"],
    ["nil of the XSI namespace", `<error i:nil=" 1 "/>${REST}`, null],
    ["nil of no namespace as nothing", `<error nil="true"/>${REST}`, ""],
    ["a member that is missing, but may be null", REST, null],
    ["members out of order", "<started>true</started><runID>r</runID><error>e</error>", "e"],
    ["elements of another namespace as nothing", `<error>e</error><x xmlns="urn:x">1</x>${REST}`, "e"],
  ])("takes %s", (_name, content, error) => {
    expect(readAnswer(content)).toEqual({ value: { error, runID: "r", started: true } });
  });

  it.each([
    ["an end tag without its slash", `<error>e<error>${REST}`],
    ["a member twice", `<error/><error/>${REST}`],
    ["text between elements", `x${REST}`],
    ["a CDATA section between elements", `<![CDATA[]]>${REST}`],
    ["a reference to white space between elements", `&#32;${REST}`],
    ["an element in a text", `<error><b/></error>${REST}`],
    ["a required member that is missing", "<runID>r</runID>"],
    ["nil where it is not allowed", `<runID>r</runID><started i:nil="true"/>`],
    ["nil with content", `<error i:nil="true">e</error>${REST}`],
    ["nil that is not a boolean", `<error i:nil="yes"/>${REST}`],
    ["a boolean in capitals", "<runID>r</runID><started>True</started>"],
    ["an attribute twice by its namespace", `<error xmlns:a="u" xmlns:b="u" a:x="" b:x=""/>${REST}`],
    ["a prefix that is not declared", `<p:error/>${REST}`],
    ["a lone surrogate", `<error>\ud800</error>${REST}`],
    ["a reference to a control character", `<error>&#x1;</error>${REST}`],
    ["a processing instruction with a prefix", `<?p:i?>${REST}`],
    ["a question mark after the name of a processing instruction", `<?p??>${REST}`],
  ])("refuses %s", (_name, content) => {
    expect(readAnswer(content)).toHaveProperty("refusal");
  });

  it("refuses a document type, and a root of another namespace", () => {
    expect(read(jobs, "Error", "<!DOCTYPE Error><Error><Message/></Error>")).toHaveProperty("refusal");
    expect(read(jobs, "Result", `<Result xmlns=" ${NAMESPACE}"/>`)).toHaveProperty("refusal");
  });

  it("refuses unknown members when told to", () => {
    expect(read(jobs, "StartResponse", answer(`<x/>${REST}`), { unknownMembers: "refuse" })).toHaveProperty("refusal");
  });

  it.each([
    ["2147483647", 2147483647],
    [" +007\n", 7],
    ["-0", 0],
  ])("reads the integer %j", (text, value) => {
    const document = `<Result xmlns="${NAMESPACE}"><errors>${text}</errors></Result>`;
    expect(read(jobs, "Result", document)).toEqual({ value: { errors: value } });
  });

  it.each(["2147483648", "-2147483649", "1.0", "1e2", "", "0x1", "\u00a01", "٣"])("refuses the integer %j", (text) => {
    const document = `<Result xmlns="${NAMESPACE}"><errors>${text}</errors></Result>`;
    expect(read(jobs, "Result", document)).toHaveProperty("refusal");
  });
});
