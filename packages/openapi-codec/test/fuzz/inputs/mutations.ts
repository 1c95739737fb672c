import type { Random } from "./random.ts";
import { ATTRIBUTES, anyToken, CHARACTERS, ELEMENTS, MARKUP, REFERENCES, SCALARS } from "./tokens.ts";

/** Breaks or bends a document in one place; the result may still be right. `other` is a document to take pieces from. */
export type Mutation = (random: Random, document: string, other: string) => string;

const place = (random: Random, document: string): number => random.below(document.length + 1);

const splice = (document: string, start: number, end: number, text: string): string =>
  document.slice(0, start) + text + document.slice(end);

/** A stretch of the document: most often a few characters, now and then any length. */
function stretch(random: Random, document: string): readonly [start: number, end: number] {
  const start = place(random, document);
  const length = random.chance(0.8) ? 1 + random.below(6) : random.below(document.length + 1);
  return [start, Math.min(document.length, start + length)];
}

/** One match of the pattern, chosen by chance. */
function anyMatch(
  random: Random,
  document: string,
  pattern: RegExp,
): { readonly start: number; readonly text: string } | undefined {
  const matches = [...document.matchAll(pattern)];
  const match = matches.length === 0 ? undefined : random.pick(matches);
  return match && { start: match.index, text: match[0] };
}

/** Replaces one match of the pattern, chosen by chance. */
function edit(random: Random, document: string, pattern: RegExp, change: (text: string) => string): string {
  const match = anyMatch(random, document, pattern);
  return match === undefined
    ? document
    : splice(document, match.start, match.start + match.text.length, change(match.text));
}

const TAG = /<[^<>]*>/g;
const NAME = /(?<=<\/?)[^\s<>/!?]+/g;
const ATTRIBUTE = /\s[^\s<>=/]+\s*=\s*("[^"]*"|'[^']*')/g;
const NAMESPACE = /(?<=xmlns(:[^\s=]+)?\s*=\s*["'])[^"']*/g;
const ELEMENT = /<([^\s<>/!?]+)[^<>]*>[^<>]*<\/\1\s*>/g;
const SCALAR = /(?<=>)(true|false|-?\d+)(?=<)/g;
const TEXT = /(?<=>)[^<>]+(?=<)/g;

/** Every mutation by the name under which the summary counts it. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  "flip character": (random, document) => {
    const at = random.below(document.length);
    const flipped = document.charCodeAt(at) ^ (1 << random.below(random.chance(0.8) ? 7 : 16));
    return splice(document, at, at + 1, String.fromCharCode(flipped));
  },
  "insert token": (random, document) => {
    const at = place(random, document);
    return splice(document, at, at, anyToken(random));
  },
  "insert token in tag": (random, document) =>
    edit(random, document, TAG, (tag) => splice(tag, tag.length - 1, tag.length - 1, random.pick(ATTRIBUTES))),
  "insert token between tags": (random, document) =>
    edit(
      random,
      document,
      TAG,
      (tag) => tag + random.pick<string>(random.pick<readonly string[]>([MARKUP, ELEMENTS, REFERENCES])),
    ),
  "replace with token": (random, document) => splice(document, ...stretch(random, document), anyToken(random)),
  "insert token in text": (random, document) =>
    edit(random, document, TEXT, (text) => {
      const at = place(random, text);
      return splice(
        text,
        at,
        at,
        random.pick<string>(random.pick<readonly string[]>([REFERENCES, CHARACTERS, MARKUP])),
      );
    }),
  "replace scalar": (random, document) => edit(random, document, SCALAR, () => random.pick(SCALARS)),
  delete: (random, document) => splice(document, ...stretch(random, document), ""),
  "delete slash": (random, document) => edit(random, document, /(?<=<)\/|\/(?=>)/g, () => ""),
  "delete quote": (random, document) => edit(random, document, /["']/g, () => ""),
  "delete tag": (random, document) => edit(random, document, TAG, () => ""),
  duplicate: (random, document) => {
    const [start, end] = stretch(random, document);
    return splice(document, end, end, document.slice(start, end));
  },
  "duplicate tag": (random, document) => edit(random, document, TAG, (tag) => tag + tag),
  "duplicate element": (random, document) => edit(random, document, ELEMENT, (element) => element + element),
  "duplicate attribute": (random, document) => edit(random, document, ATTRIBUTE, (attribute) => attribute + attribute),
  swap: (random, document) => {
    const [start, end] = stretch(random, document);
    const middle = start + random.below(end - start + 1);
    return splice(document, start, end, document.slice(middle, end) + document.slice(start, middle));
  },
  "splice other": (random, document, other) => {
    const [start, end] = stretch(random, other);
    return splice(document, ...stretch(random, document), other.slice(start, end));
  },
  "splice other element": (random, document, other) => {
    const element = anyMatch(random, other, ELEMENT)?.text ?? "";
    return edit(random, document, TAG, (tag) => (random.chance(0.5) ? tag + element : element + tag));
  },
  truncate: (random, document) => document.slice(0, place(random, document)),
  "nest deeply": (random, document) => {
    const depth = 250 + random.below(10);
    return edit(random, document, TAG, (tag) => tag + "<a>".repeat(depth) + "</a>".repeat(depth));
  },
  "rename tag": (random, document) =>
    edit(random, document, NAME, (name) =>
      random.pick([
        `${name}a`,
        name.slice(1),
        name.toUpperCase(),
        `s:${name}`,
        `:${name}`,
        "runID",
        "argument",
        "a",
        "__proto__",
      ]),
    ),
  "rename element": (random, document) =>
    edit(random, document, ELEMENT, (element) => {
      const name = random.pick([
        "runID",
        "argument",
        "jobID",
        "status",
        "errors",
        "started",
        "Message",
        "a",
        "A",
        "__proto__",
        "s:a",
      ]);
      return element.replace(/^<[^\s<>/]+/, `<${name}`).replace(/<\/[^\s<>]+/, `</${name}`);
    }),
  "delete attribute": (random, document) => edit(random, document, ATTRIBUTE, () => ""),
  "edit namespace": (random, document) =>
    edit(random, document, NAMESPACE, (uri) =>
      random.pick([
        "",
        "urn:x",
        `${uri}/`,
        ` ${uri}`,
        uri.toLowerCase(),
        uri.replace("t", "&#116;"),
        "http://www.w3.org/2001/XMLSchema-instance",
      ]),
    ),
  "edit prefix": (random, document) =>
    edit(random, document, /[^\s<>/="':]+:(?=[^\s<>/="':]+[\s=>/])/g, () =>
      random.pick(["", "p:", "s:", "i:", "xml:", "xmlns:", ":"]),
    ),
};

export const MUTATION_NAMES: readonly string[] = Object.keys(MUTATIONS);

/** The bytes of a document in one of the encodings that bytes can tell. */
export function encodeBytes(random: Random, document: string): Uint8Array {
  const kind = random.below(4);
  if (kind > 1) {
    return new TextEncoder().encode(document);
  }
  const isLittleEndian = kind === 0;
  const marked = `\ufeff${document.replace(/^\ufeff/, "").replace(/(?<=^<\?xml[^>]*)utf-8/i, "UTF-16")}`;
  const view = new DataView(new ArrayBuffer(marked.length * 2));
  for (let at = 0; at < marked.length; at++) {
    view.setUint16(at * 2, marked.charCodeAt(at), isLittleEndian);
  }
  return new Uint8Array(view.buffer);
}

/** Breaks the bytes of a document in one place. */
export function mutateBytes(random: Random, bytes: Uint8Array): Uint8Array {
  const mutated = [...bytes];
  const at = random.below(mutated.length + 1);
  const piece = random.pick([
    [random.below(256)],
    [0xc0, 0x80],
    [0xed, 0xa0, 0x80],
    [0xf4, 0x90, 0x80, 0x80],
    [0xff, 0xfe],
    [0xfe, 0xff],
    [0xef, 0xbb, 0xbf],
    [0xe2, 0x82],
    [0],
    [],
  ]);
  mutated.splice(at, random.below(3), ...piece);
  return Uint8Array.from(mutated);
}
