import { expect, test } from "vitest";
import { html } from "../src/html.ts";
import { heading } from "../src/markdown.ts";
import { searchIndex } from "../src/search-index.ts";

test("The index has an entry for the beginning of a page and for each heading, with the text below it.", () => {
  const body = html`${heading(1, "", "Title")}<p>a &lt; b</p>${heading(2, "two", "Two")}<ul><li>c</li><li>d</li></ul>`;
  const script = searchIndex([{ path: "p.html", title: "Title", body, width: "prose", source: "p.md", markdown: "" }]);
  expect(JSON.parse(script.replace(/^globalThis\.searchIndex = (.*);\n$/, "$1"))).toEqual([
    ["p.html", "Title", "", "", "Title a < b"],
    ["p.html", "Title", "two", "Two", "c d"],
  ]);
});
