import type { IssueCollector } from "../issue-collector.ts";

/** What one writing of a message needs to know. */
export interface XmlWriting {
  readonly validate: boolean;
  /** Whether characters that XML 1.0 cannot carry are written as references, instead of being refused. */
  readonly references: boolean;
  readonly collector: IssueCollector;
  /** The beginning of the document, in parts. */
  readonly joined: string[];
}

/** What cannot stand in a text as it is, and the halves of surrogate pairs, which must be looked at. */
const specials = /[^\t\n\x20-%'-;=?-\uD7FF\uE000-\uFFFD]/g;

/** By the number of the character. */
const entities: Readonly<Record<number, string>> = { 38: "&amp;", 60: "&lt;", 62: "&gt;", 13: "&#xD;" };

/**
 * The text of an element, escaped as the framework does it: quotes, LF and tab stay, but a CR is written as a reference,
 * or it would arrive as LF (observed). What XML 1.0 cannot carry is reported as an issue of the member.
 */
export function escapeText(text: string, member: string, writing: XmlWriting): string {
  specials.lastIndex = 0;
  return specials.test(text) ? escapeSpecials(text, specials.lastIndex - 1, member, writing) : text;
}

function escapeSpecials(text: string, first: number, member: string, writing: XmlWriting): string {
  let escaped = "";
  let from = 0;
  for (let at = first; at !== -1; at = specials.test(text) ? specials.lastIndex - 1 : -1) {
    const code = text.codePointAt(at) ?? 0;
    if (code > 0xffff) {
      specials.lastIndex = at + 2;
      continue;
    }
    const entity = entities[code] ?? (writing.references && !isSurrogate(code) ? reference(code) : undefined);
    if (entity === undefined) {
      const name = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
      writing.collector.add(`XML 1.0 cannot carry ${name}, which is at index ${at}`, member);
      return "";
    }
    escaped += text.slice(from, at) + entity;
    from = at + 1;
  }
  return escaped + text.slice(from);
}

const isSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdfff;

const reference = (code: number): string => `&#x${code.toString(16).toUpperCase()};`;
