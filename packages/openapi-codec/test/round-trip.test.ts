import { describe, expect, test } from "vitest";
import { createTable } from "../src/generate/create-table.ts";
import { isScalar } from "../src/rules/scalar.ts";
import type { ObjectType, Table, Type } from "../src/table.ts";
import { form } from "./check.ts";
import { loadDocument } from "./documents/load-document.ts";
import type { Verdict } from "./fuzz/finding.ts";
import { createRandom, type Random } from "./fuzz/inputs/random.ts";
import { validValue } from "./fuzz/inputs/values.ts";
import { judgeJson, judgeWriting } from "./fuzz/judge-writing.ts";
import { codec } from "./fuzz/subject.ts";

const tables: Readonly<Record<string, Table>> = {
  jobs: createTable(loadDocument("jobs")),
  plain: createTable(loadDocument("plain")),
  contracts: createTable(loadDocument("contracts"), { bigint: true }),
};
const schemas = Object.entries(tables).flatMap(([document, table]) =>
  Object.entries(table.types).map(([schema, type]) => ({ document, schema, table, type })),
);
const inXml = schemas.filter(({ type }) => type.noXml === undefined);
const inForm = schemas.filter(
  ({ document, type }) => document === "jobs" && type.kind === "object" && type.members.every(isFormMember),
);

function isFormMember(member: Type): boolean {
  return isScalar(member) || (member.kind === "list" && isScalar(member.item));
}

function findFlaws(count: number, judge: (random: Random) => Verdict): string[] {
  const verdicts = Array.from({ length: count }, (_, number) => judge(createRandom(1, number)));
  return verdicts.flatMap(({ finding }) => (finding === undefined ? [] : [`${finding.claim}: ${finding.detail}`]));
}

/** With null for blank texts, as which a form would carry them. */
function withoutBlanks({ members }: ObjectType, value: unknown): object {
  const nullable = new Set(members.filter((member) => member.nullable).map(({ name }) => name));
  const isBlank = (name: string, own: unknown) => nullable.has(name) && /^[\s\x85]*$/.test(String(own));
  return Object.fromEntries(
    Object.entries(value as object).map(([name, own]) => [name, isBlank(name, own) ? null : own]),
  );
}

describe("what is written and read again is what it was", () => {
  test.each(inXml)("$schema of $document in XML", (target) => {
    const judge = (random: Random) => judgeWriting(codec, target, validValue(random, target));
    expect(findFlaws(100, judge)).toEqual([]);
  });

  test.each(schemas)("$schema of $document in JSON", (target) => {
    const judge = (random: Random) => judgeJson(codec, target, validValue(random, target, "json"));
    expect(findFlaws(200, judge)).toEqual([]);
  });

  test.each(inForm)("$schema of $document in a form", (target) => {
    const makeValue = (random: Random) => withoutBlanks(target.type as ObjectType, validValue(random, target, "json"));
    expect(findFlaws(200, (random) => judgeJson(codec, target, makeValue(random), form))).toEqual([]);
  });
});
