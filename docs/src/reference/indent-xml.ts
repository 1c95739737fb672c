/** Characters of a tag that stay on one line. */
const maxTag = 60;

/**
 * A document of the API with each member on a line of its own, to read it by. Only the space between tags changes: a
 * text stays as it is, and so does an element without one.
 */
export function indentXml(document: string): string {
  let depth = 0;
  const lines: string[] = [];
  for (const [element] of document.matchAll(/<([^\s/>]+)[^>]*>[^<]*<\/\1>|<[^>]+>/g)) {
    const isEnd = element.startsWith("</");
    if (isEnd) depth -= 1;
    const space = "  ".repeat(depth);
    lines.push(space + (element.length > maxTag && !element.includes("</") ? onLines(element, space) : element));
    if (!isEnd && !element.includes("</") && !element.endsWith("/>")) depth += 1;
  }
  return lines.join("\n");
}

/** A start tag with each attribute on a line of its own. */
function onLines(tag: string, space: string): string {
  return tag.replaceAll(/ ([\w:]+="[^"]*")/g, `\n${space}    $1`);
}
