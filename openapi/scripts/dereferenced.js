import { resolve } from "./document.js";

/**
 * The description with every reference replaced by what it refers to, for tools that follow none. A schema that contains
 * itself keeps the one reference that would never end, so the schemas stay where they can be found.
 */
export function dereferenced({ components, ...document }) {
  const whole = { ...document, components };
  const { schemas, securitySchemes } = components;
  return expand({ ...document, components: { schemas, securitySchemes } }, whole, []);
}

function expand(node, document, inside) {
  if (Array.isArray(node)) return node.map((item) => expand(item, document, inside));
  if (typeof node !== "object" || node === null) return node;
  if (node.$ref !== undefined) {
    if (inside.includes(node.$ref)) return node;
    return expand(resolve(document, node), document, [...inside, node.$ref]);
  }
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, expand(value, document, inside)]));
}
