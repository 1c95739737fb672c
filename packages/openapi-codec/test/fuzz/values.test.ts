import { describe, expect, it } from "vitest";
import { badValue } from "./bad-values.ts";
import { createRandom } from "./random.ts";
import { controlText, illegalText, legalText } from "./texts.ts";
import { validValue, XML_SCHEMAS } from "./values.ts";

const NUMBERS = Array.from({ length: 2000 }, (_, index) => index);

/** What XML 1.0 can carry, written from its grammar. */
function isLegal(text: string): boolean {
  return [...text].every((character) => {
    const code = character.codePointAt(0) ?? 0;
    return (
      code === 0x9 ||
      code === 0xa ||
      code === 0xd ||
      (code >= 0x20 && code <= 0xd7ff) ||
      (code >= 0xe000 && code <= 0xfffd) ||
      code >= 0x10000
    );
  });
}

describe("Generated texts", () => {
  it("can all be carried by XML when they are said to be legal", () => {
    expect(NUMBERS.map((index) => legalText(createRandom(1, index))).filter((text) => !isLegal(text))).toEqual([]);
  });

  it("can none be carried by XML when they are said to be illegal", () => {
    const texts = NUMBERS.flatMap((index) => [
      illegalText(createRandom(1, index)),
      controlText(createRandom(1, index)),
    ]);
    expect(texts.filter(isLegal)).toEqual([]);
  });

  it.each(["", "\r", "]]>", "\u{10ffff}", "\t"])("have %j among them", (piece) => {
    const texts = NUMBERS.map((index) => legalText(createRandom(1, index)));
    expect(texts.some((text) => (piece === "" ? text === "" : text.includes(piece)))).toBe(true);
  });
});

describe("Generated values", () => {
  it("are the same for the same seed and number", () => {
    const values = [1, 2].map(() => NUMBERS.slice(0, 50).map((index) => validValue(createRandom(9, index), "Error")));
    expect(values[0]).toEqual(values[1]);
  });

  it.each(XML_SCHEMAS)("of %s are not all the same", (schemaName) => {
    const values = NUMBERS.slice(0, 20).map((index) => JSON.stringify(validValue(createRandom(9, index), schemaName)));
    expect(new Set(values).size).toBeGreaterThan(10);
  });

  it("name the fault that was planted in them", () => {
    const faults = NUMBERS.map((index) => badValue(createRandom(2, index), "StartRequest").fault);
    expect(faults).toContain("runID: null is not allowed");
    expect(faults).toContain("argument: XML cannot carry a character");
    expect(faults).toContain("jobID is missing");
    expect(faults).toContain("a member is not listed");
  });
});
