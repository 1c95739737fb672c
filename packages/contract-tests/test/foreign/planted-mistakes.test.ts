import { describe, expect, test } from "vitest";
import { createMock, type Exchange, judge, loadContract } from "../../src/index.ts";
import { ask, headerOf, textOf } from "../mock/requests.ts";

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const xml = "application/xml";

/** A document of 3.0 with all that the shelter's does not have: namespaces, attributes, inline bodies, XML alone. */
const contract = loadContract({
  openapi: "3.0.4",
  info: { title: "Orders", version: "1" },
  paths: {
    "/orders/{id}": {
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
      get: { responses: { "200": { description: "The order.", content: { [xml]: { schema: reference("Order") } } } } },
      put: {
        requestBody: {
          required: true,
          content: {
            [xml]: {
              schema: {
                type: "object",
                required: ["note"],
                properties: { note: { type: "string" } },
                xml: { name: "change" },
              },
            },
          },
        },
        responses: { "204": { description: "Changed." } },
      },
    },
  },
  components: {
    schemas: {
      Order: {
        type: "object",
        required: ["id", "total", "lines", "payment"],
        xml: { name: "order", namespace: "urn:orders" },
        properties: {
          id: { type: "integer", xml: { attribute: true } },
          note: { type: "string", nullable: true },
          total: { type: "number", minimum: 0 },
          origin: { type: "string", xml: { name: "from", namespace: "urn:meta", prefix: "m" } },
          lines: { type: "array", xml: { wrapped: true }, items: reference("Line") },
          payment: {
            oneOf: [reference("Card"), reference("Cash")],
            discriminator: { propertyName: "by", mapping: { card: "#/components/schemas/Card" } },
          },
        },
      },
      Line: { type: "object", required: ["item"], properties: { item: { type: "string" } }, xml: { name: "line" } },
      Card: { type: "object", required: ["by"], properties: { by: { type: "string" }, number: { type: "string" } } },
      Cash: {
        type: "object",
        required: ["by", "given"],
        properties: { by: { type: "string" }, given: { type: "number" } },
      },
    },
  },
});

const right =
  '<order xmlns="urn:orders" xmlns:m="urn:meta" id="7"><note xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/>' +
  "<total>1.5</total><m:from>web</m:from><lines><line><item>a</item></line></lines>" +
  "<payment><by>card</by><number>4</number></payment></order>";

function answered(body: string): Exchange {
  return {
    request: { method: "GET", url: "http://orders.test/orders/7", headers: { accept: xml }, body: new Uint8Array() },
    response: {
      status: 200,
      headers: { "content-type": `${xml}; charset=utf-8` },
      body: new TextEncoder().encode(body),
    },
  };
}

const findingsOf = (exchange: Exchange) =>
  judge(contract, exchange).findings.map(({ check, message }) => [check, message]);

test("Nothing is wrong with a right answer, whatever its prefixes are.", () => {
  expect(findingsOf(answered(right))).toEqual([]);
  const prefixed =
    '<o:order xmlns:o="urn:orders" id="7"><o:total>1e3</o:total><o:lines/><o:payment><o:by>Cash</o:by><o:given>INF</o:given></o:payment></o:order>';
  expect(findingsOf(answered(prefixed))).toEqual([]);
});

const value = "response-body-matches-schema";
const members = "response-members-known";
const reading = "response-body-well-formed";

describe("A mistake in an answer is found by the check whose claim it breaks", () => {
  test.each([
    ["another root element", /(?<=[</])order/g, "Order", [[reading, /root element is \{urn:orders\}Order/]]],
    ["a root in no namespace", 'xmlns="urn:orders" ', "", [[reading, /root element is \{\}order/]]],
    ["a member of another name", /total>/g, "sum>", [[value, /^\/total is required/]]],
    [
      "a member in another namespace",
      "<total>",
      '<total xmlns="">',
      [
        [value, /^\/total is required/],
        [members, /\{\}total$/],
      ],
    ],
    ["a prefixed member in the namespace around it", /m:from/g, "from", [[members, /member from$/]]],
    ["a required member that is missing", "<total>1.5</total>", "", [[value, /^\/total is required/]]],
    ["a number that is none", "1.5", "a lot", [[value, /^\/total must be number/]]],
    ["a number that is too small", "1.5", "-1.5", [[value, /^\/total must be >= 0/]]],
    ["an attribute that is missing", ' id="7"', "", [[value, /^\/id is required/]]],
    ["an attribute of a wrong type", 'id="7"', 'id="seven"', [[value, /^\/id must be integer/]]],
    [
      "an element in the place of an attribute",
      ' id="7">',
      "><id>7</id>",
      [
        [value, /^\/id is required/],
        [members, /\}id$/],
      ],
    ],
    ["an attribute in the place of an element", "><note", ' total="1"><note', [[members, /member @total$/]]],
    ["an item of another name", /line>/g, "row>", [[value, /^\/lines\/0\/item is required/]]],
    ["a list without its element", /<\/?lines>/g, "", [[value, /^\/lines is required/]]],
    ["a member that stands twice", "<total>", "<total>2</total><total>", [[value, /^\/total must be number/]]],
    [
      "null where a value belongs",
      "<total>1.5",
      '<total xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true">',
      [[value, /^\/total must be number/]],
    ],
    ["an unknown word of a discriminator", "card", "cheque", [[value, /^\/payment/]]],
    ["a branch without its member", "card", "Cash", [[value, /^\/payment\/given is required/]]],
    ["text between members", "<total>", "1<total>", [[reading, /between its members/]]],
  ] as const)("%s", (_what, part, replacement, expected) => {
    const wrong = right.replace(part, replacement);
    expect(wrong).not.toBe(right);
    const found = findingsOf(answered(wrong));
    for (const [check, message] of expected) {
      expect(found).toContainEqual([check, expect.stringMatching(message)]);
    }
    expect(new Set(found.map(([check]) => check))).toEqual(new Set(expected.map(([check]) => check)));
  });
});

describe("The mock of a document with XML alone and no errors", async () => {
  const mock = await createMock({ contract });

  test("It answers in XML, and the answer is right.", async () => {
    const exchange = await ask(mock, { method: "GET", path: "/orders/7", headers: { accept: xml } });
    expect([exchange.response.status, headerOf(exchange, "content-type")]).toEqual([200, `${xml}; charset=utf-8`]);
    expect(textOf(exchange)).toMatch(/^<order [^>]*xmlns="urn:orders"/);
    expect(findingsOf(exchange)).toEqual([]);
  });

  test("A body whose schema stands where it is used is read.", async () => {
    const headers = { "content-type": xml };
    const put = { method: "PUT", path: "/orders/7", headers };
    expect((await ask(mock, { ...put, body: "<change><note>n</note></change>" })).response.status).toBe(204);
    const wrong = await ask(mock, { ...put, body: "<change/>" });
    expect(findingsOf(wrong)).toContainEqual([
      "request-body-matches-schema",
      expect.stringMatching(/^\/note is required/),
    ]);
  });

  test.each([
    ["nothing", { headers: { "content-type": xml } }, 400, "the body is missing"],
    [
      "another root",
      { headers: { "content-type": xml }, body: "<note/>" },
      400,
      "the root element is {}note, not {}change",
    ],
    [
      "what the schema does not allow",
      { headers: { "content-type": xml }, body: "<change/>" },
      400,
      "/note is required and missing",
    ],
    [
      "another media type",
      { headers: { "content-type": "application/json" }, body: "{}" },
      415,
      `the Content-Type is none of ${xml}`,
    ],
  ])("It refuses %s in plain text.", async (_what, asked, status, text) => {
    const exchange = await ask(mock, { method: "PUT", path: "/orders/7", ...asked });
    expect([exchange.response.status, textOf(exchange)]).toEqual([status, `${text}\n`]);
  });

  test("A path and a method that the document does not have are refused in plain text.", async () => {
    const path = await ask(mock, { method: "GET", path: "/plants" });
    expect([path.response.status, headerOf(path, "content-type")]).toEqual([404, "text/plain; charset=utf-8"]);
    const method = await ask(mock, { method: "DELETE", path: "/orders/7" });
    expect([method.response.status, headerOf(method, "allow")]).toEqual([405, "GET, PUT"]);
  });

  test("It refuses a parameter of a wrong type in plain text.", async () => {
    const exchange = await ask(mock, { method: "GET", path: "/orders/seven" });
    expect([exchange.response.status, headerOf(exchange, "content-type")]).toEqual([400, "text/plain; charset=utf-8"]);
  });
});
