import { expect, test } from "vitest";
import { guardStore } from "../src/guarded-store.ts";
import { createMemoryStore, type Store } from "../src/index.ts";
import { manualClock } from "./manual-clock.ts";
import { outcomeAfter } from "./runs/job-server.ts";

const operations: readonly (keyof Store)[] = ["add", "set", "has", "delete"];

test("a store that works is as it was", async () => {
  const store = guardStore(createMemoryStore(), { clock: manualClock() });
  expect(await store.add("run", 60_000)).toBe(true);
  expect(await store.add("run", 60_000)).toBe(false);
  expect(await store.has("run")).toBe(true);
  await store.delete("run");
  await store.set("run", 60_000);
  expect(await store.has("run")).toBe(true);
});

test.each(operations)("%s that hangs, throws or rejects is a StoreError", async (name) => {
  const clock = manualClock();
  const broken = (operation: () => unknown) =>
    guardStore({ ...createMemoryStore(), [name]: operation } as Store, { clock })[name]("run", 1);
  const hung = await outcomeAfter(
    clock,
    5000,
    broken(() => new Promise(() => {})),
  );
  expect(hung).toMatchObject({ code: "store_failed", message: `the store's ${name} gave no answer within 5 s` });
  const thrown = () => {
    throw new Error("away");
  };
  for (const operation of [thrown, () => Promise.reject(new Error("away"))]) {
    const error = await outcomeAfter(clock, 0, broken(operation));
    expect(error).toMatchObject({ code: "store_failed", message: `the store's ${name} failed: away` });
  }
});

test.each(["add", "has"] as const)("%s that gives anything but true and false is a StoreError", async (name) => {
  for (const odd of [undefined, null, "OK", 1, 0]) {
    const store = guardStore({ ...createMemoryStore(), [name]: () => odd } as unknown as Store, {
      clock: manualClock(),
    });
    await expect(store[name]("run", 1)).rejects.toMatchObject({ code: "store_failed" });
  }
});

test("a store keeps its own this", async () => {
  class Counting {
    added = 0;
    add(): boolean {
      this.added += 1;
      return true;
    }
    set(): void {}
    has(): boolean {
      return this.added > 0;
    }
    delete(): void {}
  }
  const store = guardStore(new Counting(), { clock: manualClock() });
  expect(await store.add("run", 1)).toBe(true);
  expect(await store.has("run")).toBe(true);
});
