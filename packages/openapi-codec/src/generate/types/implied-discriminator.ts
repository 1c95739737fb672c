import { listedValues } from "../kinds.ts";
import type { Shape, Shapes } from "../shape.ts";
import type { Discriminator } from "../unions.ts";
import { xmlHints } from "../xml-hints.ts";
import type { UnionBranch } from "./union-branches.ts";

/** A member that each of the branches requires, and of which each allows other texts, by `const` or `enum`. */
export function impliedDiscriminator(shapes: Shapes, branches: readonly UnionBranch[]): Discriminator | undefined {
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

/**
 * The texts that a branch allows for a member which it requires; undefined where it allows others, or does not always have
 * the member as a text.
 */
export function textsOf(shapes: Shapes, { parts }: Shape, name: string): readonly string[] | undefined {
  const isRequired = parts.some(({ location }) => location.items("required").some(({ value }) => value === name));
  const members = parts
    .map(({ location }) => location.at("properties", name))
    .filter(({ value }) => value !== undefined);
  if (!isRequired) return undefined;
  const said = members.map((member) => shapes.of(member));
  const isUncertain = said.some(({ xml, isNullable, choices, parts }) => {
    const { nodeType = "element" } = xmlHints(xml);
    const isOneWay = parts.some(({ location }) => location.has("readOnly") || location.has("writeOnly"));
    return isNullable || isOneWay || choices !== undefined || !["element", "attribute"].includes(nodeType);
  });
  const lists = said
    .flatMap(({ parts }) => parts.map(({ location }) => listedValues(location)))
    .filter((list) => list !== undefined);
  const [texts] = lists;
  if (isUncertain || texts === undefined || !texts.every((text) => typeof text === "string")) return undefined;
  const both = texts.filter((text) => lists.every((list) => list.includes(text)));
  return both.length === 0 ? undefined : both;
}
