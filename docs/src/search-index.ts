import { textOf } from "./html.ts";
import { headingsOf, type Page } from "./page.ts";

/** A stretch of text under one heading: page, title, anchor, heading, text. */
type Entry = readonly [path: string, title: string, anchor: string, heading: string, text: string];

/** A script that hands the index to the search: a page from a disk may not fetch, but it may load scripts. */
export function searchIndex(pages: readonly Page[]): string {
  return `globalThis.searchIndex = ${JSON.stringify(pages.flatMap(entriesOf))};\n`;
}

function entriesOf(page: Page): Entry[] {
  const headings = headingsOf(page.body);
  const starts = [{ id: "", content: "", start: 0, end: 0 }, ...headings];
  return starts.map(({ id, content, end }, index) => {
    const text = page.body.text.slice(end, starts[index + 1]?.start);
    return [page.path, page.title, id, plain(content), plain(text)];
  });
}

/** The text of markup on one line. */
function plain(markup: string): string {
  return textOf(markup.replaceAll(/<\/(td|th|li|p|summary|h\d|dt|dd)>/g, " "))
    .replaceAll(/\s+/g, " ")
    .trim();
}
