import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { makeFolder, runHere } from "./surroundings.ts";

test("A list of known failures is written, makes the run green, and is stale once its cause is gone.", async () => {
  const folder = makeFolder();
  const faulty = { faults: ["allow-missing" as const] };
  const cases = ["--case", "executeJobAsync/method-*"];
  const written = await runHere([...cases, "--write-known-failures", "known.yaml"], { folder }, faulty);
  expect(written.code).toBe(0);
  expect(written.stdout).toContain("known failures: 6 in ");
  const known = ["--known-failures", "known.yaml"];
  expect((await runHere([...cases, ...known], { folder }, faulty)).code).toBe(0);
  expect((await runHere([...cases, ...known], { folder })).code).toBe(1);
});

test("A known failure may be a pattern, which is stale once none of its cases fails.", async () => {
  const folder = makeFolder();
  writeFileSync(
    `${folder}/known.yaml`,
    "- { case: executeJobAsync/method-*, check: method-not-allowed-has-allow, reason: a proxy }\n",
  );
  const args = ["--case", "executeJobAsync/method-*", "--known-failures", "known.yaml"];
  expect((await runHere(args, { folder }, { faults: ["allow-missing"] })).code).toBe(0);
  const stale = await runHere(args, { folder });
  expect(stale.code).toBe(1);
  expect(stale.stdout).toContain("take it off the list");
});
