import { html } from "./html.ts";
import type { Page } from "./page.ts";

/** What a web server shows for an address that has no page. */
export const notFoundPage: Page = {
  path: "404.html",
  title: "Page not found",
  body: html`<h1>Page not found</h1>
<p class="lead">There is nothing at this address.</p>
<p>Search with <kbd>/</kbd>, begin at <a href="/index.html">the first page</a>, or look the operation up in
<a href="/reference/index.html">the API reference</a>.</p>
`,
  width: "prose",
  source: "docs/src/not-found-page.ts",
  markdown: "# Page not found\n",
};
