import { html, type Markup } from "../html.ts";

export interface Tabs {
  /** Of the group, once on a page. */
  readonly name: string;
  /** What the group is, for those who hear it. */
  readonly label: string;
  readonly panels: readonly { readonly title: string; readonly content: Markup }[];
  /** Whether the choice holds on other pages too, and the next day. */
  readonly isRemembered?: boolean;
}

/** Panels of which one is shown, chosen without a script. On paper they stand one below the other. */
export function tabs({ name, label, panels, isRemembered = false }: Tabs): Markup {
  const each = panels.map(({ title, content }, index) => {
    const checked = index === 0 ? html` checked` : undefined;
    return html`<label><input type="radio" name="${name}" value="${title}"${checked}>${title}</label>
<div class="panel">
<p class="panel-title">${title}</p>
${content}</div>
`;
  });
  const remembered = isRemembered ? html` data-remembered="${name}"` : undefined;
  return html`<div class="tabs" role="group" aria-label="${label}"${remembered}>
${each}</div>
`;
}
