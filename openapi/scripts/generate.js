/**
 * Makes everything that is made from the description. With --check it writes nothing and fails where a file
 * on disk is not what would be written.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { artefacts } from "./artefacts.js";

const root = new URL("../../", import.meta.url);
const files = await artefacts(root);

const stale = Object.entries(files).filter(([path, text]) => read(path) !== text);
if (process.argv.includes("--check")) {
  for (const [path] of stale) console.error(`${path} is stale: run "pnpm generate" and commit the result.`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const [path, text] of stale) {
    mkdirSync(new URL(".", new URL(path, root)), { recursive: true });
    writeFileSync(new URL(path, root), text);
    console.log(`wrote ${path}`);
  }
  if (stale.length === 0) console.log("Everything is up to date.");
}

function read(path) {
  try {
    return readFileSync(new URL(path, root), "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}
