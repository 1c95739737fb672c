import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { mergeCommand } from "../../src/commands/merge-command.ts";
import { makeFolder, runHere } from "./surroundings.ts";

/** Runs both halves of some cases, each with its report as JSON. */
async function runShards(folder: string, faults: readonly "allow-missing"[]): Promise<void> {
  for (const shard of ["1", "2"]) {
    const json = ["--report", `json=${join(folder, `${shard}.json`)}`];
    await runHere(
      ["--case", "executeJobAsync/method-*", "--seed", "1", "--shard", `${shard}/2`, ...json],
      {},
      {
        faults: [...faults],
      },
    );
  }
}

function mergeHere(folder: string, args: string[]): { code: number; stdout: string } {
  const texts: string[] = [];
  const code = mergeCommand(args, { folder, variables: {}, stdout: { write: (text) => texts.push(text) } });
  return { code, stdout: texts.join("") };
}

test("The reports of two shards become one in every kind, and clean shards end with 0.", async () => {
  const folder = makeFolder();
  await runShards(folder, []);
  const file = (name: string) => join(folder, name);
  const kinds = `html=${file("a.html")},markdown=${file("a.md")},junit=${file("a.xml")},json=${file("a.json")}`;
  const { code, stdout } = mergeHere(folder, ["1.json", "2.json", "--report", kinds, "--observations", file("o.json")]);
  expect(code).toBe(0);
  expect(stdout).toContain("No case of 6 failed");
  expect(stdout).not.toContain("shard");
  expect(readFileSync(file("a.html"), "utf8")).toContain("<h1>");
  expect(readFileSync(file("a.md"), "utf8")).toContain("## ✅");
  expect(readFileSync(file("a.xml"), "utf8")).toContain('tests="6"');
  expect(JSON.parse(readFileSync(file("a.json"), "utf8"))).toMatchObject({ totals: { cases: 6, passed: 6 } });
  expect(JSON.parse(readFileSync(file("o.json"), "utf8"))).toHaveProperty("observations");
});

test("A finding of any shard ends the merge with 1.", async () => {
  const folder = makeFolder();
  await runShards(folder, ["allow-missing"]);
  const { code, stdout } = mergeHere(folder, ["2.json", "1.json"]);
  expect(code).toBe(1);
  expect(stdout).toContain("1 thing to fix");
  expect(stdout).toContain("method-not-allowed-has-allow");
});

test("A shard that left no report stops the merge.", async () => {
  const folder = makeFolder();
  await runShards(folder, []);
  expect(() => mergeHere(folder, ["1.json"])).toThrow(/shard 2\/2 is missing/);
});

test("What is not a report is named.", () => {
  const folder = makeFolder();
  writeFileSync(join(folder, "other.json"), '{"about":{}}');
  writeFileSync(join(folder, "text.json"), "x");
  expect(() => mergeHere(folder, [])).toThrow(/needs the files/);
  expect(() => mergeHere(folder, ["other.json"])).toThrow(/other\.json: /);
  expect(() => mergeHere(folder, ["text.json"])).toThrow(/text\.json: /);
  expect(() => mergeHere(folder, ["gone.json"])).toThrow(/gone\.json/);
  expect(() => mergeHere(folder, ["other.json", "--report", "htm=x"])).toThrow(/There are: json/);
});
