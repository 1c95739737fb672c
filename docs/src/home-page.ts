import { createLink, pathOf } from "./addresses.ts";
import { downloads } from "./contents.ts";
import { codeBlock } from "./highlight.ts";
import { html } from "./html.ts";
import { renderMarkdown } from "./markdown.ts";
import { markdownTwin } from "./markdown-twin.ts";
import type { Page } from "./page.ts";
import type { Repository } from "./repository.ts";

const source = "docs/README.md";

/** The first page: what this is, a program that runs, and where to go on. */
export function homePage(repository: Repository): Page {
  const text = repository.read(source);
  const [, title = "", lead = "", rest = ""] = /^# ([^\n]*)\n\n(.*?)\n\n(.*)$/s.exec(text) ?? [];
  const link = createLink(repository, source, downloads);
  const program = /<!-- snippet: first-run -->\n```ts\n(.*?)```/s.exec(repository.read("README.md"))?.[1];
  if (program === undefined) throw new Error("README.md has no snippet first-run, which the first page shows");
  const body = html`<section class="hero">
<div>
<h1>${title}</h1>
${renderMarkdown(lead, { link })}<p class="actions"><a class="button" href="/guides/first-run.html">Run a job in five minutes</a>
<a class="button quiet" href="/reference/index.html">API reference</a></p>
</div>
<div>
${codeBlock("npx @starfish-api/sandbox   # a server to try it on\nnpm install @starfish-api/client", "sh")}
${codeBlock(program, "ts")}</div>
</section>
<div class="home-sections">
${renderMarkdown(rest, { link })}</div>
`;
  return {
    path: pathOf(source),
    title: "Home",
    body,
    width: "wide",
    source,
    markdown: markdownTwin(text, pathOf(source), link),
  };
}
