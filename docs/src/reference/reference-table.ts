import { html, type Markup, type Part } from "../html.ts";

/** A table whose rows become blocks in a narrow window. The first cell of each row is its head. */
export function referenceTable(head: readonly Part[], rows: readonly (readonly Part[])[]): Markup {
  const heads = head.map((cell) => html`<th scope="col">${cell}</th>`);
  const lines = rows.map(
    ([first, ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>\n`,
  );
  return html`<table class="members">
<thead><tr>${heads}</tr></thead>
<tbody>
${lines}</tbody>
</table>
`;
}

/** A name in code type that leads to its own page. */
export function nameLink(address: string, name: string): Markup {
  return html`<a href="${address}"><code>${name}</code></a>`;
}
