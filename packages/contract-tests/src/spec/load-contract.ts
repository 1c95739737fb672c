import type { Contract, JsonSchema } from "../types.ts";
import { createXsdValidator, withXmlDocument } from "../xml/libxml2.ts";
import { isNode, loadDocument, readPublished } from "./document.ts";
import { readOperations } from "./operations.ts";
import { createValueValidator } from "./value-validator.ts";

/**
 * Reads a description and compiles everything that judging needs.
 *
 * @param document - An OpenAPI 3.1 object, or the path of a JSON or YAML file. Default: the one that
 * `@starfish-api/openapi` publishes. The XML schemas are always the published ones.
 * @throws {KitError} when the description cannot be read, or a schema of it does not compile.
 */
export function loadContract(document?: object | string): Contract {
  const root = loadDocument(document);
  const components = isNode(root["components"]) ? root["components"] : {};
  const schemas = (isNode(components["schemas"]) ? components["schemas"] : {}) as Record<string, JsonSchema>;
  return {
    document: root,
    operations: readOperations(root, root["paths"]),
    schemas,
    validateValue: createValueValidator(schemas),
    validateXml: createXmlValidator(),
  };
}

/** Messages are in the data contract's namespace, errors in none: two schemas, because one has one target namespace. */
function createXmlValidator(): Contract["validateXml"] {
  const validateMessage = createXsdValidator(readPublished("messagesXsd"));
  const validateError = createXsdValidator(readPublished("errorsXsd"));
  return (text) =>
    withXmlDocument(text, (document) =>
      document.root.namespaceUri === "" ? validateError(document) : validateMessage(document),
    );
}
