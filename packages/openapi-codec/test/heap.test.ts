import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import type { HeapFigures } from "./heap-child.ts";

const child = fileURLToPath(new URL("heap-child.ts", import.meta.url));

let figures: HeapFigures;

beforeAll(() => {
  figures = JSON.parse(execFileSync(process.execPath, ["--expose-gc", child], { encoding: "utf8" }));
}, 60_000);

describe("one value of a document of some megabytes is kept, and the document is let go", () => {
  test("a slice keeps the document alive: the measurement would notice", () => {
    expect(figures.slice).toBeGreaterThan(figures.document * 0.5);
  });

  test.each(["canonical", "spelled", "referenced", "additional", "entry", "attribute", "key", "section"] as const)(
    "a value of a %s document does not",
    (name) => {
      expect(figures[name]).toBeLessThan(figures.document * 0.05);
    },
  );

  test("nor does a document that was refused", () => {
    expect(figures.refused).toBeLessThan(figures.document * 0.05);
  });
});
