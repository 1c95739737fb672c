import { expect, test } from "vitest";
import { html, Markup, textOf } from "../src/html.ts";

test("Texts in a template are escaped and markup is not.", () => {
  expect(html`<p title="${'"'}">${"<&>"}${new Markup("<b>")}</p>`.text).toBe('<p title="&quot;">&lt;&amp;&gt;<b></p>');
});

test("Lists are joined and nothing is left out.", () => {
  expect(html`${[1, ["a", html`<i>`]]}${undefined}`.text).toBe("1a<i>");
});

test("The text of markup is what was put into it.", () => {
  const text = `<a href="x">&amp; "é"`;
  expect(textOf(html`<p>${text}</p>`.text)).toBe(text);
});
