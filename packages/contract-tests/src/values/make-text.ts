import fc from "fast-check";
import { createIDs } from "../cases/create-id.ts";
import { UnmakeableError } from "../errors.ts";
import { readPattern } from "../spec/read-pattern.ts";
import type { Rules } from "./rules.ts";

const momentOf = (drawn: number): string => new Date(Date.UTC(2020, 0, 1) + (drawn % 150_000_000) * 1000).toISOString();

const byFormat: Readonly<Record<string, (drawn: number) => string>> = {
  "date-time": (drawn) => momentOf(drawn).replace(".000", ""),
  date: (drawn) => momentOf(drawn).slice(0, 10),
  time: (drawn) => `${momentOf(drawn).slice(11, 19)}Z`,
  duration: (drawn) => `P${1 + (drawn % 28)}D`,
  email: (drawn) => `someone.${drawn % 10_000}@example.com`,
  "idn-email": (drawn) => `someone.${drawn % 10_000}@example.com`,
  uuid: (drawn) => createIDs(drawn)("uuid"),
  guid: (drawn) => createIDs(drawn)("uuid"),
  uri: (drawn) => `https://example.com/${drawn % 10_000}`,
  url: (drawn) => `https://example.com/${drawn % 10_000}`,
  iri: (drawn) => `https://example.com/${drawn % 10_000}`,
  "uri-reference": (drawn) => `/a/${drawn % 10_000}`,
  "uri-template": (drawn) => `/a/{b${drawn % 10_000}}`,
  hostname: (drawn) => `host-${drawn % 10_000}.example.com`,
  "idn-hostname": (drawn) => `host-${drawn % 10_000}.example.com`,
  ipv4: (drawn) => `192.0.2.${1 + (drawn % 254)}`,
  ipv6: (drawn) => `2001:db8::${(1 + (drawn % 0xfffe)).toString(16)}`,
  byte: (drawn) => Buffer.from(`bytes ${drawn % 10_000}`).toString("base64"),
  "json-pointer": (drawn) => `/a/${drawn % 10_000}`,
  regex: () => "^a+$",
  decimal: (drawn) => `${drawn % 10_000}.5`,
  char: () => "a",
};

/** Whether the kit knows what a text of this format looks like. */
export function isKnownFormat(format: string | undefined): format is string {
  return format !== undefined && Object.hasOwn(byFormat, format);
}

/** A text that the rules allow, of this length where one is given. */
export function makeText(rules: Rules, drawn: number, length?: number): string {
  const [shortest, longest] = length === undefined ? [rules.minLength, rules.maxLength] : [length, length];
  const isFitting = (text: string): boolean =>
    text.length >= shortest && text.length <= longest && rules.patterns.every((pattern) => fits(pattern, text));
  const formatted = isKnownFormat(rules.format) ? byFormat[rules.format]?.(drawn) : undefined;
  const plain = plainText(drawn, shortest, longest);
  const found = [
    ...(formatted === undefined ? [plain] : [formatted]),
    ...samples(rules, drawn, shortest, longest),
    ...usualTexts(drawn),
  ].find(isFitting);
  if (found === undefined) {
    throw new UnmakeableError(
      `no text was found that fits ${[...rules.patterns, rules.format ?? ""].join(" ").trim()}`,
    );
  }
  return found;
}

/** What a pattern may ask for that cannot be made up, because it looks around: numbers, words, and what formats ask for. */
const usualTexts = (drawn: number): string[] => [
  ...[`${drawn % 10_000}.5`, `${drawn % 10_000}`, `word${drawn % 10_000}`, `Word-${drawn % 10_000}!`],
  ...Object.values(byFormat).map((make) => make(drawn)),
];

/** Shorter than it may be where it can: edges are compared with it. */
function plainText(drawn: number, shortest: number, longest: number): string {
  const length = longest > Math.max(shortest, 1) ? longest - 1 : longest;
  const word = `text ${drawn.toString(36)}`.slice(0, Math.min(length, 16));
  return word.padEnd(shortest, "x");
}

/** Whether a text fits a pattern of the description. Every text fits one that cannot be read. */
export function fits(pattern: string, text: string): boolean {
  return readPattern(pattern)?.test(text) ?? true;
}

/** Letters that a reader of a report can see, and that XML and a header can carry, come first. */
function samples({ patterns }: Rules, seed: number, shortest: number, longest: number): string[] {
  const [pattern] = patterns;
  const readable = pattern === undefined ? undefined : readPattern(pattern);
  if (readable === undefined) {
    return [];
  }
  try {
    const maxLength = Math.min(longest, Math.max(shortest, 64));
    const texts = fc.sample(fc.stringMatching(readable, { maxLength }), { seed, numRuns: 60 });
    const safe = texts.filter((text) => /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u.test(text));
    return [...safe.filter((text) => /^[\x20-\x7e]*$/.test(text)), ...safe];
  } catch {
    // Patterns that look around or back are not made up.
    return [];
  }
}
