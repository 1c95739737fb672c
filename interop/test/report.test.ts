import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { languages } from "../languages.ts";
import { resultsTable, writeBetweenMarkers } from "../report.ts";

test("The table has a line for each language and each of its limits.", () => {
  const table = resultsTable(languages.map((language) => ({ language, kind: "missing", tools: language.tools })));
  for (const { name, generator, limits } of languages) {
    expect(table).toMatch(new RegExp(`^\\| ${name} \\| .* \\| not tried \\| not tried \\|`, "m"));
    expect(table).toContain(generator);
    for (const { limit, remedy } of limits) expect(table).toContain(`- ${limit} ${remedy}`);
  }
});

test("What fails is said in the table.", () => {
  const [language] = languages;
  if (language === undefined) throw new TypeError("there is no language");
  const trials = [
    { mediaType: "application/json", exchanges: 3, problems: ["one", "two"] },
    { mediaType: "application/xml", exchanges: 3, problems: [] },
  ] as const;
  const table = resultsTable([{ language, kind: "tried", buildSeconds: 12.4, trials }]);
  expect(table).toContain("| **2 problems** | ok | 12 | – |");
});

test("Only what stands between the markers is replaced.", () => {
  const folder = mkdtempSync(join(tmpdir(), "starfish-interop-report-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "README.md");
  writeFileSync(file, "before\n<!-- results -->\nold\n<!-- end of results -->\nafter\n");
  writeBetweenMarkers(pathToFileURL(file), "results", "new");
  expect(readFileSync(file, "utf8")).toBe("before\n<!-- results -->\nnew\n<!-- end of results -->\nafter\n");
  expect(() => writeBetweenMarkers(pathToFileURL(file), "other", "new")).toThrow(/no place marked other/);
});
