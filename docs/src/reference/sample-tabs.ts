import { pathOf } from "../addresses.ts";
import { codeBlock } from "../highlight.ts";
import { html, type Markup } from "../html.ts";
import type { Sample } from "./samples.ts";
import { tabs } from "./tabs.ts";

/** A whole program in each language, in a tab each; the choice of language holds on every page. */
export function sampleTabs(samples: readonly Sample[]): Markup {
  const panels = samples.map(({ title, source, code, language, isTried }) => {
    const trial = isTried
      ? html`Run against the sandbox by the tests.`
      : html`<strong>Not run yet</strong>: no machine of this project has ${title}.`;
    const content = html`<p class="file">${trial} <a href="/${pathOf(source)}"><code>${source}</code></a></p>
${codeBlock(code, language)}`;
    return { title, content };
  });
  return tabs({ name: "language", label: "Languages", panels, isRemembered: true });
}
