/**
 * Makes everything that is made from starfish.v1.yaml. With --check it writes nothing and fails where a file on disk is
 * not what would be written.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadDocument } from "./document.js";
import { types } from "./types.js";
import { wireTable } from "./wire-table.js";
import { xsd } from "./xsd.js";

const root = new URL("../../", import.meta.url);
const source = new URL("openapi/starfish.v1.yaml", root);
const notice = "Generated from openapi/starfish.v1.yaml by `pnpm generate`. Do not edit.";

const document = loadDocument(source);
const files = {
  "openapi/generated/starfish.v1.json": `${JSON.stringify(document, null, 2)}\n`,
  "openapi/generated/starfish.v1.xsd": withXmlNotice(
    xsd(document, "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers"),
  ),
  "openapi/generated/starfish.v1.errors.xsd": withXmlNotice(xsd(document, "")),
  "packages/client/src/generated/types.ts": `// ${notice}\n${await types(source)}`,
  "packages/client/src/generated/wire.ts": `// ${notice}\n${wireTable(document)}`,
};

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
    return readFileSync(fileURLToPath(new URL(path, root)), "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

function withXmlNotice(text) {
  return text.replace("?>\n", `?>\n<!-- ${notice} -->\n`);
}
