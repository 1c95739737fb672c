import type { IssueCollector } from "../issue-collector.ts";

/** What one writing of a message needs to know. */
export interface XmlWriting {
  readonly validate: boolean;
  /** Whether characters that XML 1.0 cannot carry are written as references, instead of being refused. */
  readonly references: boolean;
  readonly collector: IssueCollector;
}

const special = /[^\t\n\x20-%'-;=?-\uD7FF\uE000-\uFFFD]/;
const specials = /[^\t\n\x20-%'-;=?-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#xD;" };

/**
 * The text of an element, escaped as the framework does it: quotes stay, and so do LF and tab; a CR is a reference, or
 * it would arrive as LF (observed). What XML 1.0 cannot carry is reported as an issue of the member.
 */
export function escapeText(text: string, member: string, writing: XmlWriting): string {
  return special.test(text) ? escapeSpecials(text, member, writing) : text;
}

function escapeSpecials(text: string, member: string, { references, collector }: XmlWriting): string {
  let refused = false;
  return text.replace(specials, (found: string, index: number) => {
    const entity = entities[found];
    if (entity !== undefined) return entity;
    const code = found.charCodeAt(0);
    const hexadecimal = code.toString(16).toUpperCase();
    if (references && !(code >= 0xd800 && code <= 0xdfff)) return `&#x${hexadecimal};`;
    if (!refused) collector.add(`XML 1.0 cannot carry U+${hexadecimal.padStart(4, "0")} (index ${index})`, member);
    refused = true;
    return "";
  });
}
