import { KitError } from "../../errors.ts";
import { isNode, type Node } from "../document.ts";
import { nameOfReference } from "../schemas.ts";

/**
 * The words by which a discriminator tells a branch: those of the component that it refers to, or those that a branch
 * without a name lists itself. Throws a KitError where it lists none.
 */
export function wordsOf(discriminator: Node, branch: Node): readonly string[] {
  const reference = branch["$ref"];
  if (typeof reference === "string") {
    return wordsOfComponent(discriminator["mapping"], nameOfReference(branch) ?? reference);
  }
  const name = String(discriminator["propertyName"]);
  const words = listedWords(branch, name) ?? [];
  if (words.length === 0) {
    throw new KitError(
      `The description has a union whose discriminator is ${name}, and a branch that has no name: make it a component, or give its ${name} a const`,
    );
  }
  return words;
}

/** The words of a mapping that stand for a component, by its name or a reference to it; its name where there are none. */
export function wordsOfComponent(mapping: unknown, component: string): readonly string[] {
  const words = Object.entries(isNode(mapping) ? mapping : {})
    .filter(([, target]) => target === component || String(target).endsWith(`/${component}`))
    .map(([word]) => word);
  return words.length === 0 ? [component] : words;
}

/** The words that a schema itself lists for a property, by `const` or `enum`; undefined where it lists none. */
export function listedWords(schema: unknown, property: string): readonly string[] | undefined {
  const properties = isNode(schema) ? schema["properties"] : undefined;
  const described = isNode(properties) ? properties[property] : undefined;
  const { const: word, enum: list } = isNode(described) ? described : {};
  const words = word === undefined ? list : [word];
  return Array.isArray(words) ? words.map(String) : undefined;
}
