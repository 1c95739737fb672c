import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { type Importer, importers } from "./importers.ts";
import { createProject } from "./pack-client.ts";

const project = await createProject();
afterAll(project.remove);
const readme = fileURLToPath(new URL("../../README.md", import.meta.url));

const complaints = new Map<Importer, Promise<string>>();

function complaintOf(importer: Importer): Promise<string> {
  const known = complaints.get(importer);
  if (known !== undefined) return known;
  const folder = join(project.folder, `importer-${complaints.size}`);
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: importer.type }));
  const complaint = importer.complaint(folder);
  complaints.set(importer, complaint);
  return complaint;
}

/** The versions that have nothing to complain of. */
async function cell(name: string, type: Importer["type"]): Promise<string> {
  const mine = importers.filter((importer) => importer.name === name && importer.type === type);
  const outcomes = mine.map(async (importer) => ((await complaintOf(importer)) === "" ? [importer.version] : []));
  return (await Promise.all(outcomes)).flat().join(", ") || "–";
}

describe("the package is loaded without complaint", () => {
  test.concurrent.each(importers)("by $name $version in a package of type $type", async (importer) => {
    expect(await complaintOf(importer)).toBe("");
  });

  test("as the README says; after a change, run this test with -u", async () => {
    const names = [...new Set(importers.map(({ name }) => name))];
    const rows = names.map(
      async (name) => `| ${name} | ${await cell(name, "commonjs")} | ${await cell(name, "module")} |\n`,
    );
    const head = "| loaded by | in a CommonJS package | in an ES module |\n|---|---|---|\n";
    const table = head + (await Promise.all(rows)).join("");
    const marked = /(<!-- importers: begin -->\n).*?(<!-- importers: end -->)/s;
    const page = readFileSync(readme, "utf8");
    expect(page).toMatch(marked);
    const written = page.replace(marked, (_, begin: string, end: string) => begin + table + end);
    await expect(written).toMatchFileSnapshot(readme);
  });
});
