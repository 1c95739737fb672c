import { UnwritableValueError } from "../errors.ts";
import { memberSchema, resolveSchema, schemaOf } from "../spec/schemas.ts";
import type { Contract, JsonSchema } from "../types.ts";

const instanceNamespace = "http://www.w3.org/2001/XMLSchema-instance";

/**
 * A value as the server's DataContract serializer writes it (observed): members in ordinal order, no declaration, no
 * indentation, the prefix `i` always declared, `i:nil` for null, only `<`, `>` and `&` escaped, a carriage return as a reference.
 *
 * @param schemaName - The message's schema, by its name in the contract.
 * @throws {UnwritableValueError} for characters that XML cannot carry, names that are no XML names, and null in `Error`,
 * which declares no prefix for it.
 */
export function writeXml(contract: Contract, schemaName: string, value: unknown): string {
  const schema = schemaOf(contract, schemaName);
  const name = schema.xml?.name ?? schemaName;
  const namespace = schema.xml?.namespace ?? "";
  const writer = { contract, canBeNil: namespace !== "" };
  const content = writeContent(writer, schema, value, "");
  const declarations = writer.canBeNil ? ` xmlns:i="${instanceNamespace}" xmlns="${escapeText(namespace, "")}"` : "";
  if (value === null) {
    return `<${name}${nilAttribute(writer, "")}${declarations} />`;
  }
  return Array.isArray(value) && value.length === 0
    ? `<${name}${declarations} />`
    : `<${name}${declarations}>${content}</${name}>`;
}

interface Writer {
  readonly contract: Contract;
  readonly canBeNil: boolean;
}

const nil = ' i:nil="true"';

function nilAttribute(writer: Writer, path: string): string {
  if (!writer.canBeNil) {
    throw new UnwritableValueError(path, "a message without a namespace cannot say null");
  }
  return nil;
}

function writeElement(writer: Writer, schema: JsonSchema, name: string, value: unknown, path: string): string {
  if (!/^[\p{L}_][\p{L}\p{N}\p{M}_.\-·]*$/u.test(name)) {
    throw new UnwritableValueError(path, `${JSON.stringify(name)} is no XML name`);
  }
  return value === null
    ? `<${name}${nilAttribute(writer, path)} />`
    : `<${name}>${writeContent(writer, resolveSchema(writer.contract, schema), value, path)}</${name}>`;
}

function writeContent(writer: Writer, schema: JsonSchema, value: unknown, path: string): string {
  if (Array.isArray(value)) {
    return writeItems(writer, resolveSchema(writer.contract, schema.items ?? {}), value, path);
  }
  if (typeof value === "object" && value !== null) {
    return writeMembers(writer, schema, value, path);
  }
  return value === null ? "" : escapeText(String(value), path);
}

/** A list of texts inside of a map is one text, its items joined by a space (observed). */
function writeItems(writer: Writer, items: JsonSchema, values: readonly unknown[], path: string): string {
  const name = items.xml?.name;
  if (name !== undefined) {
    return values.map((value, index) => writeElement(writer, items, name, value, `${path}/${index}`)).join("");
  }
  if (values.some((value) => typeof value === "object")) {
    throw new UnwritableValueError(path, "the description gives no name to the list's elements");
  }
  return escapeText(values.join(" "), path);
}

function writeMembers(writer: Writer, schema: JsonSchema, value: object, path: string): string {
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, member]) => writeElement(writer, memberSchema(schema, name) ?? {}, name, member, `${path}/${name}`))
    .join("");
}

const references: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#xD;" };

function escapeText(text: string, path: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 cannot carry.
  const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u.exec(text);
  if (forbidden !== null) {
    const code = (forbidden[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    throw new UnwritableValueError(path, `XML cannot carry the character U+${code}`);
  }
  return text.replace(/[&<>\r]/g, (character) => references[character] ?? character);
}
