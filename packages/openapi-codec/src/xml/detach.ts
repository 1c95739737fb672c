/** V8 copies shorter parts of a text; a longer part refers to the whole and keeps it alive. */
const minReference = 13;

/** A copy of a part of a document: keeping it does not keep the document. */
export function detach(part: string): string {
  return part.length < minReference ? part : `${part} `.slice(0, -1);
}

const nothing = /^/;

/** The engine remembers the text that a regular expression matched last: another takes the place of the document. */
export function forgetDocument(): void {
  nothing.test("");
}
