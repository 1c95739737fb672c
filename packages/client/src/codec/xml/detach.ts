/** V8 copies shorter parts of a text; of longer ones it keeps a reference to the whole. */
const shortestReference = 13;

/**
 * A copy of a part of a document that does not keep the document alive. The blank makes a new text; what is cut off it
 * again refers to that text alone.
 */
export function detach(part: string): string {
  return part.length < shortestReference ? part : ` ${part}`.slice(1);
}
