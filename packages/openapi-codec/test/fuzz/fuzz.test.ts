import { describe, expect, it } from "vitest";
import { anyDocument, targetFor } from "./fuzz-case.ts";
import { fuzzRun } from "./fuzz-run.ts";
import { findExcesses } from "./growth.ts";
import { MUTATION_NAMES, MUTATIONS } from "./inputs/mutations.ts";
import { createRandom } from "./inputs/random.ts";
import { spell } from "./inputs/spell.ts";
import { anySpelling } from "./inputs/spelling.ts";
import { treeOf } from "./inputs/tree.ts";
import { asRead, validValue } from "./inputs/values.ts";
import { judgeWriting } from "./judge-writing.ts";
import { READER_PROBES } from "./probes.ts";
import { objectionToForm } from "./reference/libxml2.ts";
import { gapsOf } from "./reference/libxml2-xsd.ts";
import { read } from "./reference/reference-reader.ts";
import type { Gap } from "./reference/xsd-of-table.ts";
import { BROKEN_CODECS, BROKEN_WRITERS } from "./sabotage.ts";
import { sameValue } from "./same-value.ts";
import { shrink, shrinkFinding } from "./shrink.ts";
import { codec } from "./subject.ts";

const SEED = 2026;

describe("The codec", () => {
  it("agrees with libxml2 and the reference reader on some hundred inputs of tables that were made up", () => {
    const { findings } = fuzzRun(codec, { seed: SEED, count: 800 });
    expect(findings).toEqual([]);
  });
});

describe("The fuzz machine", () => {
  it.each(Object.entries(BROKEN_CODECS))("catches a codec that %s", (_name, broken) => {
    const { findings } = fuzzRun(broken, { seed: SEED, count: 20_000, enough: (found) => found > 0 });
    expect(findings).toHaveLength(1);
  });

  it.each(Object.entries(BROKEN_WRITERS))("catches a codec that %s by the XML Schema of the type", (_name, broken) => {
    const claims = Array.from({ length: 200 }, (_, number) => {
      const random = createRandom(SEED, number);
      const target = targetFor(random, SEED, number);
      return judgeWriting(broken, target, validValue(random, target)).finding?.claim;
    });
    expect(claims).toContain("what is written is valid by XML Schema");
  });

  it("makes XML Schemas without a gap of most types, and knows what the others leave open", () => {
    const gaps = Array.from({ length: 60 }, (_, number) => {
      const { table, schema } = targetFor(createRandom(SEED, number * 64), SEED, number * 64);
      return [...gapsOf(table, schema)];
    });
    expect(gaps.filter((found) => found.length === 0).length).toBeGreaterThan(gaps.length / 2);
    expect(new Set(gaps.flat())).toEqual(
      new Set<Gap>(["no i:type", "others among members", "union by a member", "values of others"]),
    );
  });

  it("gives the same inputs for the same seed, and others for another", () => {
    const [first, again, other] = [SEED, SEED, 1].map((seed) => fuzzRun(codec, { seed, count: 200 }).summary.table());
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it("repeats a single case by its number", () => {
    const broken = BROKEN_CODECS["writes a bare ampersand"] ?? codec;
    const [first] = fuzzRun(broken, { seed: SEED, count: 20_000, enough: (found) => found > 0 }).findings;
    const again = fuzzRun(broken, { seed: SEED, first: first?.caseNumber ?? 0, count: 1 }).findings;
    expect(again[0]?.claim).toBe(first?.claim);
    expect(again[0]?.input).toEqual(first?.input);
  });

  it("makes documents that mean their values, by the reference reader, and that libxml2 finds well-formed", () => {
    const wrong = Array.from({ length: 600 }, (_, number) => {
      const random = createRandom(7, number);
      const target = targetFor(random, 7, number);
      const value = validValue(random, target);
      const document = spell(random, treeOf(target.table, target.schema, value), anySpelling(random));
      const reading = read(target.table, target.schema, document);
      const type = target.table.types[target.schema];
      const means = type && "value" in reading && sameValue(reading.value, asRead(target.table, type, value, "xml"));
      return means && objectionToForm(document) === undefined ? [] : [document];
    }).flat();
    expect(wrong).toEqual([]);
  });

  it.each(MUTATION_NAMES)("changes some documents by the mutation to %s", (name) => {
    const mutants = Array.from({ length: 60 }, (_, number) => {
      const random = createRandom(11, number);
      const target = targetFor(random, 11, number);
      const document = anyDocument(random, target);
      return { document, mutant: MUTATIONS[name]?.(random, document, anyDocument(random, target)) };
    });
    expect(mutants.some(({ document, mutant }) => document !== mutant)).toBe(true);
  });
});

describe("Shrinking", () => {
  it("leaves only what makes a text fail", () => {
    expect(shrink("some text with a < in it & more", (text) => text.includes("<") && text.includes("&"))).toBe("<&");
    expect(shrink("text", () => true)).toBe("");
  });

  it("keeps the claim of a finding and shortens its document", () => {
    const broken = BROKEN_CODECS["takes a lone surrogate"] ?? codec;
    const [finding] = fuzzRun(broken, { seed: 1, count: 20_000, enough: (found) => found > 0 }).findings;
    const shrunk = finding && shrinkFinding(broken, finding);
    expect(shrunk?.claim).toBe(finding?.claim);
    expect(String(shrunk?.input).length).toBeLessThan(String(finding?.input).length);
  });
});

describe("The probes of growth", () => {
  it("find nothing when the cost grows with the size", () => {
    expect(findExcesses(READER_PROBES, (_target, document) => document.length / 1000)).toEqual([]);
  });

  it("find a cost that grows with the square of the size", () => {
    const target = targetFor(createRandom(1, 1), 1, 1);
    const probes = { comments: { target, input: (size: number) => " ".repeat(size) } };
    const excesses = findExcesses(probes, (_target, document) => (document.length / 1000) ** 2);
    expect(excesses).toEqual([{ probe: "comments", ratio: 256 }]);
  });
});
