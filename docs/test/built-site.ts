import { fileURLToPath } from "node:url";
import { type ApiDocument, loadDocument } from "../src/reference/document.ts";
import { createRepository } from "../src/repository.ts";
import { createSite, type Site } from "../src/site.ts";

/** The description and the site, as the build makes it. */
export const document: ApiDocument = loadDocument();
export const site: Site = createSite(createRepository(fileURLToPath(new URL("../..", import.meta.url))), document);

export const htmlPages: readonly (readonly [path: string, text: string])[] = [...site].filter(([path]) =>
  path.endsWith(".html"),
);

export function pageAt(path: string): string {
  const text = site.get(path);
  if (text === undefined) throw new Error(`the site has no ${path}`);
  return text;
}
