import { readFileSync } from "node:fs";
import { faults } from "@starfish-api/sandbox";
import { expect, test } from "vitest";
import { checks } from "../../src/index.ts";

const text = readFileSync(new URL("../../docs/faults.md", import.meta.url), "utf8");
const rows = [...text.matchAll(/^\| ([a-z\d-]+)(?: \(with `strict`\))? \| (.*?) \| (.*?) \| (.*?) \|$/gm)]
  .map(([, name, description, found = "", blamed]) => ({ name, description, found, blamed }))
  .filter(({ name }) => name !== "fault");

test("The table has every fault of the sandbox, in its words.", () => {
  expect(rows.map(({ name, description }) => ({ name, description }))).toEqual(
    faults.map(({ name, description }) => ({ name, description })),
  );
});

test("Every fault is found by a check that there is, and the server is blamed, or it is legal for the reason that it gives.", () => {
  const ids = new Set(checks.map(({ id }) => id));
  for (const [index, { name, found, blamed }] of rows.entries()) {
    const named = [...found.matchAll(/\[([a-z\d-]+)\]/g)].map(([, id]) => id ?? "");
    const reason = faults[index]?.reason;
    expect(named.length > 0 || found === `nothing. Legal: ${reason}`, name).toBe(true);
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
    expect(blamed, name).toBe(named.length > 0 ? "server" : "");
  }
});
