import type { JsonSchema } from "../types.ts";

/**
 * The value of a form, as the server's model binder sees it (observed): names are read without regard to case, the first
 * of several equal ones wins, a blank value is null, and text becomes a boolean or a whole number where the schema asks
 * for one. What has no such form stays text, so that the schema can say what is wrong with it.
 */
export function readForm(text: string, schema: JsonSchema): Record<string, unknown> {
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
