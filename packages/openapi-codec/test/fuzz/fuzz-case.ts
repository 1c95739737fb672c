import { badValue } from "./bad-values.ts";
import { writeDocument } from "./documents.ts";
import type { Verdict } from "./finding.ts";
import { judgeReading, type ReadingCase } from "./judge-reading.ts";
import { judgeReference, judgeRefusal, judgeWriting } from "./judge-writing.ts";
import { encodeBytes, MUTATION_NAMES, MUTATIONS, mutateBytes } from "./mutations.ts";
import { createRandom, type Random } from "./random.ts";
import { anySpelling } from "./spelling.ts";
import type { Subject } from "./subject.ts";
import { controlText } from "./texts.ts";
import { validValue, XML_SCHEMAS } from "./values.ts";

/** What became of one input. */
export interface Outcome extends Verdict {
  /** The kind of input, or the first mutation. */
  readonly kind: string;
}

/** Makes the input with this number from the seed and judges the subject by it. */
export function fuzzCase(subject: Subject, seed: number, caseNumber: number): Outcome {
  const random = createRandom(seed, caseNumber);
  const schemaName = random.pick(XML_SCHEMAS);
  const side = random.below(20);
  if (side < 3) {
    return { kind: "write a value", ...judgeWriting(subject, schemaName, validValue(random, schemaName)) };
  }
  if (side < 4) {
    return { kind: "write a bad value", ...judgeRefusal(subject, schemaName, badValue(random, schemaName)) };
  }
  if (side < 5) {
    const value = withIllegalCharacter(random);
    return { kind: "write an illegal character", ...judgeReference(subject, "StartResponse", value) };
  }
  const { kind, input } = readingCase(random, schemaName, side < 7);
  return { kind, ...judgeReading(subject, input) };
}

function withIllegalCharacter(random: Random): unknown {
  return { error: controlText(random), runID: null, started: true };
}

function readingCase(random: Random, schemaName: string, intact: boolean): { kind: string; input: ReadingCase } {
  const document = writeDocument(random, schemaName, validValue(random, schemaName), anySpelling(random));
  const unknownMembers = random.chance(0.2) ? "refuse" : "ignore";
  if (intact) {
    const body = random.chance(0.3) ? encodeBytes(random, document) : document;
    return { kind: "read any spelling", input: { schemaName, body, unknownMembers } };
  }
  if (random.chance(0.08)) {
    const body = mutateBytes(random, encodeBytes(random, document));
    return { kind: "mutate bytes", input: { schemaName, body, unknownMembers } };
  }
  const other = writeDocument(random, schemaName, validValue(random, schemaName), anySpelling(random));
  const kind = random.pick(MUTATION_NAMES);
  let body = document;
  for (let name = kind; ; name = random.pick(MUTATION_NAMES)) {
    body = MUTATIONS[name]?.(random, body, other) ?? body;
    if (random.chance(0.6)) {
      return { kind, input: { schemaName, body, unknownMembers } };
    }
  }
}
