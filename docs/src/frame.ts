import { posix } from "node:path";
import { html, type Markup } from "./html.ts";
import { twinPath } from "./markdown-twin.ts";
import { type Chapter, neighbours, pageNavigation, siteNavigation } from "./navigation.ts";
import { type Page, summaryOf } from "./page.ts";

const siteTitle = "starfish-api";

/**
 * A whole HTML document around a page: nothing in it comes from elsewhere, and it can be read without a script.
 *
 * @param repositoryUrl Of the code host, for a link to edit the page; none without it.
 */
export function renderFrame(page: Page, chapters: readonly Chapter[], repositoryUrl?: string): string {
  const title = page.path === "index.html" ? `${siteTitle} documentation` : `${page.title} · ${siteTitle}`;
  const outline = pageNavigation(page);
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<meta name="description" content="${summaryOf(page)}">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${summaryOf(page)}">
<meta property="og:type" content="website">
<link rel="alternate" type="text/markdown" href="/${twinPath(page.path)}">
<link rel="icon" type="image/svg+xml" href="/assets/icon.svg">
<link rel="stylesheet" href="/assets/style.css">
<script src="/assets/theme.js"></script>
<script src="/assets/search.js" defer></script>
<script src="/assets/tabs.js" defer></script>
<script src="/assets/copy.js" defer></script>
</head>
<body>
<a class="skip" href="#content">Skip to the text</a>
<header>
<button class="menu-button" popovertarget="menu">Menu</button>
<a class="home" href="/index.html"><img src="/assets/icon.svg" alt="" width="22" height="22">${siteTitle}</a>
<search hidden data-root="/">
<input type="search" aria-label="Search" placeholder="Search" autocomplete="off" aria-keyshortcuts="/ Control+K">
<kbd aria-hidden="true">/</kbd>
<div class="results" role="status" hidden></div>
</search>
<button class="theme-button" type="button" hidden></button>
</header>
<div class="columns ${page.width}${outline === undefined ? " no-outline" : ""}">
<div class="sidebar" id="menu" popover>
${siteNavigation(chapters, page)}</div>
<main id="content" tabindex="-1">
${page.body}${neighbours(chapters, page)}<footer>
<p>Made from <code>${page.source}</code>${editLink(page, repositoryUrl)}.
<a href="/${twinPath(page.path)}">As Markdown</a>.</p>
<p>Independent of the vendor of StarfishETL; MIT licence.</p></footer>
</main>
${outline}</div>
</body>
</html>
`;
  return relativize(document, page.path);
}

function editLink({ source }: Page, repositoryUrl: string | undefined): Markup | undefined {
  if (repositoryUrl === undefined) return undefined;
  return html`: <a rel="external" href="${repositoryUrl}/edit/main/${source}">edit it</a>`;
}

/** Makes links from the site's root relative to the page: the site opens from any folder, also without a server. */
function relativize(document: Markup, from: string): string {
  return document.text.replaceAll(
    / (?<name>href|src|data-root)="\/(?<path>[^"#]*)/g,
    (_, name: string, path: string) => {
      const target = posix.relative(posix.dirname(from), path);
      return ` ${name}="${name === "data-root" && target !== "" ? `${target}/` : target}`;
    },
  );
}
