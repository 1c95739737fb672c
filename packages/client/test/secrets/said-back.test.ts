import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { type ClientOptions, createClient, type Fetch } from "../../src/index.ts";
import { jsonAnswer } from "../recording-fetch.ts";

const password = `p&ss "w<rd" é/+=%'\\`;
const token = "t0ken-Yucca/+==";
const gatewayKey = "gateway-k3y-Quince";
const proxyPassword = "pr0xy:Violet";

const latin = (text: string) =>
  Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
const xml = (text: string) =>
  text.replace(/[&<>"']/g, (c) => `&${{ "&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "apos" }[c]};`);

/** Every form in which a page, a log or a gateway writes what it was sent. */
const forms: Readonly<Record<string, (secret: string) => string>> = {
  plain: (secret) => secret,
  "upper case": (secret) => secret.toUpperCase(),
  percent: encodeURIComponent,
  "percent, lower case": (secret) => encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase()),
  "percent, twice": (secret) => encodeURIComponent(encodeURIComponent(secret)),
  form: (secret) => String(new URLSearchParams({ s: secret })).slice(2),
  JSON: (secret) => JSON.stringify(secret).slice(1, -1),
  "JSON, in JSON": (secret) => JSON.stringify(JSON.stringify(secret)).slice(3, -3),
  "JSON, by code": (secret) =>
    Array.from(secret, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""),
  "a byte string": (secret) => latin(secret).replace(/[^\x20-\x7e]/g, (c) => `\\x${c.charCodeAt(0).toString(16)}`),
  "JavaScript, by code": (secret) => Array.from(secret, (c) => `\\u{${c.codePointAt(0)?.toString(16)}}`).join(""),
  XML: xml,
  "XML, twice": (secret) => xml(xml(secret)),
  "XML, by code": (secret) => Array.from(secret, (c) => `&#${c.codePointAt(0)};`).join(""),
  "XML, by hexadecimal code": (secret) => Array.from(secret, (c) => `&#x00${c.codePointAt(0)?.toString(16)};`).join(""),
  base64: (secret) => btoa(latin(secret)),
  "base64 of Basic": (secret) => btoa(latin(`ada@example.com:${secret}`)),
  "base64 in a longer text": (secret) => btoa(latin(`xx${secret} and more`)),
  base64url: (secret) => Buffer.from(`x${secret}`).toString("base64url"),
};

/** What a server can say, everywhere where it can say something. */
function saying(text: string, status: number, contentType: string, where: "body" | "headers"): Fetch {
  return async (request) => {
    if (request.url.endsWith("/token"))
      return jsonAnswer({ access_token: token, token_type: "bearer", expires_in: 100 });
    const safe = latin(text).replace(/[^\x20-\x7e\xa0-\xff]/g, "");
    const headers = { Location: `https://x.test/?${safe}`, "X-Echo": safe, Sunset: safe, Deprecation: safe };
    const body = contentType.endsWith("json")
      ? JSON.stringify({ Message: text, ModelState: { [text]: [text] } })
      : text;
    return new Response(where === "body" ? body : "no", {
      status,
      headers: { "Content-Type": contentType, ...(where === "headers" && headers) },
    });
  };
}

/** Every text that comes out of a call that fails. */
async function said(fetch: Fetch, options: ClientOptions = {}): Promise<string> {
  const out: unknown[] = [];
  const keep = (value: unknown) => out.push(value);
  const client = createClient({
    baseUrl: "https://starfish.test",
    credentials: { username: "ada@example.com", password },
    headers: {
      "X-Gateway-Key": gatewayKey,
      "X-Upstream": `Basic ${btoa(`ada:${proxyPassword}`)}`,
      "User-Agent": "an-agent",
    },
    fetch,
    maxRetries: 0,
    onExchange: keep,
    onWarning: keep,
    ...options,
  });
  await client.executeJobAsync({ runID: "r", projectID: "p", jobID: "j" }).then(keep, keep);
  const texts = out.flatMap((value) => [
    inspect(value, { depth: 9, showHidden: true, maxStringLength: null }),
    value instanceof Error ? value.message : "",
    JSON.stringify(value, (_, own) => (own instanceof Headers ? [...own] : own)),
    ...("bodyStart" in Object(value) ? [String(Object(value).bodyStart)] : []),
    ...("headers" in Object(value) ? Array.from(Object(value).headers as Headers, (entry) => String(entry)) : []),
  ]);
  return texts.join("\n");
}

const withoutPadding = (text: string) => text.replace(/=+$/, "");

describe.each([
  ["the password", password],
  ["the token in use", token],
  ["a header's value", gatewayKey],
  ["the password in a header's Basic", proxyPassword],
])("%s is masked where a server says it back", (_name, secret) => {
  describe.each(Object.entries(forms))("%s", (_form, spell) => {
    test.each([
      [500, "text/html", "body"],
      [400, "application/json", "body"],
      [200, "application/json", "body"],
      [200, "text/html", "body"],
      [302, "text/plain", "headers"],
      [403, "application/xml", "headers"],
    ] as const)("in an answer %i of %s, in its %s", async (status, contentType, where) => {
      const text = await said(saying(`begin ${spell(secret)} end`, status, contentType, where));
      const spelt = withoutPadding(spell(secret));
      expect(text).toContain("***");
      for (const form of [spelt, JSON.stringify(spelt).slice(1, -1), latin(spelt)]) {
        expect(text).not.toContain(form);
      }
    });
  });
});

describe("an answer of /token", () => {
  const tokens = (fetch: Fetch) => said(async (request) => fetch(request));
  const unknown = "a-t0ken-that-n0body-knows-yet";

  test.each([
    ["with 500 as a page", () => new Response(`<p>${unknown}</p>`, { status: 500 })],
    [
      "with 500 as text",
      () => new Response(`saved ${unknown}`, { status: 500, headers: { "Content-Type": "text/plain" } }),
    ],
    ["with 302", () => new Response(null, { status: 302, headers: { Location: `https://x.test/#token=${unknown}` } })],
    ["with a header", () => new Response(null, { status: 503, headers: { "X-Auth": unknown } })],
    ["with a member", () => jsonAnswer({ error: "invalid_grant", hint: unknown }, { status: 400 })],
    [
      "with a description",
      () => jsonAnswer({ error: "e", error_description: `access_token=${unknown}` }, { status: 400 }),
    ],
    [
      "that is cut",
      () => new Response(`{"access_token":"${unknown}`, { headers: { "Content-Type": "application/json" } }),
    ],
    ["of another type", () => new Response(unknown, { headers: { "Content-Type": "text/plain" } })],
  ])("%s shows no token that the client does not know", async (_what, answer) => {
    const text = await tokens(async () => answer());
    expect(text).not.toContain(unknown);
    expect(text).toContain("/token");
  });
});

test("a token that was in use before is masked too", async () => {
  let issued = 0;
  const text = await said(async (request) => {
    if (request.url.endsWith("/token")) {
      return jsonAnswer({ access_token: `issued-${++issued}-Xenon`, token_type: "bearer", expires_in: 100 });
    }
    if (request.method === "GET") return jsonAnswer({ Message: "unknown" }, { status: 404 });
    if (issued === 1) return jsonAnswer({ Message: "no" }, { status: 401 });
    return jsonAnswer({ Message: "you had issued-1-Xenon and have issued-2-Xenon" }, { status: 500 });
  });
  expect(text).toContain("you had *** and have ***");
  expect(text).not.toContain("Xenon");
});

test("the reason of a start that is refused is masked", async () => {
  const answer = { runID: "r", started: false, error: `no job for ${token}` };
  const client = createClient({ fetch: async () => jsonAnswer(answer), credentials: { token } });
  const run = client.runJob({ runID: "r", projectID: "p", jobID: "j" });
  await expect(run.started).rejects.toThrow("the server did not start run r: no job for ***");
});

test("prose stays as it is, and so do harmless headers", async () => {
  const prose = "The 401 asks for no bearer token; a password is not enough. Basic authentication, token type bearer.";
  const text = await said(async () => jsonAnswer({ Message: prose }, { status: 400 }), {
    credentials: { token: "pass" },
  });
  expect(text).toContain(`400: ${prose}`);
  expect(text).toContain("an-agent");
});
