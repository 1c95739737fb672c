import { expect, test } from "vitest";
import { judge, loadContract } from "../../src/index.ts";
import { errorResponse, exchangeOf, goodParts, xmlAnswer, xmlMembers, xmlRequest, xmlResponse } from "./exchanges.ts";

const contract = loadContract();
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));

test.each(["utf-16", "UTF-16"])("XML in UTF-16 that declares %s is right where it was asked for.", (name) => {
  const request = xmlRequest(xmlMembers);
  const { findings } = judge(
    contract,
    exchangeOf({
      request: { ...request, headers: { ...request.headers, "Accept-Charset": "utf-16" } },
      response: {
        headers: { "Content-Type": "application/xml; charset=utf-16" },
        body: utf16(`<?xml version="1.0" encoding="${name}"?>${xmlResponse(xmlAnswer).body}`),
      },
    }),
  );
  expect(findings).toEqual([]);
});

test("The kit's own words are not a secret, whatever the token is.", () => {
  const { findings } = judge(
    contract,
    exchangeOf({ status: 401, response: errorResponse("Authorization has been denied for this request.") }),
  );
  const texts = findings.flatMap(({ expected, found, message }) => [message, expected, found]);
  expect(texts).toContain("WWW-Authenticate: Bearer");
  expect(texts.join("\n")).not.toContain("[redacted]");
});

test("JSON without a charset fails nothing: UTF-8 is its default.", () => {
  const { findings } = judge(
    contract,
    exchangeOf({ response: { ...goodParts.response, headers: { "Content-Type": "application/json" } } }),
  );
  expect(findings.filter(({ evidence }) => evidence !== "assumed")).toEqual([]);
});

test("Bytes of another charset than the one that is named are judged, and no fault of the kit.", () => {
  const { findings } = judge(
    contract,
    exchangeOf({ response: { ...goodParts.response, body: utf16(String(goodParts.response.body)) } }),
  );
  expect(findings.map(({ check }) => check)).toContain("response-charset-right");
  expect(findings.map(({ check }) => check)).not.toContain("response-members-unique");
});
