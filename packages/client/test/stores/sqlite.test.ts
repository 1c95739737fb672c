import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { createSqliteStore } from "../../src/stores/sqlite.ts";
import { manualClock } from "../manual-clock.ts";
import { describeStore } from "./store-contract.ts";

describe("a store in SQLite", () => {
  describeStore(async () => {
    const clock = manualClock();
    return { store: createSqliteStore(new DatabaseSync(":memory:"), "keys", clock), pass: clock.advance };
  });

  test("gives one of several processes true", async () => {
    const folder = mkdtempSync(join(tmpdir(), "starfish-store-"));
    try {
      const adders = [1, 2, 3].map(() => fork(new URL("sqlite-adder.ts", import.meta.url), [join(folder, "keys.db")]));
      const counts = await Promise.all(adders.map(async (adder) => Number((await once(adder, "message"))[0])));
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(50);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("keeps nothing whose time is over", async () => {
    const clock = manualClock();
    const database = new DatabaseSync(":memory:");
    const store = createSqliteStore(database, "keys", clock);
    for (let index = 0; index < 999; index++) store.add(`key-${index}`, 1000);
    await clock.advance(2000);
    store.add("last", 1000);
    expect(database.prepare("SELECT count(*) AS count FROM keys").get()).toEqual({ count: 1 });
  });

  test("takes a plain name for its table alone", () => {
    expect(() => createSqliteStore(new DatabaseSync(":memory:"), "keys; drop table x")).toThrow("table: expected");
  });
});
