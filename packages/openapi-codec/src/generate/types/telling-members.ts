import type { Location } from "../location.ts";
import type { Component, Shape, Shapes } from "../shape.ts";
import type { Discriminator } from "../unions.ts";
import { xmlHints } from "../xml-hints.ts";

/** One of a union's branches. */
export interface UnionBranch {
  /** With what the schema around the union says of all of them. */
  readonly shape: Shape;
  /** The component that the document names; undefined for an inline schema. */
  readonly component: Component | undefined;
  /** The component describes all of it: nothing is added around the union. */
  readonly isWhole: boolean;
}

/** The branches of a union. Throws `DocumentError`. */
export function unionBranches(shapes: Shapes, { choices, parts }: Shape): readonly UnionBranch[] {
  if (choices === undefined) return [];
  const { location, branches } = choices;
  const told = location.at("discriminator", "propertyName").value;
  const around = parts.filter(({ location }) => listsMembers(location, told));
  return branches.map((branch) => {
    const shape = shapes.of(branch);
    const { component } = shape;
    if (around.length === 0) return { shape, component, isWhole: true };
    if (shape.choices !== undefined) {
      branch.refuse("a union is combined with another one", "Let each branch hold all its members");
    }
    return {
      shape: { ...shape, component: undefined, parts: [...around, ...shape.parts] },
      component,
      isWhole: false,
    };
  });
}

/** Whether a schema object says of members what goes beyond the one that tells the branches apart. */
function listsMembers(location: Location, told: unknown): boolean {
  const { additionalProperties, unevaluatedProperties } = location.fields;
  const isOpen = [additionalProperties, unevaluatedProperties].some((said) => said !== undefined && said !== false);
  const isRequired = location.items("required").some(({ value }) => value !== told);
  return isOpen || isRequired || location.entries("properties").length > 0;
}

/** A member that each of the branches requires, and of which each allows other texts, by `const` or `enum`. */
export function tellingMember(shapes: Shapes, branches: readonly UnionBranch[]): Discriminator | undefined {
  const names = branches[0]?.shape.parts.flatMap(({ location }) =>
    location.entries("properties").map(([name]) => name),
  );
  for (const property of new Set(names)) {
    const words = branches.map(({ shape }) => textsOf(shapes, shape, property));
    const all = words.flatMap((own) => own ?? []);
    if (words.every((own) => own !== undefined) && new Set(all).size === all.length) return { property, words };
  }
  return undefined;
}

/** The texts that a branch allows for a member which it requires. */
export function textsOf(shapes: Shapes, { parts }: Shape, name: string): readonly string[] | undefined {
  const isRequired = parts.some(({ location }) => location.items("required").some(({ value }) => value === name));
  const members = parts
    .map(({ location }) => location.at("properties", name))
    .filter(({ value }) => value !== undefined);
  if (!isRequired) return undefined;
  const said = members.map((member) => shapes.of(member));
  const isElsewhere = said.some(({ xml, isNullable, choices, parts }) => {
    const { nodeType = "element" } = xmlHints(xml);
    const isOneWay = parts.some(({ location }) => location.has("readOnly") || location.has("writeOnly"));
    return isNullable || isOneWay || choices !== undefined || !["element", "attribute"].includes(nodeType);
  });
  const lists = said.flatMap(({ parts }) => parts.flatMap(({ location }) => valuesOf(location)));
  const [texts] = lists;
  if (isElsewhere || texts === undefined || !texts.every((text) => typeof text === "string")) return undefined;
  const both = texts.filter((text) => lists.every((list) => list.includes(text)));
  return both.length === 0 ? undefined : both;
}

function valuesOf(location: Location): (readonly unknown[])[] {
  const { const: only } = location.fields;
  if (only !== undefined) return [[only]];
  return location.has("enum") ? [location.items("enum").map(({ value }) => value)] : [];
}
