import { KitError } from "../../errors.ts";
import { isNode, type Node } from "../document.ts";

const prefix = "#/components/schemas/";

/**
 * The words by which a discriminator tells a branch: those of its mapping, or the component's name. A branch without a name
 * says them itself.
 */
export function wordsOf(discriminator: Node, branch: Node): string[] {
  const reference = branch["$ref"];
  if (typeof reference !== "string") {
    const name = String(discriminator["propertyName"]);
    const property = isNode(branch["properties"]) ? branch["properties"][name] : undefined;
    const { const: word, enum: list } = isNode(property) ? property : {};
    const own = word === undefined ? list : [word];
    if (Array.isArray(own) && own.length > 0) {
      return own.map(String);
    }
    throw new KitError(
      `The description has a union whose discriminator is ${name}, and a branch that has no name: make it a component, or give its ${name} a const`,
    );
  }
  const name = reference.slice(prefix.length);
  const mapping = isNode(discriminator["mapping"]) ? Object.entries(discriminator["mapping"]) : [];
  const words = mapping.filter(([, target]) => target === reference || target === name).map(([word]) => word);
  return words.length === 0 ? [name] : words;
}
