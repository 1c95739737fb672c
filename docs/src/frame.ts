import { posix } from "node:path";
import { html, type Markup } from "./html.ts";
import { type Chapter, neighbours, pageNavigation, siteNavigation } from "./navigation.ts";
import type { Page } from "./page.ts";

const siteTitle = "starfish-api";

/** A whole HTML document around a page: nothing in it comes from elsewhere, and it can be read without a script. */
export function renderFrame(page: Page, chapters: readonly Chapter[]): string {
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
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/style.css">
<script src="/assets/search.js" defer></script>
<script src="/assets/tabs.js" defer></script>
</head>
<body>
<a class="skip" href="#content">Skip to the text</a>
<header>
<button class="menu-button" popovertarget="menu">Menu</button>
<a class="home" href="/index.html">${siteTitle}</a>
<search hidden data-root="/">
<input type="search" aria-label="Search" placeholder="Search" autocomplete="off">
<div class="results" role="status" hidden></div>
</search>
</header>
<div class="columns ${page.width}${outline === undefined ? " no-outline" : ""}">
<div class="sidebar" id="menu" popover>
${siteNavigation(chapters, page)}</div>
<main id="content" tabindex="-1">
${page.body}${neighbours(chapters, page)}<footer>
Made from <code>${page.source}</code>. Independent of the vendor of StarfishETL; MIT licence.</footer>
</main>
${outline}</div>
</body>
</html>
`;
  return relativize(document, page.path);
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
