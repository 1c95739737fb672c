import { twinPath } from "./markdown-twin.ts";
import type { Chapter } from "./navigation.ts";
import { summaryOf } from "./page.ts";

/** The contents of the site for language models, as https://llmstxt.org proposes it: every page's Markdown, with a summary. */
export function llmsText(chapters: readonly Chapter[]): string {
  const sections = chapters
    .filter(({ isInternal }) => isInternal !== true)
    .map(({ title, pages }) => {
      const lines = pages.map((page) => `- [${page.title}](${twinPath(page.path)}): ${summaryOf(page)}`);
      return `## ${title}\n\n${lines.join("\n")}\n`;
    });
  return `# starfish-api

> A typed client, contract tests, a sandbox and an OpenAPI description for the StarfishETL HTTP API v1, which runs
> data-integration jobs. Never send a start twice; ask the Results first. Independent of the vendor.

${sections.join("\n")}`;
}
