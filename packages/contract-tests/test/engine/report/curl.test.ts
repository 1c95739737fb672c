import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { writeCurl } from "../../../src/report/curl.ts";
import { createRedactor } from "../../../src/report/redact.ts";
import { type ExchangeParts, exchangeOf } from "../exchanges.ts";

const curlOf = (parts: ExchangeParts): string => {
  const exchange = exchangeOf(parts);
  return writeCurl(exchange.request, createRedactor(exchange));
};

/** In place of curl, and of two programs that a machine may lack which has Node.js alone. */
const standIns = `
curl() { printf '%s\\0' "$@"; cat; printf '\\0'; }
cat() { "$NODE" -e 'process.stdin.pipe(process.stdout)'; }
base64() { "$NODE" -e 'process.stdout.write(Buffer.from(fs.readFileSync(0, "latin1"), "base64"))'; }
`;

/** The arguments that a shell hands to curl, and what it is fed. */
const argumentsOf = (line: string): string[] =>
  execFileSync("sh", ["-c", standIns + line], {
    encoding: "utf8",
    input: "",
    env: { ...process.env, NODE: process.execPath },
  })
    .split("\0")
    .slice(0, -1);

test("A shell takes the line for the request, quotes, dollars and line ends included.", () => {
  const body = `it's "$HOME" \`ls\`\n\\ é`;
  const line = curlOf({ request: { headers: { "X-A": "don't", Host: "api.test", "Content-Length": "9" }, body } });
  expect(argumentsOf(line)).toEqual([
    "-X",
    "POST",
    "http://api.test/v1/ExecuteJobAsync",
    "-H",
    "x-a: don't",
    "--data-binary",
    "@-",
    body,
  ]);
  expect(line).not.toContain("\n");
});

test("What is seen and is one line stands in the line itself.", () => {
  const body = `it's "$HOME" \\n é`;
  expect(argumentsOf(curlOf({ request: { headers: {}, body } })).slice(-3)).toEqual(["--data-raw", body, ""]);
});

test("What is not seen is carried as base64, and arrives as it was.", () => {
  const line = curlOf({ request: { headers: {}, body: "a\u202eb\u0007" } });
  expect(argumentsOf(line).at(-1)).toBe("a\u202eb\u0007");
  expect(line).toContain("base64 -d");
});

test("A request without a body has none.", () => {
  expect(curlOf({ method: "GET", request: {} })).toBe("curl -X GET 'http://api.test/v1/ExecuteJobAsync'");
});

test("HEAD is sent as curl sends it, which waits for no body.", () => {
  expect(curlOf({ method: "HEAD", request: {} })).toBe("curl -I 'http://api.test/v1/ExecuteJobAsync'");
});

test("Bytes that are not text are carried as base64.", () => {
  const line = curlOf({ request: { body: new Uint8Array([0, 0xff, 10]) } });
  expect(line).toMatch(/^printf %s 'AP8K' \| base64 -d \| curl .* --data-binary @-$/);
});

test("Secrets are masked in the address, the headers and the body.", () => {
  const line = curlOf({
    path: "/token?access_token=geheim1",
    request: { headers: { Authorization: "Bearer geheim2" }, body: '{"password":"geheim3"}' },
  });
  expect(line).not.toContain("geheim");
});

test("Bytes that hold a secret are left out.", () => {
  const body = new Uint8Array(Buffer.from("\ufeffpassword=geheim", "utf16le"));
  expect(curlOf({ path: "/token", request: { body } })).toMatch(/--data-binary @redacted-body$/);
});
