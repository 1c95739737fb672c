import { describe, expect, it } from "vitest";
import { fuzzRun } from "./fuzz-run.ts";
import { findExcesses } from "./growth.ts";
import { READER_PROBES } from "./reader-probes.ts";
import { BROKEN_CODECS } from "./sabotage.ts";
import { codec } from "./subject.ts";

const SEED = 2026;

/** For a loaded machine: each test takes a second or less. */
const timeout = 60_000;

describe("The codec", { timeout }, () => {
  it("agrees with libxml2 and the reference reader on some thousand inputs", () => {
    const { findings } = fuzzRun(codec, { seed: SEED, count: 3000 });
    expect(findings).toEqual([]);
  });
});

describe("The fuzz machine", { timeout }, () => {
  it.each(Object.entries(BROKEN_CODECS))("catches a codec that %s", (_name, broken) => {
    const { findings } = fuzzRun(broken, { seed: SEED, count: 20_000, enough: (found) => found > 0 });
    expect(findings).toHaveLength(1);
  });

  it("gives the same inputs for the same seed", () => {
    const tables = [1, 2].map(() => fuzzRun(codec, { seed: SEED, count: 200 }).summary.table());
    expect(tables[0]).toBe(tables[1]);
  });

  it("gives other inputs for another seed", () => {
    const tables = [1, 2].map((seed) => fuzzRun(codec, { seed, count: 200 }).summary.table());
    expect(tables[0]).not.toBe(tables[1]);
  });

  it("repeats a single case by its number", () => {
    const broken = BROKEN_CODECS["writes a bare ampersand"] ?? codec;
    const [first] = fuzzRun(broken, { seed: SEED, count: 20_000, enough: (found) => found > 0 }).findings;
    const again = fuzzRun(broken, { seed: SEED, first: first?.caseNumber ?? 0, count: 1 }).findings;
    expect(again).toEqual([first]);
  });
});

describe("The probes of growth", () => {
  it("find nothing when the cost grows with the size", () => {
    expect(findExcesses(READER_PROBES, (_schemaName, document) => document.length / 1000)).toEqual([]);
  });

  it("find a cost that grows with the square of the size", () => {
    const probes = { comments: { schemaName: "Error", input: (size: number) => " ".repeat(size) } };
    const excesses = findExcesses(probes, (_schemaName, document) => (document.length / 1000) ** 2);
    expect(excesses).toEqual([{ probe: "comments", ratio: 256 }]);
  });
});
