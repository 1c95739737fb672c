import { expect, test } from "vitest";
import type { Run } from "../../src/jobs/run.ts";
import { createMemoryStore } from "../../src/store/memory-store.ts";

const long = 1_000_000;

function createRun(key: number, part: Partial<Run> & { readonly duration?: number } = {}): Run {
  const { duration = 0, ...members } = part;
  const step = { jobID: "j", duration, status: "Complete", error: null };
  const counts = { totalRows: 0, inserts: 0, updates: 0, deletes: 0, errors: 0, skips: 0, ignores: 0 };
  return {
    ...{ key, runID: `run-${key}`, projectID: "p", jobID: "j", argument: null, startedAt: 0 },
    ...{ steps: [{ ...step, ...counts }], webHookURL: null, faults: [] },
    ...members,
  };
}

function create(maxRuns: number, now = () => 0, maxBytes = 1e9) {
  const store = createMemoryStore({ maxRuns, maxBytes, now });
  const add = (...runs: Run[]): Run[] => runs.map((run) => store.add(run));
  return { store, add, keys: () => store.list().map(({ key }) => key) };
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

test("The oldest are forgotten, however many there were.", () => {
  const { store, add, keys } = create(10);
  add(...range(1, 5_000).map((key) => createRun(key)));
  expect(keys()).toEqual(range(4_991, 5_000));
  expect(store.find("run-4990")).toEqual([]);
  expect(store.find("run-4991")).toHaveLength(1);
  expect(store.added).toBe(5_000);
});

test("A run that has not ended, or whose webhook is owed, is kept, and others go for it.", () => {
  const { store, add, keys } = create(3);
  const owed = createRun(2, { webHookURL: "http://127.0.0.1/" });
  const [, kept = owed] = add(createRun(1, { duration: long }), owed, ...range(3, 4_000).map((key) => createRun(key)));
  expect(keys()).toEqual([1, 2, 4_000]);
  store.settleWebhook(kept);
  add(...range(4_001, 4_010).map((key) => createRun(key)));
  expect(keys()).toEqual([1, 4_009, 4_010]);
});

test("What was too much while nothing could be forgotten is made up for later.", () => {
  let time = 0;
  const { add, keys } = create(10, () => time);
  add(...range(1, 20).map((key) => createRun(key, { duration: long })));
  expect(keys()).toHaveLength(20);
  time = long;
  add(...range(21, 30).map((key) => createRun(key)));
  expect(keys()).toHaveLength(10);
});

test("Runs that cannot be forgotten are kept up to twice the number, and more are refused until some end.", () => {
  let time = 0;
  const { add } = create(10, () => time);
  add(...range(1, 20).map((key) => createRun(key, { duration: long })));
  expect(() => add(createRun(21))).toThrow("Memory holds 20 runs that have not ended");
  time = long;
  expect(add(createRun(21))).toMatchObject([{ key: 21 }]);
});

test("What runs say of themselves is bounded too.", () => {
  const { add, keys } = create(100_000, () => 0, 1_000_000);
  add(...range(1, 100).map((key) => createRun(key, { argument: "a".repeat(50_000) })));
  expect(keys().length).toBeLessThan(12);
  expect(keys().at(-1)).toBe(100);
});

test("Runs of one id are found in the order of starting, and forgotten one by one.", () => {
  const { store, add } = create(3);
  add(...range(1, 2_000).map((key) => createRun(key, { runID: "same" })));
  expect(store.find("same").map(({ key }) => key)).toEqual([1_998, 1_999, 2_000]);
  add(...range(2_001, 2_003).map((key) => createRun(key, { runID: null })));
  expect(store.find("same")).toEqual([]);
  expect(store.find("")).toHaveLength(3);
});
