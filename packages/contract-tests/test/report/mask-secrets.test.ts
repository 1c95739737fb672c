import { expect, test } from "vitest";
import { createMask } from "../../src/report/mask-secrets.ts";

const secret = `corr\u00e9ct h&rse "b/tt<ry" ${String.fromCodePoint(0x1f600)}`;
const mask = createMask([secret, "ab"]);
const escapeAll = (write: (code: number, unit: string) => string): string =>
  [...secret].map((letter) => (/[a-z]/.test(letter) ? letter : write(letter.codePointAt(0) ?? 0, letter))).join("");
const inUnits = (write: (unit: string) => string) =>
  escapeAll((_, letter) =>
    Array.from({ length: letter.length }, (__, at) => write(letter.charCodeAt(at).toString(16).padStart(4, "0"))).join(
      "",
    ),
  );

test.each([
  ["as it is", secret],
  ["in a form", new URLSearchParams({ v: secret }).toString().slice(2)],
  ["in an address", encodeURIComponent(secret)],
  ["in an address, in small letters", encodeURIComponent(secret).replaceAll(/%../g, (code) => code.toLowerCase())],
  ["in JSON", JSON.stringify(secret).slice(1, -1)],
  ["in JSON for a page", JSON.stringify(secret).slice(1, -1).replaceAll("&", "\\u0026").replaceAll("<", "\\u003c")],
  ["in JSON with slashes escaped", JSON.stringify(secret).slice(1, -1).replaceAll("/", "\\/")],
  ["in JSON of ASCII alone", inUnits((unit) => `\\u${unit}`)],
  ["in JSON of ASCII alone, in capitals", inUnits((unit) => `\\u${unit.toUpperCase()}`)],
  ["in XML", secret.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;")],
  ["in XML by numbers", escapeAll((code) => `&#${code};`)],
  ["in HTML by numbers", escapeAll((code) => `&#x00${code.toString(16).toUpperCase()};`)],
  ["in base64", Buffer.from(secret).toString("base64").replace(/=+$/, "")],
  ["in base64 for addresses", Buffer.from(secret).toString("base64url")],
])("A secret is masked %s.", (_what, text) => {
  expect(mask(`before ${text} after`)).toBe("before [redacted] after");
});

test("What is not a secret, or too short to be one, stays.", () => {
  const text = "correct horse & battery ab";
  expect(mask(text)).toBe(text);
  expect(createMask([])(text)).toBe(text);
});

test("Of two secrets the longer is masked whole.", () => {
  expect(createMask(["secret", "secret-two"])("secret-two secret")).toBe("[redacted] [redacted]");
});
