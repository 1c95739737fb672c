import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { checks } from "../../src/index.ts";
import { checkCases } from "../engine/checks/check-cases.ts";

const script = fileURLToPath(new URL("../../scripts/check-pages.js", import.meta.url));

test("Every page is what its check makes of it, and no page is left over.", async () => {
  await expect(promisify(execFile)(process.execPath, [script, "--check"])).resolves.toMatchObject({ stderr: "" });
});

test.each(checks)(
  "$id has a page with its why, its blame, its evidence and its fix",
  ({ id, why, fix, blame, evidence }) => {
    const page = new URL(`../../docs/checks/${id}.md`, import.meta.url);
    expect(existsSync(page)).toBe(true);
    const text = readFileSync(page, "utf8");
    for (const part of [why, fix, `**${blame}**`, `**${evidence}**`]) expect(text).toContain(part);
  },
);

test.each(checks)("$id has a page with a right exchange and a wrong one, and what the kit finds there", ({ id }) => {
  const text = readFileSync(new URL(`../../docs/checks/${id}.md`, import.meta.url), "utf8");
  const [, right = "", wrong = "", says = ""] = text.split(/## Right|## Wrong|\| the kit says/);
  expect(right).toMatch(/```http\n[A-Z]+ \/.*HTTP\/1\.1\n(?:[^`]*```){1,}/);
  expect(wrong).toMatch(/```http\n[A-Z]+ \//);
  expect(wrong).not.toBe(right);
  expect(says).toContain(checkCases[id]?.violates[0]?.found);
});

test("Every check says in one sentence how to fix what it finds.", () => {
  expect(checks.filter(({ fix }) => !/^[^.]+(?:\.[^.]+)*\.$/.test(fix)).map(({ id }) => id)).toEqual([]);
});
