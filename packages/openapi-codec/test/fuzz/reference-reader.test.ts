import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { allMessages } from "../../src/generated/all-messages.ts";
import { type Reading, read } from "./reference-reader.ts";

const NAMESPACE = "http://schemas.datacontract.org/2004/07/Jobs";
const XSI = "http://www.w3.org/2001/XMLSchema-instance";

const answer = (content: string, attributes = ""): string =>
  `<StartResponse xmlns="${NAMESPACE}" xmlns:i="${XSI}"${attributes}>${content}</StartResponse>`;
const readAnswer = (content: string): Reading => read(allMessages, "StartResponse", answer(content));
const REST = "<runID>r</runID><started>true</started>";

const examples: Readonly<Record<string, { readonly value: unknown }>> = JSON.parse(
  readFileSync(new URL("../../../../openapi/generated/starfish.v1.json", import.meta.url), "utf8"),
).components.examples;

describe("The reference reader", () => {
  it.each(Object.keys(examples).filter((name) => name.endsWith("-xml")))("reads the example %s", (name) => {
    const value = examples[name.replace(/-xml$/, "-json")]?.value;
    expect(read(allMessages, name.slice(0, name.indexOf("-")), String(examples[name]?.value))).toEqual({ value });
  });

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
    ["nil that is no boolean", `<error i:nil="yes"/>${REST}`],
    ["a boolean in capitals", "<runID>r</runID><started>True</started>"],
    ["an attribute twice by its namespace", `<error xmlns:a="u" xmlns:b="u" a:x="" b:x=""/>${REST}`],
    ["a prefix that is not declared", `<p:error/>${REST}`],
    ["a name without a local part", `<p:1 xmlns:p="u"/>${REST}`],
    ["a lone surrogate", `<error>\ud800</error>${REST}`],
    ["a reference to a control character", `<error>&#x1;</error>${REST}`],
    ["a processing instruction", `<?pi?>${REST}`],
  ])("refuses %s", (_name, content) => {
    expect(readAnswer(content)).toHaveProperty("refusal");
  });

  it("refuses a document type", () => {
    expect(read(allMessages, "Error", "<!DOCTYPE Error><Error><Message/></Error>")).toHaveProperty("refusal");
  });

  it("refuses a root of another namespace, blanks around its name included", () => {
    const document = `<Result xmlns=" ${NAMESPACE}"/>`;
    expect(read(allMessages, "Result", document)).toHaveProperty("refusal");
  });

  it("refuses a declaration of another encoding than the bytes have", () => {
    const document = `<?xml version="1.0" encoding="UTF-16"?><Error><Message/></Error>`;
    expect(read(allMessages, "Error", document, { encoding: "utf-8" })).toHaveProperty("refusal");
    expect(read(allMessages, "Error", document, { encoding: "utf-16" })).toEqual({ value: { Message: "" } });
  });

  it("refuses unknown members when told to", () => {
    const document = answer(`<x/>${REST}`);
    expect(read(allMessages, "StartResponse", document, { unknownMembers: "refuse" })).toHaveProperty("refusal");
  });

  it("keeps unknown members of an open schema as texts, whatever their names", () => {
    const document = `<RunResponse xmlns="${NAMESPACE}"><runID>r</runID><__proto__>1</__proto__></RunResponse>`;
    const reading = read(allMessages, "RunResponse", document);
    expect(JSON.stringify(reading)).toBe('{"value":{"runID":"r","__proto__":"1"}}');
  });

  it.each([
    ["2147483647", 2147483647],
    ["-2147483648", -2147483648],
    [" +007\n", 7],
    ["-0", 0],
  ])("reads the integer %j", (text, value) => {
    const document = `<Result xmlns="${NAMESPACE}"><errors>${text}</errors></Result>`;
    expect(read(allMessages, "Result", document)).toEqual({ value: { errors: value } });
  });

  it.each(["2147483648", "-2147483649", "1.0", "1e2", "", "0x1", "\u00a01", "٣"])("refuses the integer %j", (text) => {
    const document = `<Result xmlns="${NAMESPACE}"><errors>${text}</errors></Result>`;
    expect(read(allMessages, "Result", document)).toHaveProperty("refusal");
  });

  it("takes 256 levels and refuses one more", () => {
    const nested = (depth: number): string => answer(`${"<a>".repeat(depth - 1)}${"</a>".repeat(depth - 1)}${REST}`);
    expect(read(allMessages, "StartResponse", nested(256))).toHaveProperty("value");
    expect(read(allMessages, "StartResponse", nested(257))).toHaveProperty("refusal");
  });
});
