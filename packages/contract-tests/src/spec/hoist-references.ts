import { isNode, type Node, resolveReference } from "./document.ts";

/**
 * The document with the schemas that others refer to by where they are used, as bundlers write it, among its components: a
 * validator knows these alone.
 */
export function hoistReferences(document: Node): Node {
  const names = new Map<string, string>();
  const hoisted: Record<string, unknown> = {};
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) {
      return node.map(walk);
    }
    if (!isNode(node)) {
      return node;
    }
    const reference = node["$ref"];
    const name = typeof reference === "string" ? nameOf(reference) : undefined;
    const walked = Object.fromEntries(Object.entries(node).map(([key, member]) => [key, walk(member)]));
    return name === undefined ? walked : { ...walked, $ref: `#/components/schemas/${name}` };
  };
  const nameOf = (reference: string): string | undefined => {
    const known = names.get(reference);
    if (known !== undefined || !reference.startsWith("#/paths/")) {
      return known;
    }
    const target = resolveReference(document, { $ref: reference });
    if (!isSchema(target)) {
      return undefined;
    }
    const name = `used-${names.size + 1}`;
    names.set(reference, name);
    hoisted[name] = walk(target);
    return name;
  };
  const walked = walk(document) as Node;
  if (names.size === 0) {
    return document;
  }
  const components = isNode(walked["components"]) ? walked["components"] : {};
  const schemas = isNode(components["schemas"]) ? components["schemas"] : {};
  return { ...walked, components: { ...components, schemas: { ...schemas, ...hoisted } } };
}

/** Parameters, bodies, answers and paths may be referred to so too. */
function isSchema(node: Node): boolean {
  return ["in", "content", "responses", "get", "post", "put", "patch", "delete"].every((word) => !(word in node));
}
