import { posix } from "node:path";

/** Where the Markdown of a page is: `guides/waiting.html` has `guides/waiting.md`. */
export function twinPath(path: string): string {
  return path.replace(/\.html$/, ".md");
}

/** A Markdown text as it is, without comments, whose links to pages of the site lead to their Markdown. */
export function markdownTwin(text: string, path: string, link: (href: string) => string): string {
  const linked = (href: string) => {
    const address = link(href);
    if (!address.startsWith("/")) return address;
    const [target = "", anchor] = address.slice(1).split("#");
    const relative = posix.relative(posix.dirname(path), twinPath(target));
    return anchor === undefined ? relative : `${relative}#${anchor}`;
  };
  return text
    .replaceAll(/<!--.*?-->\n?/gs, "")
    .trimStart()
    .replaceAll(/\]\(([^()\s]+)\)/g, (whole, href: string) => (/^#/.test(href) ? whole : `](${linked(href)})`));
}
