import { describe, expect, it } from "vitest";
import { writeDocument } from "./documents.ts";
import { encodeBytes, MUTATION_NAMES, MUTATIONS, mutateBytes } from "./mutations.ts";
import { createRandom } from "./random.ts";
import { anySpelling } from "./spelling.ts";
import { validValue } from "./values.ts";

function mutants(name: string, count: number): { readonly document: string; readonly mutant: string }[] {
  return Array.from({ length: count }, (_, index) => {
    const random = createRandom(11, index);
    const write = (): string => writeDocument(random, "Result", validValue(random, "Result"), anySpelling(random));
    const document = write();
    return { document, mutant: MUTATIONS[name]?.(random, document, write()) ?? document };
  });
}

describe("A mutation", () => {
  it.each(MUTATION_NAMES)("to %s changes some documents", (name) => {
    expect(mutants(name, 50).some(({ document, mutant }) => document !== mutant)).toBe(true);
  });

  it.each(MUTATION_NAMES)("to %s is the same for the same seed", (name) => {
    expect(mutants(name, 5)).toEqual(mutants(name, 5));
  });

  it("of bytes changes some documents", () => {
    const bytes = new TextEncoder().encode("<Error><Message>é</Message></Error>");
    const mutated = Array.from({ length: 20 }, (_, index) => mutateBytes(createRandom(3, index), bytes));
    expect(mutated.some((candidate) => Buffer.compare(candidate, bytes) !== 0)).toBe(true);
  });
});

describe("Bytes", () => {
  it("are of three encodings, which a decoder tells by their byte order marks", () => {
    const document = "<Error><Message>é😀</Message></Error>";
    const labels = new Set<string>();
    for (let index = 0; index < 40; index++) {
      const bytes = encodeBytes(createRandom(5, index), document);
      const label = bytes[0] === 0xff ? "utf-16le" : bytes[0] === 0xfe ? "utf-16be" : "utf-8";
      labels.add(label);
      expect(new TextDecoder(label, { fatal: true }).decode(bytes)).toBe(document);
    }
    expect(labels).toEqual(new Set(["utf-8", "utf-16le", "utf-16be"]));
  });
});
