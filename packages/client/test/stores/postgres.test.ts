import { setTimeout } from "node:timers/promises";
import { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPostgresStore } from "../../src/stores/postgres.ts";
import { describeStore } from "./store-contract.ts";

let database: PGlite;
beforeAll(async () => {
  database = await PGlite.create();
});
afterAll(() => database.close());

let tables = 0;

describe("a store in PostgreSQL", () => {
  describeStore(async () => {
    tables += 1;
    return { store: createPostgresStore(database, `keys_${tables}`), pass: (milliseconds) => setTimeout(milliseconds) };
  });

  test("makes its table once, whoever comes first", async () => {
    const stores = [1, 2, 3].map(() => createPostgresStore(database, "shared_keys"));
    const added = await Promise.all(stores.map((store) => store.add("run", 60_000)));
    expect(added.sort()).toEqual([false, false, true]);
  });

  test("takes a plain name for its table alone", () => {
    expect(() => createPostgresStore(database, "keys; drop table x")).toThrow("table: expected");
  });
});
