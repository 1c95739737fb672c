import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** Reads the hand-written description, aliases expanded. */
export function loadDocument(url) {
  return parse(readFileSync(url, "utf8"), { maxAliasCount: -1 });
}

/** Follows local references until something else is found. */
export function resolve(document, node) {
  while (typeof node?.$ref === "string") {
    const path = node.$ref.slice("#/".length).split("/");
    node = path.reduce((at, key) => at[key.replaceAll("~1", "/").replaceAll("~0", "~")], document);
  }
  return node;
}

/** The name of the schema that a node refers to, or undefined where it refers to none. */
export function schemaName(node) {
  return node?.$ref?.split("/").at(-1);
}

/** The one type of a schema that is not "null"; a schema with more than one is beyond the wire table. */
export function typeOf(schema, where) {
  const types = [schema.type].flat().filter((type) => type !== "null" && type !== undefined);
  if (types.length !== 1)
    throw new Error(`${where}: one type besides "null" is needed, found ${JSON.stringify(schema.type)}`);
  return types[0];
}

export function isNullable(schema) {
  return [schema.type].flat().includes("null");
}
