import { checks, decisions, downloads, examples, guides, packages, project, type Section } from "./contents.ts";
import { examplesPage, linkedFiles, markdownPage, sourcePage } from "./document-pages.ts";
import { renderFrame } from "./frame.ts";
import { homePage } from "./home-page.ts";
import { llmsText } from "./llms-text.ts";
import { twinPath } from "./markdown-twin.ts";
import type { Chapter } from "./navigation.ts";
import { notFoundPage } from "./not-found-page.ts";
import type { Page } from "./page.ts";
import type { ApiDocument } from "./reference/document.ts";
import { referencePages } from "./reference/reference-pages.ts";
import { readSamples } from "./reference/samples.ts";
import type { Repository } from "./repository.ts";
import { searchIndex } from "./search-index.ts";

/** In the order in which they overrule one another. */
const styleSheets = ["theme", "frame", "text", "tables", "reference", "home", "search", "code", "print"];
const scripts = ["search.js", "theme.js", "tabs.js", "copy.js"];

/** Every file of the built site, by its path. */
export type Site = ReadonlyMap<string, string>;

/**
 * Makes the whole site. Throws where a file is missing that the contents or a link names.
 *
 * @param repositoryUrl Like `https://github.com/owner/name`: pages get a link to edit them. Default: none.
 */
export function createSite(repository: Repository, document: ApiDocument, repositoryUrl?: string): Site {
  const sourcesOf = (section: Section) => findSources(repository, section);
  const chapterOf = (section: Section): Chapter => ({
    title: section.title,
    pages: sourcesOf(section).map((source) =>
      source === "docs/README.md" ? homePage(repository) : markdownPage(repository, source),
    ),
  });
  const reference = referencePages(document, (operation) => readSamples(repository, operation));
  const programs = sourcesOf(examples);
  const chapters: readonly Chapter[] = [
    chapterOf(guides),
    { title: "Reference", pages: [reference.overview, ...reference.operations] },
    { title: "Schemas", pages: reference.schemas },
    chapterOf(packages),
    {
      title: examples.title,
      pages: [examplesPage(repository, programs), ...programs.map((source) => sourcePage(repository, source))],
    },
    chapterOf(checks),
    { ...chapterOf(project), isInternal: true },
    { ...chapterOf(decisions), isInternal: true },
  ];
  const listed = chapters.flatMap(({ pages }) => pages);
  const samples = repository.find(["openapi/samples/*/*"]);
  const linked = linkedFiles(
    repository,
    listed.map(({ source }) => source),
  );
  const unlisted = [...new Set([...linked, ...samples])].map((source) =>
    source.endsWith(".md") ? markdownPage(repository, source) : sourcePage(repository, source),
  );
  const pages = [...listed, ...unlisted, notFoundPage];
  return new Map([
    ...pages.map((page) => [page.path, renderFrame(page, chapters, repositoryUrl)] as const),
    ...pages.map((page) => [twinPath(page.path), page.markdown] as const),
    ...downloads.map((source) => [source, repository.read(source)] as const),
    ["assets/style.css", styleSheets.map((name) => repository.read(`docs/src/assets/style/${name}.css`)).join("\n")],
    ["assets/icon.svg", repository.read("docs/src/assets/icon.svg")],
    ...scripts.map((name) => [`assets/${name}`, ownScope(repository.read(`docs/src/assets/${name}`))] as const),
    ["llms.txt", llmsText(chapters)],
    ["assets/search-index.js", searchIndex(searchable(listed))],
  ]);
}

/** Scripts of a page share one scope, and modules cannot be loaded from a disk. */
function ownScope(script: string): string {
  return `(() => {\n${script}})();\n`;
}

/** Programs and their like are read, not searched. */
function searchable(pages: readonly Page[]): Page[] {
  return pages.filter(({ path }) => !path.startsWith("source/"));
}

/** A pattern may find nothing; a file that is named must be there. */
function findSources(repository: Repository, { title, sources }: Section): string[] {
  return sources.flatMap((source) => {
    const found = repository.find([source]);
    if (found.length === 0 && !source.includes("*")) throw new Error(`${title} lists ${source}, which does not exist`);
    return found;
  });
}
