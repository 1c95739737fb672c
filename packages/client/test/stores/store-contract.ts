import { expect, test } from "vitest";
import type { Store } from "../../src/index.ts";

/** Lets the time of a store pass. */
type Pass = (milliseconds: number) => Promise<void>;

/** What every store must do. */
export function describeStore(open: () => Promise<{ readonly store: Store; readonly pass: Pass }>): void {
  test("keeps a key until its time is over", async () => {
    const { store, pass } = await open();
    expect(await store.has("run")).toBe(false);
    expect(await store.add("run", 1000)).toBe(true);
    expect(await store.has("run")).toBe(true);
    await pass(1500);
    expect(await store.has("run")).toBe(false);
    expect(await store.add("run", 1000)).toBe(true);
  });

  test("adds no key that is there, and leaves it its time", async () => {
    const { store, pass } = await open();
    await store.add("run", 1000);
    expect(await store.add("run", 100_000)).toBe(false);
    await pass(1500);
    expect(await store.has("run")).toBe(false);
  });

  test("gives one of many that add at the same time true", async () => {
    const { store } = await open();
    const added = await Promise.all(Array.from({ length: 50 }, () => store.add("run", 60_000)));
    expect(added.filter((isFirst) => isFirst === true)).toHaveLength(1);
    expect(added.filter((isFirst) => isFirst === false)).toHaveLength(49);
  });

  test("sets a key, and gives one that is there a new time", async () => {
    const { store, pass } = await open();
    await store.set("run", 1000);
    expect(await store.has("run")).toBe(true);
    await store.set("run", 60_000);
    await pass(1500);
    expect(await store.has("run")).toBe(true);
    expect(await store.add("run", 1000)).toBe(false);
  });

  test("deletes a key, and one that is not there", async () => {
    const { store } = await open();
    await store.add("run", 60_000);
    await store.delete("run");
    await store.delete("run");
    expect(await store.has("run")).toBe(false);
    expect(await store.add("run", 60_000)).toBe(true);
  });

  test("keeps keys apart", async () => {
    const { store } = await open();
    await store.add("run-a", 60_000);
    expect(await store.has("run-A")).toBe(false);
    expect(await store.add("run-b", 60_000)).toBe(true);
  });
}
