import type { IssueCollector } from "../issue-collector.ts";
import { isWellFormed } from "../well-formed.ts";

/** What one writing of a message needs to know. */
export interface XmlWriting {
  readonly validate: boolean;
  /** Whether characters that XML 1.0 cannot carry are written as references, instead of being refused. */
  readonly references: boolean;
  readonly collector: IssueCollector;
  /** The beginning of the document, in parts. */
  readonly joined: string[];
}

const special = /[^\t\n\x20-%'-;=?-\uD7FF\uE000-\uFFFD]/;
const unrepresentable = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
/** By UTF-16 unit. */
const entities: readonly (string | undefined)[] = Object.assign([], {
  13: "&#xD;",
  38: "&amp;",
  60: "&lt;",
  62: "&gt;",
});
const unrepresentables = new RegExp(unrepresentable, "gu");

/**
 * The text of an element, escaped as the framework does it: quotes, LF and tab stay, but a CR is written as a reference,
 * or it would arrive as LF (observed). What XML 1.0 cannot carry is reported as an issue of the member.
 */
export function escapeText(text: string, member: string, writing: XmlWriting): string {
  return special.test(text) ? escapeSpecials(text, member, writing) : text;
}

function escapeSpecials(text: string, member: string, { references, collector }: XmlWriting): string {
  let escaped = "";
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const entity = entities[text.charCodeAt(at)];
    if (entity === undefined) continue;
    escaped += text.slice(from, at) + entity;
    from = at + 1;
  }
  escaped += text.slice(from);
  const found = unrepresentable.exec(text);
  if (found === null) return escaped;
  if (references && isWellFormed(text)) {
    return escaped.replace(unrepresentables, (character) => `&#x${hexadecimal(character)};`);
  }
  collector.add(`XML 1.0 cannot carry U+${hexadecimal(found[0]).padStart(4, "0")} (index ${found.index})`, member);
  return "";
}

const hexadecimal = (character: string): string => character.charCodeAt(0).toString(16).toUpperCase();
