import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Language } from "../language.ts";
import { languages } from "../languages.ts";
import { tell } from "../report.ts";
import { isGood, tryLanguage } from "../try-language.ts";

const root = mkdtempSync(join(tmpdir(), "starfish-interop-test-"));
afterAll(() => rmSync(root, { recursive: true }));

/** One whose toolchain is there wherever these tests run. It has the folder of a real one. */
const planted: Language = {
  id: "go",
  name: "Planted",
  generator: "none",
  tools: [{ command: "node", install: "package nodejs" }],
  descriptions: { "description.json": "starfish.v1.json" },
  build: [],
  programs: { "application/json": { command: "node", args: ["-e", ""] } },
  limits: [],
};

test("A missing toolchain is said, with what to install.", async () => {
  for (const language of languages) {
    const result = await tryLanguage(language, { root, path: "/nowhere" });
    expect(result.kind).toBe("missing");
    for (const { command, install } of language.tools) expect(tell(result)).toContain(`${command} (${install})`);
  }
});

test("A tool that is there but does not run is missing.", async () => {
  const path = mkdtempSync(join(root, "path-"));
  writeFileSync(join(path, "node"), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
  expect((await tryLanguage(planted, { root, path })).kind).toBe("missing");
});

test("A missing toolchain fails the run only where it is required.", async () => {
  const result = await tryLanguage(planted, { root, path: "/nowhere" });
  expect(isGood(result, [])).toBe(true);
  expect(isGood(result, ["java"])).toBe(true);
  expect(isGood(result, ["go"])).toBe(false);
});

test("A build that fails is told with the command and its last words, and is not good.", async () => {
  const build = [{ command: "node", args: ["-e", "console.error('no such module'); process.exit(1)"] }];
  const result = await tryLanguage({ ...planted, build }, { root });
  expect(tell(result)).toMatch(/could not be built\n.*node -e .*no such module$/);
  expect(isGood(result, [])).toBe(false);
});

test("A program that does nothing is not good.", async () => {
  const result = await tryLanguage(planted, { root });
  expect(tell(result)).toContain("✗ Planted");
  expect(isGood(result, [])).toBe(false);
});

test("A language without any program is not good.", async () => {
  const result = await tryLanguage({ ...planted, programs: {} }, { root });
  expect(isGood(result, [])).toBe(false);
});
