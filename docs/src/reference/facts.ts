import { html, type Markup, type Part } from "../html.ts";

export type Fact = readonly [name: string, value: Part];

/** What there is to know at a glance. */
export function factList(facts: readonly Fact[]): Markup {
  return html`<dl class="facts">
${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`)}</dl>
`;
}
