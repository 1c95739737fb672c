import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { judge, loadContract } from "../../src/index.ts";
import { description } from "./pets/description.ts";

const contract = loadContract(description);
const pet = '{"name":"Rex","photoUrls":[]}';
const made = { status: 201, type: "application/json", location: "/pets/11", body: pet };

interface Asked {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly sent?: string | Uint8Array;
  readonly status?: number;
  readonly type?: string;
  readonly location?: string;
  readonly body?: string;
}

const bytes = (text: string | Uint8Array): Uint8Array =>
  typeof text === "string" ? new TextEncoder().encode(text) : text;

function findingsOf({ method = "GET", path, headers = {}, sent = "", status = 200, type, location, body = "" }: Asked) {
  const { findings } = judge(contract, {
    request: { method, url: `http://pets.test${path}`, headers, body: bytes(sent) },
    response: {
      status,
      headers: {
        ...(type === undefined ? {} : { "content-type": type }),
        ...(location === undefined ? {} : { location }),
      },
      body: bytes(body),
    },
  });
  return findings.map(({ blame, check }) => [blame, check]);
}

const list = { path: "/pets?limit=1", type: "application/json", body: "[]" };
const login = { authorization: "Bearer t", "content-type": "application/json" };

/** What callers of any API do, and what HTTP answers them, without a word in the description. */
test.each<[string, Asked]>([
  ["HEAD of what can be read", { ...list, method: "HEAD", body: "" }],
  ["a browser's question in front of a request of another origin", { method: "OPTIONS", path: "/pets", status: 204 }],
  ["a parameter that nobody describes", { ...list, path: "/pets?limit=1&_=123" }],
  ["one name twice", { ...list, path: "/pets?limit=1&tags=a&tags=b" }],
  ["a question whether something has changed", { ...list, headers: { "if-none-match": '"1"' }, status: 304, body: "" }],
  ["one question too many", { ...list, status: 429, body: "" }],
  [
    "a packed body",
    { ...made, method: "POST", path: "/pets", headers: { ...login, "content-encoding": "gzip" }, sent: gzipSync(pet) },
  ],
  ["a body with a byte order mark", { ...made, method: "POST", path: "/pets", headers: login, sent: `\ufeff${pet}` }],
  [
    "a charset in capitals",
    {
      ...made,
      method: "POST",
      path: "/pets",
      headers: { ...login, "content-type": "application/json;charset=UTF-8" },
      sent: pet,
    },
  ],
])("Nobody is blamed for %s.", (_what, asked) => {
  expect(findingsOf(asked)).toEqual([]);
});

test.each<[string, Asked, string]>([
  [
    "a page at an address of nobody's",
    { path: "/favicon.ico", status: 404, type: "text/html", body: "<html>" },
    "operation-known",
  ],
  ["a method that is not there", { path: "/pets", method: "PATCH", status: 405 }, "method-known"],
  [
    "bytes that are not packed as they say",
    { ...made, method: "POST", path: "/pets", headers: { ...login, "content-encoding": "gzip" }, sent: pet },
    "request-body-well-formed",
  ],
])("The caller alone is blamed for %s.", (_what, asked, check) => {
  expect(findingsOf(asked).filter(([, name]) => name !== "method-not-allowed-has-allow")).toEqual([["client", check]]);
});
