import { UnwritableValueError } from "../errors.ts";

const references: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#xD;" };
const attributeReferences: Readonly<Record<string, string>> = { '"': "&quot;", "\t": "&#x9;", "\n": "&#xA;" };

/** A text between tags. Throws an UnwritableValueError for characters that XML cannot carry. */
export function escapeText(text: string, path: string): string {
  refuseForbidden(text, path);
  return text.replace(/[&<>\r]/g, (character) => references[character] ?? character);
}

/** A text between double quotes. Throws an UnwritableValueError for characters that XML cannot carry. */
export function escapeAttribute(text: string, path: string): string {
  return escapeText(text, path).replace(/["\t\n]/g, (character) => attributeReferences[character] ?? character);
}

/** A CDATA section; one whose end stands in the text is written as two. */
export function writeCdata(text: string, path: string): string {
  refuseForbidden(text, path);
  return text === ""
    ? ""
    : `<![CDATA[${text.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`.replaceAll("\r", "]]>&#xD;<![CDATA[");
}

function refuseForbidden(text: string, path: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 cannot carry.
  const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u.exec(text);
  if (forbidden !== null) {
    const code = (forbidden[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    throw new UnwritableValueError(path, `XML cannot carry the character U+${code}`);
  }
}
