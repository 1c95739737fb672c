/** Writes the package's version into both hand-written documents; a part of `pnpm run version`. */
import { readFileSync, writeFileSync } from "node:fs";

const folder = new URL("../", import.meta.url);
const { version } = JSON.parse(readFileSync(new URL("package.json", folder), "utf8"));

for (const file of ["starfish.v1.yaml", "starfish.v1.arazzo.yaml"]) {
  const text = readFileSync(new URL(file, folder), "utf8");
  const now = text.replace(/^(?<start>info:\n(?: .*\n)*? {2}version: ).*$/m, `$<start>${version}`);
  if (!now.includes(`\n  version: ${version}\n`)) throw new Error(`${file} has no info.version to write`);
  writeFileSync(new URL(file, folder), now);
}
