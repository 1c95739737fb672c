import { describe, expect, it } from "vitest";
import { allMessages } from "../../src/generated/all-messages.ts";
import { writeDocument } from "./documents.ts";
import { asRead } from "./judge-writing.ts";
import { objectionToForm } from "./libxml2.ts";
import { createRandom, type Random } from "./random.ts";
import { read } from "./reference-reader.ts";
import { sameValue } from "./same-value.ts";
import { anySpelling, CANONICAL, PREFIXED, PRETTY, type Spelling } from "./spelling.ts";
import { validValue, XML_SCHEMAS } from "./values.ts";

const SPELLINGS: Readonly<Record<string, Spelling>> = {
  canonical: CANONICAL,
  "pretty-printed": PRETTY,
  prefixed: PREFIXED,
  reordered: { ...CANONICAL, reordered: true },
  "with comments": { ...CANONICAL, comments: true },
  "with references only": { ...CANONICAL, references: 1 },
  "in CDATA sections": { ...CANONICAL, sections: true },
  "with carriage returns": { ...CANONICAL, lineEnd: "\r\n" },
  "with strangers": { ...CANONICAL, strangers: true },
  "with loose scalars": { ...CANONICAL, looseScalars: true },
};

/** The documents that do not mean the value they were written from. */
function wrongDocuments(count: number, spellingOf: (random: Random) => Spelling): string[] {
  return Array.from({ length: count }, (_, index) => {
    const random = createRandom(7, index);
    const schemaName = random.pick(XML_SCHEMAS);
    const value = validValue(random, schemaName);
    const document = writeDocument(random, schemaName, value, spellingOf(random));
    const reading = read(allMessages, schemaName, document);
    const means = "value" in reading && sameValue(reading.value, asRead(value));
    return means && objectionToForm(document) === undefined ? [] : [document];
  }).flat();
}

describe("A document", () => {
  it.each(Object.entries(SPELLINGS))("that is %s means its value", (_name, spelling) => {
    expect(wrongDocuments(150, () => spelling)).toEqual([]);
  });

  it("in any spelling means its value", () => {
    expect(wrongDocuments(1000, anySpelling)).toEqual([]);
  });

  it("in canonical form is what the server writes", () => {
    const value = { error: null, runID: "a\r<", started: true };
    expect(writeDocument(createRandom(1, 1), "StartResponse", value)).toMatch(
      /^<StartResponse xmlns.*><error i:nil="true"><\/error><runID>a&#\S+;&lt;<\/runID><started>true<\/started><\/exec/,
    );
  });
});
