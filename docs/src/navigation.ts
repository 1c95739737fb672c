import { html, Markup } from "./html.ts";
import { headingsOf, type Page } from "./page.ts";

/** Pages that belong together, in the order of reading. */
export interface Chapter {
  readonly title: string;
  readonly pages: readonly Page[];
  /** Of interest to those who maintain the project, not to those who use it. */
  readonly isInternal?: boolean;
}

/** All chapters; the one that is being read is open. */
export function siteNavigation(chapters: readonly Chapter[], current: Page): Markup {
  return html`<nav aria-label="Site">
${chapters.map((chapter, index) => {
  const { title, pages, isInternal } = chapter;
  const isOpen = index < 2 || pages.some(({ path }) => path === current.path);
  const isFirstInternal = isInternal === true && chapters[index - 1]?.isInternal !== true;
  return html`${isFirstInternal ? html`<p>For maintainers</p>\n` : undefined}<details${isOpen ? html` open` : undefined}><summary>${title}</summary><ul>
${pages.map((page) => html`<li>${pageLink(page, current)}</li>\n`)}</ul></details>
`;
})}</nav>
`;
}

/** The headings of a page, where there are several. */
export function pageNavigation({ body }: Page): Markup | undefined {
  const headings = headingsOf(body).filter(({ depth }) => depth <= 3);
  if (headings.length < 2) return undefined;
  const items = headings.map(({ depth, id, content }) => {
    const words = new Markup(content.replaceAll(/<\/?a[^>]*>/g, ""));
    return html`<li class="depth-${depth}"><a href="#${id}">${words}</a></li>\n`;
  });
  return html`<nav class="outline" aria-label="On this page">
<p>On this page</p>
<ul>
${items}</ul>
</nav>
`;
}

/** The pages before and after this one in its chapter. */
export function neighbours(chapters: readonly Chapter[], current: Page): Markup | undefined {
  const pages = chapters.find((chapter) => chapter.pages.includes(current))?.pages ?? [];
  const index = pages.indexOf(current);
  const links = [
    { page: pages[index - 1], word: "Previous", rel: "prev" },
    { page: pages[index + 1], word: "Next", rel: "next" },
  ].flatMap(({ page, word, rel }) =>
    page === undefined ? [] : [html`<a rel="${rel}" href="/${page.path}"><small>${word}</small> ${page.title}</a>\n`],
  );
  return links.length === 0
    ? undefined
    : html`<nav class="neighbours" aria-label="Neighbouring pages">\n${links}</nav>\n`;
}

function pageLink(page: Page, current: Page): Markup {
  const mark = page.path === current.path ? html` aria-current="page"` : undefined;
  return html`<a href="/${page.path}"${mark}>${page.title}</a>`;
}
