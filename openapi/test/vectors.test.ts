import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { description, json } from "./published.ts";

const kinds = ["messages", "answers", "requests", "refusals"];
const load = (kind: string) => json(`generated/starfish.v1.vectors/${kind}.json`);
const validate = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(
  json("vectors/vectors.schema.json"),
);

test.each([...kinds, "webhooks"])("%s are valid by their schema, and every name is unique", (kind) => {
  const file = load(kind);
  expect(validate(file), JSON.stringify(validate.errors)).toBe(true);
  const ids = file.vectors.map(({ id }: { id: string }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test.each(kinds)("%s speak of messages of the description", (kind) => {
  const messages = Object.keys(description().components.schemas);
  for (const { message } of load(kind).vectors) expect(messages).toContain(message);
});

test("a vector without what its kind needs is not valid", () => {
  const vector = { id: "a", message: "Error", evidence: "observed" };
  expect(kinds.filter((kind) => validate({ description: "starfish.v1", kind, vectors: [vector] }))).toEqual([]);
});

test("every known trap is there", () => {
  const all = kinds.flatMap((kind) => load(kind).vectors.map(({ id }: { id: string }) => id));
  const traps = [
    ...["empty-is-not-missing", "null-is-nil", "carriage-return", "surrogate-pair", "leading-zeros"],
    ...[
      "booleans-as-digits",
      "smallest-and-largest-integer",
      "duplicate-member",
      "read-doctype",
      "read-wrong-namespace",
    ],
    ...["write-control-character", "xml: reverse order", "resp: Results/control application/xml"],
  ];
  expect(traps.filter((trap) => !all.includes(trap))).toEqual([]);
});
