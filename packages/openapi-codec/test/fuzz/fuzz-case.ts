import type { Verdict } from "./finding.ts";
import { badValue } from "./inputs/bad-values.ts";
import { encodeBytes, MUTATION_NAMES, MUTATIONS, mutateBytes } from "./inputs/mutations.ts";
import { createRandom, type Random } from "./inputs/random.ts";
import { tableFor } from "./inputs/random-documents.ts";
import { spell } from "./inputs/spell.ts";
import { anySpelling } from "./inputs/spelling.ts";
import { controlText } from "./inputs/texts.ts";
import { treeOf } from "./inputs/tree.ts";
import { validValue } from "./inputs/values.ts";
import { judgeReading, type ReadingCase } from "./judge-reading.ts";
import { judgeJson, judgeReference, judgeRefusal, judgeWriting } from "./judge-writing.ts";
import type { Subject, Target } from "./subject.ts";

/** What became of one input. */
export interface Outcome extends Verdict {
  /** The kind of input, or the first mutation. */
  readonly kind: string;
}

/** A schema with an XML form, of the table for the case. */
export function targetFor(random: Random, seed: number, caseNumber: number): Target {
  const table = tableFor(seed, caseNumber);
  const schemas = Object.entries(table.types).filter(([, { noXml }]) => noXml === undefined);
  return { table, schema: random.pick(schemas)[0] };
}

/** Makes the input with this number from the seed and judges the subject by it. */
export function fuzzCase(subject: Subject, seed: number, caseNumber: number): Outcome {
  const random = createRandom(seed, caseNumber);
  const target = targetFor(random, seed, caseNumber);
  const side = random.below(20);
  if (side < 3) return { kind: "write XML", ...judgeWriting(subject, target, validValue(random, target)) };
  if (side < 4) return { kind: "write JSON", ...judgeJson(subject, target, validValue(random, target, "json")) };
  if (side < 5) return { kind: "write a bad value", ...judgeRefusal(subject, target, badValue(random, target)) };
  if (side < 6) {
    const messages = { table: tableFor(seed, 0), schema: "StartResponse" };
    const value = { error: controlText(random), runID: null, started: true };
    return { kind: "write an illegal character", ...judgeReference(subject, messages, value) };
  }
  const { kind, input } = readingCase(random, target, side < 9);
  return { kind, ...judgeReading(subject, input) };
}

/** A document of the schema, in any spelling. */
export function anyDocument(random: Random, target: Target): string {
  return spell(random, treeOf(target.table, target.schema, validValue(random, target)), anySpelling(random));
}

function readingCase(random: Random, target: Target, intact: boolean): { kind: string; input: ReadingCase } {
  const document = anyDocument(random, target);
  const unknownMembers = random.chance(0.2) ? "refuse" : "ignore";
  if (intact) {
    const body = random.chance(0.3) ? encodeBytes(random, document) : document;
    return { kind: "read any spelling", input: { target, body, unknownMembers } };
  }
  if (random.chance(0.08)) {
    const body = mutateBytes(random, encodeBytes(random, document));
    return { kind: "mutate bytes", input: { target, body, unknownMembers } };
  }
  const other = anyDocument(random, target);
  const kind = random.pick(MUTATION_NAMES);
  let body = document;
  for (let name = kind; ; name = random.pick(MUTATION_NAMES)) {
    body = MUTATIONS[name]?.(random, body, other) ?? body;
    if (random.chance(0.6)) return { kind, input: { target, body, unknownMembers } };
  }
}
