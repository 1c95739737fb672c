import { mask, minSecretLength } from "./redact.ts";
import type { Report } from "./report.ts";

/** A function that masks secrets in a text, in every form in which they can stand in a form, an address, JSON, XML or base64. */
export function createMask(secrets: Iterable<string>): (text: string) => string {
  const forms = [...new Set([...secrets].filter(({ length }) => length >= minSecretLength).flatMap(formsOf))].sort(
    (left, right) => right.length - left.length,
  );
  return (text) => forms.reduce((result, form) => result.replaceAll(form, mask), text);
}

function formsOf(secret: string): string[] {
  const percent = safely(() => encodeURIComponent(secret));
  const xml = secret.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return [
    secret,
    percent,
    percent.replaceAll(/%[\dA-F]{2}/g, (code) => code.toLowerCase()),
    new URLSearchParams({ v: secret }).toString().slice(2),
    JSON.stringify(secret).slice(1, -1),
    xml,
    xml.replaceAll('"', "&quot;").replaceAll("'", "&apos;"),
    xml.replaceAll('"', "&#34;").replaceAll("'", "&#39;"),
    Buffer.from(secret).toString("base64").replace(/=+$/, ""),
    Buffer.from(secret).toString("base64url"),
  ].filter(({ length }) => length >= minSecretLength);
}

/** Half a surrogate has no percent form. */
function safely(make: () => string): string {
  try {
    return make();
  } catch {
    return "";
  }
}

/** A report in which the secrets of the whole run are masked, in bodies too. */
export function maskReport(report: Report, hide: (text: string) => string): Report {
  return maskTexts(report, hide);
}

/** A copy of a value in whose texts, and in whose bodies in base64, secrets are masked. */
export function maskTexts<T>(value: T, hide: (text: string) => string): T {
  return mapTexts(value, "", hide) as T;
}

function mapTexts(value: unknown, name: string, hide: (text: string) => string): unknown {
  if (typeof value === "string") {
    return name === "body" ? maskBytes(value, hide) : hide(value);
  }
  if (Array.isArray(value)) {
    return value.map((each) => mapTexts(each, "", hide));
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapTexts(each, key, hide)]))
    : value;
}

function maskBytes(base64: string, hide: (text: string) => string): string {
  const text = Buffer.from(base64, "base64").toString("latin1");
  const hidden = hide(text);
  return hidden === text ? base64 : Buffer.from(hidden, "latin1").toString("base64");
}
