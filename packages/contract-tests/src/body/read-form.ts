import { schemaOf } from "../spec/schemas.ts";
import { itemsOf, type Shape, shapeOf } from "../spec/shape.ts";
import { isWebApi } from "../spec/web-api.ts";
import type { Contract, JsonSchema } from "../types.ts";
import { readScalar } from "../xml/scalar.ts";
import { memberShapes } from "./member-shapes.ts";

/** The value of a form: as Web API reads it where the description is of such a server, and by the letter elsewhere. */
export function readForm(contract: Contract, schemaName: string, text: string): Record<string, unknown> {
  return isWebApi(contract)
    ? bindForm(text, schemaOf(contract, schemaName))
    : readPlainForm(contract, schemaName, text);
}

/** A list is a parameter for each item. Text becomes a value of its schema's type where it is one, and stays text else. */
function readPlainForm(contract: Contract, schemaName: string, text: string): Record<string, unknown> {
  const shapeOfMember = memberShapes(contract, schemaName);
  const parameters = new URLSearchParams(text);
  return Object.fromEntries(
    [...new Set(parameters.keys())].map((name) => {
      const shape = shapeOfMember(name);
      const isList = shape.types.includes("array");
      const one = isList ? shapeOf(contract, itemsOf(shape)) : shape;
      const values = parameters.getAll(name).map((value) => readMember(one, value));
      return [name, isList || values.length > 1 ? values : values[0]];
    }),
  );
}

/** An object is JSON; what is none stays text. */
function readMember(shape: Shape, text: string): unknown {
  if (!shape.types.includes("object")) {
    return readScalar(shape, "openapi", text);
  }
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * The value of a form, as the server's model binder sees it (observed): names are read without regard to case, the first
 * of several equal ones wins, a blank value is null, and text becomes a boolean or a whole number where the schema asks
 * for one. What has no such form stays text, so that the schema can say what is wrong with it.
 */
function bindForm(text: string, schema: JsonSchema): Record<string, unknown> {
  const properties = schema.properties ?? {};
  const spelling = new Map(Object.keys(properties).map((name) => [name.toLowerCase(), name]));
  const members = new Map<string, unknown>();
  for (const [key, value] of new URLSearchParams(text)) {
    const name = spelling.get(key.toLowerCase()) ?? key;
    if (!members.has(name)) {
      members.set(name, value.trim() === "" ? null : coerce(value, properties[name]));
    }
  }
  return Object.fromEntries(members);
}

function coerce(text: string, schema: JsonSchema | undefined): unknown {
  const trimmed = text.trim();
  if (schema?.type === "boolean" && /^(true|false)$/i.test(trimmed)) {
    return trimmed.toLowerCase() === "true";
  }
  if (schema?.type === "integer") {
    return readInteger(trimmed) ?? text;
  }
  return text;
}

function readInteger(text: string): number | undefined {
  const hexadecimal = /^(?:0x|#)([0-9a-f]+)$/i.exec(text)?.[1];
  if (hexadecimal !== undefined) {
    return Number.parseInt(hexadecimal, 16);
  }
  return /^[+-]?\d+$/.test(text) ? Number(text) : undefined;
}
