import { checks, decisions, downloads, examples, guides, packages, project, type Section } from "./contents.ts";
import { examplesPage, linkedFiles, markdownPage, sourcePage } from "./document-pages.ts";
import { renderFrame } from "./frame.ts";
import type { Chapter } from "./navigation.ts";
import type { Page } from "./page.ts";
import type { ApiDocument } from "./reference/document.ts";
import { referencePages } from "./reference/reference-pages.ts";
import { readSamples } from "./reference/samples.ts";
import type { Repository } from "./repository.ts";
import { searchIndex } from "./search-index.ts";

/** In the order in which they overrule one another. */
const styleSheets = ["theme", "frame", "text", "tables", "reference", "search", "code", "print"];

/** Every file of the built site, by its path. */
export type Site = ReadonlyMap<string, string>;

/** Makes the whole site. Throws where a file is missing that the contents or a link names. */
export function createSite(repository: Repository, document: ApiDocument): Site {
  const sourcesOf = (section: Section) => findSources(repository, section);
  const chapterOf = (section: Section): Chapter => ({
    title: section.title,
    pages: sourcesOf(section).map((source) => markdownPage(repository, source)),
  });
  const reference = referencePages(document, (operation) => readSamples(repository, operation));
  const programs = sourcesOf(examples);
  const chapters: readonly Chapter[] = [
    chapterOf(guides),
    { title: "Reference", pages: [reference.overview, ...reference.operations] },
    { title: "Schemas", pages: reference.schemas },
    chapterOf(packages),
    chapterOf(checks),
    {
      title: examples.title,
      pages: [examplesPage(repository, programs), ...programs.map((source) => sourcePage(repository, source))],
    },
    chapterOf(project),
    chapterOf(decisions),
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
  return new Map([
    ...[...listed, ...unlisted].map((page) => [page.path, renderFrame(page, chapters)] as const),
    ...downloads.map((source) => [source, repository.read(source)] as const),
    ["assets/style.css", styleSheets.map((name) => repository.read(`docs/src/assets/style/${name}.css`)).join("\n")],
    ["assets/search.js", repository.read("docs/src/assets/search.js")],
    ["assets/tabs.js", repository.read("docs/src/assets/tabs.js")],
    ["assets/search-index.js", searchIndex(searchable(listed))],
  ]);
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
