import { posix } from "node:path";
import type { Site } from "./site.ts";

export interface LinkReport {
  /** One sentence for each link of the site that leads nowhere, and for each anchor that a page has twice. */
  readonly broken: readonly string[];
  /** How many links within the site hold. */
  readonly internal: number;
  /** Every address outside of the site, once. */
  readonly external: readonly string[];
}

/** Follows every link of every page, anchors included. Addresses elsewhere are only listed. */
export function checkLinks(site: Site): LinkReport {
  const pages = [...site].filter(([path]) => path.endsWith(".html"));
  const anchors = new Map(pages.map(([path, text]) => [path, attributesOf(text, "id")]));
  const broken: string[] = [];
  const external = new Set<string>();
  let internal = 0;
  for (const [path, text] of pages) {
    const ids = anchors.get(path) ?? [];
    for (const id of new Set(ids.filter((each, index) => ids.indexOf(each) !== index))) {
      broken.push(`${path} has the anchor ${id} more than once`);
    }
    for (const address of new Set([...attributesOf(text, "href"), ...attributesOf(text, "src")])) {
      if (/^https?:/.test(address)) external.add(address);
      else if (!address.startsWith("data:")) {
        internal += 1;
        const problem = followLink(site, anchors, path, address);
        if (problem !== undefined) broken.push(`${path} links to ${address}: ${problem}`);
      }
    }
  }
  return { broken, internal, external: [...external].sort() };
}

function followLink(
  site: Site,
  anchors: ReadonlyMap<string, readonly string[]>,
  from: string,
  address: string,
): string | undefined {
  const [file = "", anchor] = address.split("#");
  const target = file === "" ? from : posix.join(posix.dirname(from), decodeURI(file));
  if (!site.has(target)) return "there is no such page";
  if (anchor === undefined || anchors.get(target)?.includes(decodeURIComponent(anchor)) === true) return undefined;
  return "the page has no such anchor";
}

function attributesOf(text: string, name: string): string[] {
  return [...text.matchAll(new RegExp(` ${name}="([^"]*)"`, "g"))].map(([, value = ""]) =>
    value.replaceAll("&amp;", "&"),
  );
}
