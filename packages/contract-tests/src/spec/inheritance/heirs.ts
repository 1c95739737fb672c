import type { JsonSchema } from "../../types.ts";
import { isNode, type Node } from "../document.ts";
import type { Reading } from "../schema-2020.ts";
import { componentPrefix, nameOfReference } from "../schemas.ts";
import { listedWords, wordsOfComponent } from "./discriminator-words.ts";

/** Ends the name of what others are made of: it is open to their members, and of one class. */
export const openSuffix = "+open";

/** A class with a discriminator is a choice of itself and of what is made of it. */
export function chooseHeir(reading: Reading, name: string, whole: JsonSchema): JsonSchema {
  const discriminator = reading.schemas[name]?.["discriminator"];
  const heirs = reading.bases.heirs.get(name) ?? [];
  if (heirs.length === 0 || !isNode(discriminator)) {
    return whole;
  }
  const branches = heirs.map((heir) => ({ words: heirWords(reading, discriminator, heir), heir }));
  const says = (words: readonly string[]): JsonSchema => ({
    type: "object",
    required: [String(discriminator["propertyName"])],
    ...saying(discriminator, words),
  });
  return {
    if: says(branches.flatMap(({ words }) => words)),
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema.
    then: { allOf: branches.map(({ words, heir }) => ({ if: says(words), then: { $ref: componentPrefix + heir } })) },
    else: whole,
  };
}

/** What is made of a class with a discriminator says its own word there. */
export function sayWord(reading: Reading, name: string, whole: JsonSchema): JsonSchema {
  const said = [...reading.bases.heirs].flatMap(([base, heirs]) => {
    const discriminator = reading.schemas[base]?.["discriminator"];
    return heirs.includes(name) && isNode(discriminator)
      ? [saying(discriminator, heirWords(reading, discriminator, name))]
      : [];
  });
  return said.length === 0 ? whole : { allOf: [...said, whole] };
}

/** The branches of a union without those that another one is a choice of. */
export function withoutHeirs({ bases }: Reading, branches: readonly unknown[]): readonly unknown[] {
  const covered = new Set(branches.flatMap((branch) => bases.heirs.get(nameOfReference(branch) ?? "") ?? []));
  return branches.filter((branch) => !covered.has(nameOfReference(branch) ?? ""));
}

const saying = ({ propertyName }: Node, words: readonly string[]): JsonSchema => ({
  properties: { [String(propertyName)]: { enum: words } },
});

/** The words of what is made of a class: those of the mapping, or its name, unless it says others itself. */
function heirWords({ schemas }: Reading, discriminator: Node, heir: string): readonly string[] {
  const words = wordsOfComponent(discriminator["mapping"], heir);
  const own = ownWords(schemas[heir], String(discriminator["propertyName"]));
  return own === undefined || words.some((word) => own.includes(word)) ? words : own;
}

/** The words that a schema, or the first of its parts that lists some, lists for a property. */
function ownWords(schema: unknown, property: string): readonly string[] | undefined {
  const parts: unknown[] = isNode(schema) && Array.isArray(schema["allOf"]) ? schema["allOf"] : [];
  return (
    listedWords(schema, property) ?? parts.map((part) => ownWords(part, property)).find((each) => each !== undefined)
  );
}
