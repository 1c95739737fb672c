import { bed, type Case, type Schema } from "../case.ts";

const page: Schema = {
  type: "object",
  properties: { content: { type: "string", contentMediaType: "text/html", xml: { nodeType: "cdata" } } },
};
const html = "<p>Sow in <b>March</b> & water</p>";

export const nodeTypes: readonly Case[] = [
  {
    title: "A text beside an attribute is the content of the element",
    openapi: "3.2.0",
    schemas: bed({
      unit: { type: "string", xml: { nodeType: "attribute" } },
      width: { type: "number", xml: { nodeType: "text" } },
    }),
    value: { unit: "m", width: 1.25 },
    xml: '<bed unit="m">1.25</bed>',
    alsoRead: ['<bed unit="m"><![CDATA[1.25]]></bed>', '<bed unit="m"> 1.25\n</bed>'],
  },
  {
    title: "A text that may be missing and may not be empty is missing where the element is empty",
    openapi: "3.2.0",
    schemas: bed({
      unit: { type: "string", xml: { nodeType: "attribute" } },
      note: { type: "string", minLength: 1, xml: { nodeType: "text" } },
    }),
    value: { unit: "m" },
    xml: '<bed unit="m"/>',
    alsoRead: ['<bed unit="m"></bed>', '<bed unit="m"><![CDATA[]]></bed>'],
    decided: "nothing tells an empty text from none: it is one where the schema allows that",
  },
  {
    title: "A text that must be there is empty where the element is",
    openapi: "3.2.0",
    schemas: bed(
      {
        unit: { type: "string", xml: { nodeType: "attribute" } },
        note: { type: "string", xml: { nodeType: "text" } },
      },
      { required: ["note"] },
    ),
    value: { unit: "m", note: "" },
    xml: '<bed unit="m"/>',
    decided: "D16",
  },
  {
    title: "A member can be a CDATA section of its element, and is read from plain text too",
    openapi: "3.2.0",
    schemas: { Page: page },
    value: { content: html },
    xml: `<Page><![CDATA[${html}]]></Page>`,
    holds: `<![CDATA[${html}]]>`,
    alsoRead: ["<Page>&lt;p&gt;Sow in &lt;b&gt;March&lt;/b&gt; &amp; water&lt;/p&gt;</Page>"],
    decided: "D11",
  },
  {
    title: "A CDATA section that would end early is written as two",
    openapi: "3.2.0",
    schemas: { Page: page },
    value: { content: "a[b[0]]>1" },
    xml: "<Page>a[b[0]]&gt;1</Page>",
    holds: "<![CDATA[",
  },
  {
    title: "White space around a CDATA section is a part of the text",
    openapi: "3.2.0",
    schemas: { Page: page },
    value: { content: "\n  <p/>\n" },
    xml: "<Page>\n  <![CDATA[<p/>]]>\n</Page>",
    decided: "D18: the specification prints such a section on a line of its own, without a word about the lines",
  },
  {
    title: "The element of a component without one is named where the component is used",
    openapi: "3.2.0",
    schemas: {
      Stored: { $ref: "#/components/schemas/Page", xml: { nodeType: "element", name: "storedPage" } },
      Page: { ...page, xml: { nodeType: "none" } },
    },
    value: { content: html },
    xml: `<storedPage><![CDATA[${html}]]></storedPage>`,
    holds: "<![CDATA[",
  },
  {
    title: "The members of an object without an element stand in the element around it",
    openapi: "3.2.0",
    schemas: bed({
      size: {
        type: "object",
        xml: { nodeType: "none" },
        properties: {
          unit: { type: "string", xml: { nodeType: "attribute" } },
          width: { type: "number" },
          height: { type: "number" },
        },
      },
      plant: { type: "string" },
    }),
    value: { size: { unit: "m", width: 1, height: 2 }, plant: "leek" },
    xml: '<bed unit="m"><width>1</width><height>2</height><plant>leek</plant></bed>',
  },
  {
    title: "A list whose nodeType is none is not wrapped",
    openapi: "3.2.0",
    schemas: bed({ plants: { type: "array", items: { type: "string" }, xml: { nodeType: "none", name: "crops" } } }),
    value: { plants: ["leek", "beet"] },
    xml: "<bed><plants>leek</plants><plants>beet</plants></bed>",
  },
  {
    title: "A member whose nodeType is element is one, as without the word",
    openapi: "3.2.0",
    schemas: bed({ plant: { type: "string", xml: { nodeType: "element", name: "crop" } } }),
    value: { plant: "leek" },
    xml: "<bed><crop>leek</crop></bed>",
  },
];
