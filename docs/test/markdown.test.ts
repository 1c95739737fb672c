import { expect, test } from "vitest";
import { firstTable, linksOf, renderMarkdown } from "../src/markdown.ts";
import { createSlugger } from "../src/slugger.ts";

const render = (text: string) => renderMarkdown(text, { link: (href) => href }).text;

test("Text that looks like markup stays text.", () => {
  expect(render("`<b>` and `a < b && c`")).toContain(
    '<code>&lt;b&gt;</code> and <code class="long">a &lt; b &amp;&amp; c</code>',
  );
  expect(render("```xml\n<a>&amp;</a>\n```")).not.toContain("<a>");
});

test("Comments are left out.", () => {
  expect(render("<!-- snippet: name -->\n```ts\nlet a;\n```")).not.toContain("snippet");
});

test("Headings get the anchors that code hosts give them, and equal ones a number.", () => {
  const slug = createSlugger();
  expect([slug("Time-outs & `retries`"), slug("1. The order"), slug("1. The order")]).toEqual([
    "time-outs--retries",
    "1-the-order",
    "1-the-order-1",
  ]);
});

test("A table without a head has its heads in the first column.", () => {
  expect(render("| | |\n|---|---|\n| a | b |")).toContain('<th scope="row">a</th><td>b</td>');
  expect(render("| x | y |\n|---|---|\n| a | b |")).toContain('<th scope="col">x</th>');
});

test("A word in code type leads where it is told to.", () => {
  const options = { link: (href: string) => href, codeLink: (code: string) => (code === "a" ? "/a.html" : undefined) };
  expect(renderMarkdown("`a` `b`", options).text).toContain('<a href="/a.html"><code>a</code></a> <code>b</code>');
});

test("Every link is found, in tables and lists too.", () => {
  expect(linksOf("[a](a.md)\n\n- [b](b.md)\n\n| x |\n|---|\n| [c](c.md) |\n\n`[d](d.md)`")).toEqual([
    "a.md",
    "b.md",
    "c.md",
  ]);
});

test("The first table is read as rows of text.", () => {
  expect(firstTable("text\n\n| x | y |\n|---|---|\n| a | b |\n")).toEqual([["a", "b"]]);
});
