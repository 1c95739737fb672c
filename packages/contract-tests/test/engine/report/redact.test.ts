import { expect, test } from "vitest";
import { createRedactor, redactHeaders } from "../../../src/report/redact.ts";
import { exchangeOf } from "../exchanges.ts";

const form = { "Content-Type": "application/x-www-form-urlencoded" };
const redact = createRedactor(
  exchangeOf({
    request: {
      headers: { ...form, Authorization: "Bearer t0ken", Cookie: 'a=cook1e; b="cook2e"' },
      body: "username=ada&password=p%26ss+w%C3%B6rd",
    },
    response: { headers: { "Set-Cookie": "s=cook3e; Path=/" }, body: '{"access_token":"acc\\"ess","expires_in":1}' },
  }),
);

test.each([
  ["a form", "x=1&password=other&y=2", "x=1&password=[redacted]&y=2"],
  ["a query", "http://api.test/?access_token=other#f", "http://api.test/?access_token=[redacted]#f"],
  ["JSON", '{"password": "oth\\"er", "a": 1}', '{"password": "[redacted]", "a": 1}'],
  ["XML", "<password>other</password>", "<password>[redacted]</password>"],
  [
    "a part of a body",
    '--b\r\nContent-Disposition: form-data; name="password"\r\nContent-Type: text/plain\r\n\r\nother\r\n--b--',
    '--b\r\nContent-Disposition: form-data; name="password"\r\nContent-Type: text/plain\r\n\r\n[redacted]\r\n--b--',
  ],
  ["a header", "Authorization: Bearer other.token-1=", "Authorization: Bearer [redacted]"],
  ["an address", "http://ada:other@api.test/", "http://ada:[redacted]@api.test/"],
])("A secret is known by its name in %s", (_where, text, redacted) => {
  expect(redact(text)).toBe(redacted);
});

test.each(["t0ken", "cook1e", "cook2e", "cook3e", "p%26ss+w%C3%B6rd", "p&ss wörd", 'acc"ess', 'acc\\"ess'])(
  "The exchange's own secret %s is known without a name",
  (secret) => {
    expect(redact(`the value ${secret} is wrong`)).toBe("the value [redacted] is wrong");
  },
);

test.each([
  "The 401 asks for no bearer token",
  "There is no bearer token",
  "Basic authentication, bearer authentication: both",
  "authorization: none",
])("%j is prose, and stays", (text) => {
  expect(redact(text)).toBe(text);
});

test("What is not a secret stays.", () => {
  expect(redact("the user ada has no password, expires_in 1")).toBe("the user ada has no password, expires_in 1");
});

test("The scheme of a header stays, and other headers stay whole.", () => {
  expect(redactHeaders({ Authorization: "Basic abc", Cookie: "a=b", Accept: "text/xml" })).toEqual([
    ["accept", "text/xml"],
    ["authorization", "Basic [redacted]"],
    ["cookie", "[redacted]"],
  ]);
});
