import { describe, expect, test } from "vitest";
import { xmlTree } from "./same-xml.ts";

const instance = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance"';

describe("Two documents are the same", () => {
  test.each([
    ["whatever their prefixes are", '<a xmlns="urn:one"><b/></a>', '<p:a xmlns:p="urn:one"><p:b></p:b></p:a>'],
    ["in whatever order attributes stand", '<a x="1" y="2"/>', "<a y='2' x='1'/>"],
    ["whatever the prefix of an attribute is", '<a xmlns:p="urn:one" p:x="1"/>', '<a xmlns:q="urn:one" q:x="1"/>'],
    [
      "with CDATA, comments and references",
      "<a>1 &lt; 2</a>",
      "<?xml version='1.0'?><a>1 <!-- --><![CDATA[<]]>&#32;2</a>",
    ],
    [
      "whatever prefix xsi:type uses",
      `<a ${instance} xmlns="urn:one" i:type="b"/>`,
      `<p:a ${instance} xmlns:p="urn:one" i:type="p:b"/>`,
    ],
  ])("%s", (_, one, other) => {
    expect(xmlTree(one)).toEqual(xmlTree(other));
  });

  test("apart from white space between elements, where a case says so", () => {
    const [one, other] = ["<a><b> x </b><c/></a>", "<a>\n  <b> x </b>\n  <c/>\n</a>"];
    expect(xmlTree(one, { spaceBetweenElements: "drop" })).toEqual(xmlTree(other, { spaceBetweenElements: "drop" }));
    expect(xmlTree(one)).not.toEqual(xmlTree(other));
  });
});

describe("Two documents differ", () => {
  test.each([
    ["by the namespace of an element", '<a xmlns="urn:one"/>', '<a xmlns="urn:two"/>'],
    ["by the namespace of an attribute", '<a xmlns:p="urn:one" p:x="1"/>', '<a xmlns:p="urn:one" x="1"/>'],
    ["by white space in a text", "<a> x</a>", "<a>x</a>"],
    ["by white space that is all of a text", "<a> </a>", "<a/>"],
    ["by the order of elements", "<a><b/><c/></a>", "<a><c/><b/></a>"],
    ["by a text between elements", "<a><b/>x</a>", "<a><b/></a>"],
    [
      "by the namespace that xsi:type means",
      `<a ${instance} xmlns="urn:one" i:type="b"/>`,
      `<p:a ${instance} xmlns:p="urn:one" i:type="b"/>`,
    ],
  ])("%s", (_, one, other) => {
    const options = { spaceBetweenElements: "drop" } as const;
    expect(xmlTree(one, options)).not.toEqual(xmlTree(other, options));
  });

  test("or one of them is not XML at all", () => {
    expect(() => xmlTree("<a><b></a>")).toThrow();
    expect(() => xmlTree("<p:a/>")).toThrow();
  });
});
