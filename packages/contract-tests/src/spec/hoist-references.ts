import { decodeStep, isNode, type Node, resolveReference } from "./document.ts";
import { filesKey, freeName } from "./embed-files.ts";

/**
 * The document with the schemas that others refer to by where they are used, as bundlers write it, or by the file that they
 * stand in, among its components: a validator knows these alone.
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
    const isInFile = reference.startsWith(`#/${filesKey}/`);
    if (known !== undefined || !(isInFile || reference.startsWith("#/paths/"))) {
      return known;
    }
    const target = resolveReference(document, { $ref: reference });
    if (!isSchema(target)) {
      return undefined;
    }
    const name = isInFile ? nameInFile(reference) : `used-${names.size + 1}`;
    names.set(reference, name);
    if (aliased.has(name)) {
      return name;
    }
    hoisted[name] = walk(target);
    return name;
  };
  const described = schemasOf(document);
  // A component that only refers to a file is what the file holds, under its own name.
  const aliases = new Map(
    Object.entries(described).flatMap(([name, schema]) => {
      const reference = isNode(schema) && Object.keys(schema).length === 1 ? schema["$ref"] : undefined;
      return typeof reference === "string" && reference.startsWith(`#/${filesKey}/`) ? [[reference, name]] : [];
    }),
  );
  const aliased = new Set(aliases.values());
  const nameInFile = (reference: string): string =>
    aliases.get(reference) ?? freeName(decodeStep(reference.split("/").at(-1) ?? ""), { ...described, ...hoisted });
  const walked = walk(document) as Node;
  if (names.size === 0) {
    return document;
  }
  const components = isNode(walked["components"]) ? walked["components"] : {};
  const inFiles = [...aliases].map(([reference, name]) => [
    name,
    walk(resolveReference(document, { $ref: reference })),
  ]);
  const schemas = { ...schemasOf(walked), ...hoisted, ...Object.fromEntries(inFiles) };
  return { ...walked, components: { ...components, schemas } };
}

function schemasOf({ components }: Node): Node {
  const schemas = isNode(components) ? components["schemas"] : undefined;
  return isNode(schemas) ? schemas : {};
}

/** Parameters, bodies, answers and paths may be referred to so too. */
function isSchema(node: Node): boolean {
  return ["in", "content", "responses", "get", "post", "put", "patch", "delete"].every((word) => !(word in node));
}
