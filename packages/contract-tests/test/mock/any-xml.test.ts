import { describe, expect, test } from "vitest";
import { createMock, judge, loadContract } from "../../src/index.ts";
import { ask, headerOf, textOf } from "./requests.ts";

const xml = "application/xml";

/** A document with one operation, which takes and gives the same, and knows no errors: Prism #2050 and #1842 had such. */
function documentOf(schemas: Readonly<Record<string, object>>, version = "3.0.3"): object {
  const [root = ""] = Object.keys(schemas);
  const content = { [xml]: { schema: { $ref: `#/components/schemas/${root}` } } };
  return {
    openapi: version,
    info: { title: "XML", version: "1" },
    paths: {
      "/things": {
        post: { requestBody: { required: true, content }, responses: { 200: { description: "The same", content } } },
      },
    },
    components: { schemas },
  };
}

/** Of an attribute that XML itself has a meaning for. */
const ofXml = { name: "lang", prefix: "xml", namespace: "http://www.w3.org/XML/1998/namespace" };

const sending = { path: "/things", headers: { "content-type": xml, accept: xml } };

describe("A body in XML is held against its schema (Prism #2050, #1842)", async () => {
  const order = {
    type: "object",
    required: ["id", "lines"],
    xml: { name: "order", namespace: "urn:orders", prefix: "o" },
    properties: {
      id: { type: "integer", xml: { attribute: true } },
      language: { enum: ["de", "en"], xml: { attribute: true, ...ofXml } },
      paid: { type: "boolean" },
      lines: { type: "array", minItems: 1, xml: { wrapped: true }, items: { type: "string", xml: { name: "line" } } },
    },
  };
  const contract = loadContract(documentOf({ Order: order }));
  const mock = await createMock({ contract });

  test.each([
    [
      "as it is described",
      '<o:order xmlns:o="urn:orders" id="7"><paid>true</paid><lines><line>a</line></lines></o:order>',
    ],
    ["with another prefix", '<x:order xmlns:x="urn:orders" id="7"><lines><line>a</line></lines></x:order>'],
    [
      "with a declaration",
      '<?xml version="1.0" encoding="UTF-8"?><o:order xmlns:o="urn:orders" id="7"><lines><line>a</line></lines></o:order>',
    ],
    ["with a byte order mark", '\ufeff<o:order xmlns:o="urn:orders" id="7"><lines><line>a</line></lines></o:order>'],
    [
      "with comments and CDATA",
      '<!--a--><o:order xmlns:o="urn:orders" id="7"><lines><line><![CDATA[<a>]]></line></lines></o:order>',
    ],
    [
      "with blanks and single quotes",
      "<o:order xmlns:o='urn:orders' id='7'>\n  <lines>\n <line>a</line>\n</lines>\n</o:order>",
    ],
    [
      "with members in another order",
      '<o:order xmlns:o="urn:orders" id="7"><lines><line>a</line></lines><paid>0</paid></o:order>',
    ],
  ])("%s: taken.", async (_how, body) => {
    const exchange = await ask(mock, { ...sending, body });
    expect([exchange.response.status, headerOf(exchange, "content-type")]).toEqual([200, `${xml}; charset=utf-8`]);
    expect(judge(contract, exchange).findings).toEqual([]);
  });

  test.each([
    [
      "a missing attribute",
      '<o:order xmlns:o="urn:orders"><lines><line>a</line></lines></o:order>',
      /\/id is required and missing/,
    ],
    [
      "an attribute of a wrong type",
      '<o:order xmlns:o="urn:orders" id="x"><lines><line>a</line></lines></o:order>',
      /\/id must be integer/,
    ],
    ["an empty list", '<o:order xmlns:o="urn:orders" id="7"><lines/></o:order>', /\/lines must NOT have fewer/],
    ["no namespace", '<order id="7"><lines><line>a</line></lines></order>', /root element is \{\}order/],
    [
      "an attribute of XML itself with another word",
      '<o:order xmlns:o="urn:orders" id="7" xml:lang="fr"><lines><line>a</line></lines></o:order>',
      /\/language must be equal to one of/,
    ],
    ["another root", "<a/>", /root element is \{\}a/],
    ["what is not XML", "{}", /not well-formed XML/],
  ])("%s: refused, and told.", async (_what, body, words) => {
    const exchange = await ask(mock, { ...sending, body });
    expect([exchange.response.status, textOf(exchange)]).toEqual([400, expect.stringMatching(words)]);
  });
});

/** The examples of the specification's section on the XML object, with the value in each. */
const text = { type: "string" };
const examples: readonly (readonly [what: string, property: object, value: unknown, xml: string])[] = [
  ["a member", { animals: text }, { animals: "a" }, "<Root><animals>a</animals></Root>"],
  ["a name", { animals: { ...text, xml: { name: "animal" } } }, { animals: "a" }, "<Root><animal>a</animal></Root>"],
  [
    "an attribute, and a prefix with its namespace",
    {
      id: { type: "integer", format: "int32", xml: { attribute: true } },
      name: { ...text, xml: { namespace: "https://example.com/schema/sample", prefix: "sample" } },
    },
    { id: 123, name: "example" },
    '<Root id="123"><sample:name xmlns:sample="https://example.com/schema/sample">example</sample:name></Root>',
  ],
  [
    "an attribute of XML itself",
    {
      language: { enum: ["de", "en"], xml: { attribute: true, ...ofXml } },
    },
    { language: "de" },
    '<Root xml:lang="de"></Root>',
  ],
  [
    "a list",
    { animals: { type: "array", items: text } },
    { animals: ["a", "b"] },
    "<Root><animals>a</animals><animals>b</animals></Root>",
  ],
  [
    "a list whose items have a name",
    { animals: { type: "array", items: { ...text, xml: { name: "animal" } } } },
    { animals: ["a", "b"] },
    "<Root><animal>a</animal><animal>b</animal></Root>",
  ],
  [
    "a list with a name that says nothing",
    { animals: { type: "array", items: { ...text, xml: { name: "animal" } }, xml: { name: "aliens" } } },
    { animals: ["a", "b"] },
    "<Root><animal>a</animal><animal>b</animal></Root>",
  ],
  [
    "a list that is wrapped",
    { animals: { type: "array", items: text, xml: { wrapped: true } } },
    { animals: ["a", "b"] },
    "<Root><animals><animals>a</animals><animals>b</animals></animals></Root>",
  ],
  [
    "a wrapped list with both names",
    { animals: { type: "array", items: { ...text, xml: { name: "animal" } }, xml: { name: "aliens", wrapped: true } } },
    { animals: ["a", "b"] },
    "<Root><aliens><animal>a</animal><animal>b</animal></aliens></Root>",
  ],
];

describe("An answer is written in XML by the xml objects (Prism #415)", () => {
  test.each(examples)("%s, from the example of the schema", async (_what, properties, value, expected) => {
    const contract = loadContract(documentOf({ Root: { type: "object", properties, example: value } }));
    const exchange = await ask(await createMock({ contract }), { ...sending, body: expected });
    expect(exchange.response.status).toBe(200);
    expect(textOf(exchange).replaceAll(/ xmlns:i="[^"]*"/g, "")).toBe(expected);
    expect(judge(contract, exchange).findings).toEqual([]);
  });

  test.each(examples)("%s, made up", async (_what, properties, _value, expected) => {
    const schema = { type: "object", properties, required: Object.keys(properties) };
    const contract = loadContract(documentOf({ Root: schema }));
    const mock = await createMock({ contract, dynamic: true, seed: "415" });
    const exchange = await ask(mock, { ...sending, body: expected });
    expect([exchange.response.status, headerOf(exchange, "content-type")]).toEqual([200, `${xml}; charset=utf-8`]);
    expect(textOf(exchange)).toMatch(/^<Root[ />]/);
    expect(judge(contract, exchange).findings).toEqual([]);
  });
});
