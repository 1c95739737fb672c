import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { KitError } from "../errors.ts";

/** A node of the description whose shape is not known yet. */
export type Node = Readonly<Record<string, unknown>>;

const require = createRequire(import.meta.url);

type PublishedFile = "description" | "messagesXsd" | "errorsXsd";

const published: Readonly<Record<PublishedFile, () => string>> = {
  description: () => require.resolve("@starfish-api/openapi/starfish.v1.json"),
  messagesXsd: () => require.resolve("@starfish-api/openapi/starfish.v1.xsd"),
  errorsXsd: () => require.resolve("@starfish-api/openapi/starfish.v1.errors.xsd"),
};

/** The text of a file of `@starfish-api/openapi`. Throws a KitError when it cannot be read. */
export function readPublished(name: PublishedFile): string {
  try {
    return readFileSync(published[name](), "utf8");
  } catch (cause) {
    throw new KitError(`@starfish-api/openapi has no readable ${name}`, { cause });
  }
}

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The node itself, or what its `$ref` leads to. Throws a KitError when that leads nowhere. */
export function resolveReference(document: Node, node: unknown): Node {
  let current = node;
  for (let steps = 0; isNode(current) && typeof current["$ref"] === "string"; steps++) {
    if (steps > 50) {
      throw new KitError(`The description's reference ${current["$ref"]} leads in a circle`);
    }
    current = lookUp(document, current["$ref"]);
  }
  if (!isNode(current)) {
    const found = JSON.stringify(current)?.slice(0, 60) ?? "nothing";
    throw new KitError(`The description has ${found} where an object belongs`);
  }
  return current;
}

function lookUp(document: Node, reference: string): unknown {
  if (!reference.startsWith("#/")) {
    throw new KitError(
      `The description refers to ${reference}, outside of itself: make one file of it first, such as with npx @redocly/cli bundle`,
    );
  }
  let node: unknown = document;
  for (const token of reference.slice(2).split("/")) {
    node = typeof node === "object" && node !== null ? (node as Node)[decodeStep(token)] : undefined;
  }
  if (node === undefined) {
    throw new KitError(`The description refers to ${reference}, which is not there`);
  }
  return node;
}

/** The name of a member in a step of a reference. */
export const decodeStep = (step: string): string => decode(step).replaceAll("~1", "/").replaceAll("~0", "~");

/** A part of an address, or of a pointer, which is written as one there (RFC 6901, 6); as it stands where it escapes nothing. */
export function decode(token: string): string {
  try {
    return decodeURIComponent(token);
  } catch (cause) {
    if (cause instanceof URIError) {
      return token;
    }
    throw cause;
  }
}

/**
 * What an object describes by name, its extensions left out, each with its reference followed. Throws a KitError for what is
 * not an object.
 */
export function describedEntries(document: Node, node: unknown): [name: string, node: Node][] {
  const described = Object.entries(node === undefined ? {} : resolveReference(document, node));
  return described
    .filter(([name]) => !name.startsWith("x-"))
    .map(([name, member]) => [name, resolveReference(document, member)]);
}

/** The members of an object by name, each with its reference followed; empty when there is none. */
export function entriesOf(document: Node, node: unknown): [name: string, node: Node][] {
  return isNode(node) ? Object.entries(node).map(([name, member]) => [name, resolveReference(document, member)]) : [];
}
