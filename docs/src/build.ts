/** Builds the documentation site into `docs/dist` and fails where a link within it leads nowhere. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkLinks } from "./check-links.ts";
import { loadDocument } from "./reference/document.ts";
import { createRepository } from "./repository.ts";
import { createSite } from "./site.ts";
import { writeSite } from "./write-site.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(root, "docs/dist");

// Of the code host, so that every page can be edited there.
const repositoryUrl = process.env["STARFISH_DOCS_REPOSITORY"];
const site = createSite(createRepository(root), loadDocument(), repositoryUrl);
writeSite(site, folder);

const { broken, internal, external } = checkLinks(site);
for (const address of external) console.log(`not checked, outside of the site: ${address}`);
for (const sentence of broken) console.error(sentence);
console.log(`${site.size} files, ${internal} links within the site, ${broken.length} of them broken`);
console.log(join(folder, "index.html"));
process.exitCode = broken.length === 0 ? 0 : 1;
