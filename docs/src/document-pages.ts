import { posix } from "node:path";
import { createLink, pathOf } from "./addresses.ts";
import { downloads } from "./contents.ts";
import { codeBlock, type Language } from "./highlight.ts";
import { html, textOf } from "./html.ts";
import { heading, linksOf, renderMarkdown } from "./markdown.ts";
import { markdownTwin } from "./markdown-twin.ts";
import type { Page } from "./page.ts";
import { linkTarget, type Repository } from "./repository.ts";

/** A page made from a Markdown file. Its title is the file's first heading. */
export function markdownPage(repository: Repository, source: string): Page {
  const link = createLink(repository, source, downloads);
  const text = repository.read(source);
  const body = renderMarkdown(text, { link });
  const title = /<h1>(.*?)<\/h1>/s.exec(body.text)?.[1];
  if (title === undefined) throw new Error(`${source} has no title: it must begin with "# "`);
  const markdown = markdownTwin(text, pathOf(source), link);
  return { path: pathOf(source), title: textOf(title), body, width: "prose", source, markdown };
}

/** A page that shows a file as it is; a comment at its beginning becomes its introduction. */
export function sourcePage(repository: Repository, source: string): Page {
  const text = repository.read(source);
  const [, introduction = "", code = text] = /^\/\*\*\n(.*?) \*\/\n(.*)$/s.exec(text) ?? [];
  const lead = introduction.replaceAll(/^ \* ?/gm, "");
  const body = html`${heading(1, "", posix.basename(source))}
${lead === "" ? undefined : renderMarkdown(lead, { link: (href) => href })}
<p class="file"><code>${source}</code></p>
${codeBlock(code, languageOf(source))}`;
  const title = posix.basename(source);
  const markdown = `# ${title}\n\n${lead}\n\`\`\`${languageOf(source) ?? ""}\n${code}\`\`\`\n`;
  return { path: pathOf(source), title, body, width: "wide", source, markdown };
}

/** The list of example programs, each with the first sentence of its introduction. */
export function examplesPage(repository: Repository, sources: readonly string[]): Page {
  const rows = sources.map((source) => {
    const introduction = /^\/\*\*\n(.*?)\*\//s.exec(repository.read(source))?.[1] ?? "";
    const text = introduction
      .replaceAll(/^ \* ?/gm, "")
      .replaceAll("\n", " ")
      .trim();
    return `| [${posix.basename(source)}](${posix.basename(source)}) | ${text.replaceAll("|", "\\|")} |`;
  });
  const text = `# Examples

Programs to read in a minute and to run as they are: each starts a sandbox of its own. The tests run them all.

| program | what it shows |
|---|---|
${rows.join("\n")}
`;
  const link = createLink(repository, "examples/README.md", downloads);
  return {
    path: pathOf("examples"),
    title: "Examples",
    body: renderMarkdown(text, { link }),
    width: "prose",
    source: "examples",
    markdown: markdownTwin(text, pathOf("examples"), link),
  };
}

/** Every file that Markdown files link to, directly or through one another, and that is not among them. */
export function linkedFiles(repository: Repository, sources: readonly string[]): string[] {
  const seen = new Set([...sources, ...downloads, "examples"]);
  const found: string[] = [];
  const queue = sources.filter((source) => source.endsWith(".md"));
  for (const source of queue) {
    for (const href of linksOf(repository.read(source))) {
      const target = linkTarget(repository, source, href);
      if (target === undefined || seen.has(target)) continue;
      if (repository.kind(target) === "folder") throw new Error(`${source} links to ${target}, which has no README.md`);
      seen.add(target);
      found.push(target);
      if (target.endsWith(".md")) queue.push(target);
    }
  }
  return found;
}

const languagesByEnding: Readonly<Record<string, Language>> = {
  ".ts": "ts",
  ".js": "js",
  ".json": "json",
  ".xml": "xml",
  ".xsd": "xml",
  ".yaml": "yaml",
  ".yml": "yaml",
  ".cs": "csharp",
  ".go": "go",
  ".java": "java",
  ".ps1": "powershell",
  ".py": "python",
  ".sh": "sh",
};

function languageOf(source: string): Language | undefined {
  return languagesByEnding[posix.extname(source)];
}
