import { KitError } from "../errors.ts";
import type { Contract, Operation } from "../types.ts";
import { createXsdValidator, withXmlDocument } from "../xml/libxml2.ts";
import { BodySchemas } from "./body-schemas.ts";
import { isNode, type Node, readPublished } from "./document.ts";
import { hoistReferences } from "./hoist-references.ts";
import { loadDocument } from "./load-document.ts";
import { readOperations } from "./operations.ts";
import { readPattern } from "./read-pattern.ts";
import { createValueValidator } from "./value-validator.ts";

/**
 * Reads a description, for everything that judging needs. The schemas of a given one are compiled at once, so that a wrong
 * one is reported; those of the published one at their first use.
 *
 * @param document - An OpenAPI 3.0 or 3.1 object, or the path of a JSON or YAML file. Default: the one that
 * `@starfish-api/openapi` publishes. The published XML schemas were made from that one; XML of another is read and held
 * against its JSON schemas alone.
 * @throws {KitError} when the description cannot be read, or a schema of it does not compile.
 */
export function loadContract(document?: object | string): Contract {
  const root = hoistReferences(loadDocument(document));
  const wrong = Object.keys(root["paths"] as Node).find((path) => !/^(?:\/|x-)/.test(path));
  if (wrong !== undefined) {
    throw new KitError(`The description's path ${wrong} does not begin with /`);
  }
  const schemas = new BodySchemas(root);
  const operations = withNames(readOperations(root, schemas, root["paths"]));
  const hasXmlSchema = document === undefined || isOfPublished(root);
  return {
    document: root,
    operations,
    schemas: schemas.byName,
    validateValue: createValueValidator(String(root["openapi"]), schemas.byName, document !== undefined),
    unreadPatterns: listUnreadPatterns(root),
    hasXmlSchema,
    validateXml: hasXmlSchema ? createXmlValidator() : () => [],
  };
}

/** An id that another operation has already gives way to method and path, which no other has. */
function withNames(operations: readonly Operation[]): Operation[] {
  return operations.map((operation, index) => {
    const isTaken = operations.slice(0, index).some(({ id }) => id === operation.id);
    return isTaken ? { ...operation, id: `${operation.method.toLowerCase()} ${operation.path}` } : operation;
  });
}

/** Each once, wherever schemas stand. */
function listUnreadPatterns(node: unknown): string[] {
  if (typeof node !== "object" || node === null) {
    return [];
  }
  const inside = Object.entries(node).flatMap(([name, member]) =>
    name === "pattern" && typeof member === "string"
      ? readPattern(member) === undefined
        ? [member]
        : []
      : listUnreadPatterns(member),
  );
  return [...new Set(inside)];
}

/** Whether a document is the published one, or an edition of it: the XML schemas were made from it then. */
function isOfPublished({ info }: Node): boolean {
  const published: unknown = JSON.parse(readPublished("description"));
  const own = isNode(published) && isNode(published["info"]) ? published["info"] : {};
  return isNode(info) && info["title"] === own["title"] && info["version"] === own["version"];
}

/** Messages are in the data contract's namespace, errors in none: two schemas, because one has one target namespace. */
function createXmlValidator(): Contract["validateXml"] {
  const messages = compiledOnce(() => createXsdValidator(readPublished("messagesXsd")));
  const errors = compiledOnce(() => createXsdValidator(readPublished("errorsXsd")));
  return (text) =>
    withXmlDocument(text, (document) => (document.root.namespaceUri === "" ? errors() : messages())(document));
}

/** Compiles at the first use: whoever only lists the cases needs neither schema. */
function compiledOnce<T>(compile: () => T): () => T {
  let compiled: T | undefined;
  return () => (compiled ??= compile());
}
