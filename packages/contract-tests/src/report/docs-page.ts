import { relative } from "node:path";
import { fileURLToPath } from "node:url";

/** The page of a check in the installed package, from a folder. */
export function docsPage(check: string, folder: string): string {
  return relative(folder, fileURLToPath(new URL(`../../docs/checks/${check}.md`, import.meta.url)));
}
