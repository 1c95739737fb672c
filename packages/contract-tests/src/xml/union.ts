import { wordsOfComponent } from "../spec/inheritance/discriminator-words.ts";
import { referenceTo } from "../spec/schemas.ts";
import { type Shape, shapeOf } from "../spec/shape.ts";
import type { Contract, JsonSchema } from "../types.ts";

/** One of the types that a value may have. */
export interface Branch {
  readonly schema: JsonSchema;
  readonly shape: Shape;
  /** What the discriminator says for it; the first is the one that is written. */
  readonly words: readonly string[];
  /** Whether it is the class that the others are made of. */
  readonly isBase: boolean;
}

export interface Union {
  /** The member that tells the branches apart; undefined where only the values do. */
  readonly property: string | undefined;
  readonly branches: readonly Branch[];
}

/** The types that a schema's values may have: `oneOf`, `anyOf`, or a class with a discriminator and its heirs. */
export function unionOf(contract: Contract, shape: Shape): Union | undefined {
  const { branches, component, discriminator } = shape;
  if (branches !== undefined) {
    return {
      property: discriminator?.propertyName,
      branches: branches.map((schema) => toBranch(contract, shape, schema)),
    };
  }
  if (discriminator === undefined || component === undefined) {
    return undefined;
  }
  const heirs = Object.keys(contract.schemas).filter(
    (name) =>
      name !== component &&
      shapeOf(contract, contract.schemas[name]).parts.some((part) => part.component === component),
  );
  const own = shape.parts.at(-1)?.schema ?? shape.schema;
  const base = { schema: own, shape: { ...shape, discriminator: undefined }, words: wordsOf(shape, component) };
  return {
    property: discriminator.propertyName,
    branches: [
      { ...base, isBase: true },
      ...heirs
        .filter((name) => shapeOf(contract, contract.schemas[name]).component === name)
        .map((name) => toBranch(contract, shape, { $ref: referenceTo(name) })),
    ],
  };
}

function toBranch(contract: Contract, union: Shape, schema: JsonSchema): Branch {
  const shape = shapeOf(contract, schema);
  const inner = shape.branches?.flatMap((branch) => wordsOf(union, shapeOf(contract, branch).component)) ?? [];
  return { schema, shape, words: [...wordsOf(union, shape.component), ...inner], isBase: false };
}

function wordsOf({ discriminator }: Shape, component: string | undefined): readonly string[] {
  return component === undefined ? [] : wordsOfComponent(discriminator?.mapping, component);
}

/** The branch that a value is of: by its discriminator, or the first whose schema allows it. */
export function branchOf(contract: Contract, { property, branches }: Union, value: unknown): Branch | undefined {
  const members = typeof value === "object" && value !== null ? Object.entries(value) : [];
  const word = members.find(([name]) => name === property)?.[1];
  return property === undefined
    ? branches.find(({ schema }) => contract.validateValue(schema, value).length === 0)
    : branches.find(({ words }) => words.some((each) => each === word));
}
