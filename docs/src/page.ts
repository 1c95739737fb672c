import type { Markup } from "./html.ts";

/** One page of the site, before it gets its frame. */
export interface Page {
  /** From the site's root, such as `guides/waiting.html`. */
  readonly path: string;
  readonly title: string;
  /** Begins with the only h1. Links of the site are written from its root, such as `/guides/waiting.html#polls`. */
  readonly body: Markup;
  /** How broad the text runs: as prose, or as tables and examples side by side. */
  readonly width: "prose" | "wide";
  /** The file of the repository that the page is made from. */
  readonly source: string;
}

export interface Heading {
  readonly depth: number;
  readonly id: string;
  /** As markup, without the link to itself. */
  readonly content: string;
  /** Where the heading ends in the body. */
  readonly end: number;
  /** Where the heading begins in the body. */
  readonly start: number;
}

const headingPattern = /<h(?<depth>[2-4]) id="(?<id>[^"]*)">(?<content>.*?)<a class="anchor".*?<\/h\d>/gs;

/** The headings that can be linked to, in order. */
export function headingsOf(body: Markup): Heading[] {
  return [...body.text.matchAll(headingPattern)].map(({ 0: whole, index, groups }) => ({
    depth: Number(groups?.["depth"]),
    id: groups?.["id"] ?? "",
    content: groups?.["content"] ?? "",
    start: index,
    end: index + whole.length,
  }));
}
