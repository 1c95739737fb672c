import { posix } from "node:path";
import { linkTarget, type Repository } from "./repository.ts";

/** Where a file of the repository is in the site. */
export function pathOf(source: string): string {
  const place = source.replace(/^docs\//, "");
  if (source === "README.md") return "project.html";
  if (source === "examples") return "examples/index.html";
  if (!place.endsWith(".md")) return `source/${place}.html`;
  return posix.basename(place) === "README.md"
    ? posix.join(posix.dirname(place), "index.html")
    : place.replace(/\.md$/, ".html").toLowerCase();
}

const description = "openapi/starfish.v1.yaml";

/**
 * Turns an address in a file of the repository into one from the site's root. The reference's pages have no file of
 * their own: `openapi/starfish.v1.yaml#operations/getResults` leads to the page of that operation.
 */
export function createLink(
  repository: Repository,
  source: string,
  downloads: readonly string[],
): (href: string) => string {
  return (href) => {
    const target = linkTarget(repository, source, href);
    if (target === undefined) return href;
    const anchor = /#.*$/.exec(href)?.[0] ?? "";
    if (target === description && anchor !== "") return `/reference/${anchor.slice(1)}.html`;
    return `/${downloads.includes(target) ? target : pathOf(target)}${anchor}`;
  };
}
