import { mask, minSecretLength } from "./redact.ts";
import type { Report } from "./report.ts";

/**
 * A function that masks secrets in a text, however they are written: as they are, in base64, or each letter as in a form, an
 * address, JSON, XML or HTML. One secret may be written in several ways at once.
 */
export function createMask(secrets: Iterable<string>): (text: string) => string {
  const long = [...new Set(secrets)].filter(({ length }) => length >= minSecretLength);
  if (long.length === 0) {
    return (text) => text;
  }
  const forms = long
    .sort((left, right) => right.length - left.length)
    .flatMap((secret) => [
      [...secret].map(spellingsOf).join(""),
      ...["base64", "base64url"].map((encoding) =>
        escapePattern(
          Buffer.from(secret)
            .toString(encoding as "base64")
            .replace(/=+$/, ""),
        ),
      ),
    ]);
  const pattern = new RegExp(forms.filter(({ length }) => length >= minSecretLength).join("|"), "gu");
  return (text) => text.replace(pattern, mask);
}

const names: Readonly<Record<string, string>> = { "&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "apos" };

/** A pattern of all that a letter may be written as. Letters and digits of ASCII are written as they are. */
function spellingsOf(letter: string): string {
  if (/[A-Za-z0-9]/.test(letter)) {
    return letter;
  }
  const code = letter.codePointAt(0) ?? 0;
  const units = Array.from({ length: letter.length }, (_, index) => letter.charCodeAt(index));
  const percent = [...Buffer.from(letter)].map((byte) => `%${anyCase(byte.toString(16).padStart(2, "0"))}`).join("");
  const name = names[letter];
  return `(?:${[
    escapePattern(letter),
    percent,
    ...(letter === " " ? ["\\+"] : []),
    `(?:\\\\u${units.map((unit) => anyCase(unit.toString(16).padStart(4, "0"))).join("\\\\u")})`,
    ...(code < 128 ? [`\\\\${escapePattern(letter)}`] : []),
    `&#0*${code};`,
    `&#[xX]0*${anyCase(code.toString(16))};`,
    ...(name === undefined ? [] : [`&${name};`]),
  ].join("|")})`;
}

function anyCase(digits: string): string {
  return digits.replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

function escapePattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, (sign) => (sign === "-" ? "\\x2d" : `\\${sign}`));
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
