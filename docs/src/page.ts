import { type Markup, textOf } from "./html.ts";

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
  /** The page for programs that read: its text in Markdown, with links to other pages' Markdown. */
  readonly markdown: string;
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

/** The first paragraph of a page in one line, for those who only see that it exists. */
export function summaryOf({ body, title }: Page): string {
  const paragraph = /<p(?: class="lead")?>(.*?)<\/p>/s.exec(body.text)?.[1] ?? title;
  const text = textOf(paragraph).replaceAll(/\s+/g, " ").trim();
  return text.length <= 200 ? text : `${text.slice(0, 199).replace(/\s+\S*$/, "")}…`;
}
