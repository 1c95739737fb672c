import { describe, expect, test } from "vitest";
import { faults } from "../../src/faults/catalogue.ts";
import { observe } from "./observe.ts";

describe("the catalogue", () => {
  test("has at least forty faults, each under a name of its own", () => {
    expect(faults.length).toBeGreaterThanOrEqual(40);
    expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length);
  });

  test.each(faults.map(({ name, description }) => [name, description]))(
    "%s is described in one sentence",
    (_, text) => {
      expect(text).toMatch(/^[^.]*(\.[^ ][^.]*)*\.$/);
    },
  );
});

test.each(faults.filter(({ legal, reason }) => legal || reason !== undefined))(
  "$name is legal for a reason, in a sentence",
  ({ legal, reason }) => {
    expect(legal).toBe(true);
    expect(reason).toMatch(/^[^ ].*\.$/);
  },
);

const healthy = observe([]);

describe("a healthy server", () => {
  test("looks the same every time", async () => {
    expect(await observe([])).toEqual(await healthy);
  });

  test.each(faults.map(({ name }) => [name]))("looks different with %s", async (name) => {
    expect(await observe([name])).not.toEqual(await healthy);
  });
});
