import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { join, posix } from "node:path";

/** The files that the site is made from, by their paths from the repository's root. */
export interface Repository {
  readonly read: (path: string) => string;
  readonly find: (patterns: readonly string[]) => string[];
  readonly kind: (path: string) => "file" | "folder" | "missing";
}

export function createRepository(root: string): Repository {
  return {
    read: (path) => readFileSync(join(root, path), "utf8"),
    find: (patterns) => patterns.flatMap((pattern) => globSync(pattern, { cwd: root }).map(toPosix).sort(readmeFirst)),
    kind(path) {
      const place = join(root, path);
      if (!existsSync(place)) return "missing";
      return statSync(place).isDirectory() ? "folder" : "file";
    },
  };
}

/** The file that a link in another file means; a folder means its README. Undefined for addresses elsewhere. */
export function linkTarget(repository: Repository, from: string, href: string): string | undefined {
  if (/^([a-z]+:|#)/.test(href)) return undefined;
  const path = posix.join(posix.dirname(from), href.replace(/#.*$/, "")).replace(/\/$/, "");
  const kind = repository.kind(path);
  if (kind === "missing") throw new Error(`${from} links to ${href}, which does not exist`);
  const readme = posix.join(path, "README.md");
  return kind === "folder" && repository.kind(readme) === "file" ? readme : path;
}

function toPosix(path: string): string {
  return path.replaceAll("\\", "/");
}

function readmeFirst(one: string, other: string): number {
  const rank = (path: string) => (path.endsWith("README.md") ? 0 : 1);
  return rank(one) - rank(other) || (one < other ? -1 : 1);
}
