import { describe, expect, test } from "vitest";
import { negotiate } from "../../src/wire/http/negotiation.ts";

const choose = (headers: Record<string, string>): string => {
  const { mediaType, charset } = negotiate(new Headers(headers));
  return `${mediaType} ${charset}`;
};

describe("Accept", () => {
  test.each([
    ["text/xml;q=0.5, text/json;q=0.4", "text/xml"],
    ["application/json;q=0.5, text/*;q=0.6", "text/json"],
    ["application/xml, application/*;q=0.1", "application/xml"],
    ["text/*, application/xml", "application/xml"],
    ["*/*;q=0.1, application/xml;q=0.01", "application/json"],
    ['application/xml;charset="a,b", text/plain', "application/xml"],
    ["application/xml;q=x", "application/xml"],
    ["application/xml, garbage", "application/json"],
    ["text/html, *; q=.2, */*; q=.2", "application/json"],
    [", application/xml", "application/xml"],
    ["application / xml", "application/xml"],
    ["application/xml;", "application/json"],
  ])("%s gives %s", (accept, expected) => {
    expect(choose({ accept })).toBe(`${expected} utf-8`);
  });

  test("what matches nothing leaves it to the request's own type", () => {
    expect(choose({ accept: "image/png", "content-type": "text/xml" })).toBe("text/xml utf-8");
  });
});

describe("X-Requested-With", () => {
  test("asks for JSON where nothing else does", () => {
    expect(choose({ "x-requested-with": "xmlhttprequest", accept: "*/*", "content-type": "text/xml" })).toBe(
      "application/json utf-8",
    );
  });

  test("yields to an Accept header", () => {
    expect(choose({ "x-requested-with": "XMLHttpRequest", accept: "text/xml" })).toBe("text/xml utf-8");
  });
});

describe("Accept-Charset", () => {
  test.each([
    ["UTF-16;q=0.3, utf-8;q=0.2", "utf-16"],
    ["utf-16;q=0, *", "utf-8"],
    ["utf-16be", "utf-8"],
    ["*, utf-16", "utf-16"],
    ["*, utf-16;q=0.9", "utf-8"],
    ["utf-16;q=.5", "utf-8"],
    ["utf-16, x;q=2", "utf-8"],
    ["utf-16;q=1.", "utf-16"],
  ])("%s gives %s", (header, expected) => {
    expect(choose({ "accept-charset": header })).toBe(`application/json ${expected}`);
  });

  test("without it the request's own charset is used", () => {
    expect(choose({ "content-type": "application/json; charset=UTF-16" })).toBe("application/json utf-16");
  });

  test("a charset in quotes is none", () => {
    expect(choose({ "content-type": 'application/json; charset="utf-16"' })).toBe("application/json utf-8");
  });
});
