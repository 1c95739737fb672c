import { isDeepStrictEqual } from "node:util";
import { KitError } from "../errors.ts";
import type { JsonSchema } from "../types.ts";
import { isNode, type Node } from "./document.ts";

const schemaReference = /^#\/components\/schemas\/([^/]+)$/;

/** The schemas of bodies by name: those of the description, and those that stand where they are used. */
export class BodySchemas {
  /** Grows while names are asked for. */
  readonly byName: Record<string, JsonSchema>;

  constructor(document: Node) {
    const components = isNode(document["components"]) ? document["components"] : {};
    const schemas = isNode(components["schemas"]) ? components["schemas"] : {};
    this.byName = { ...(schemas as Record<string, JsonSchema>) };
  }

  /**
   * The name of a body's schema: the component that it refers to, or one made up of where it stands, `addPet request`.
   * Undefined where any body at all may be sent. Throws a KitError for what is not a schema.
   */
  nameOf(schema: unknown, place: string, mediaType: string): string | undefined {
    if (schema === undefined || schema === true) {
      return undefined;
    }
    if (!isNode(schema)) {
      throw new KitError(`The description has a ${mediaType} schema that is not a schema`);
    }
    const keywords = Object.keys(schema);
    if (keywords.length === 0) {
      return undefined;
    }
    const component = schemaReference.exec(String(schema["$ref"]))?.[1];
    if (component !== undefined && keywords.length === 1) {
      return decodeURIComponent(component).replaceAll("~1", "/").replaceAll("~0", "~");
    }
    const known = this.byName[place];
    const name = known === undefined || isDeepStrictEqual(known, schema) ? place : `${place} ${mediaType}`;
    this.byName[name] ??= schema as JsonSchema;
    return name;
  }
}
