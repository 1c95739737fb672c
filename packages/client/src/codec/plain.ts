import { isWellFormed } from "./well-formed.ts";
import type { WireMember, WireMessages } from "./wire-table.ts";

/** Throws for bytes that are not UTF-8. */
export const utf8: TextDecoder = new TextDecoder("utf-8", { fatal: true });

/** Longer texts are left to the full codec, which counts what is in them. */
const longest = 2 ** 20;

/**
 * The JSON or the form of a message in which all is well at first sight: every member is listed and of its type, and none
 * is missing. Undefined for any other, on which the full codec has the last word; here it would write the same.
 */
export function encodePlain(table: WireMessages, schema: string, value: unknown, isForm: boolean): string | undefined {
  if (!isObject(value)) return undefined;
  // Each member is read once, so that what is written is what was looked at.
  const copy = { ...value };
  if (!isPlain(table, schema, copy, false)) return undefined;
  if (!isForm) return JSON.stringify(copy);
  const entries = Object.entries(copy).filter(([, own]) => own !== undefined) as [string, string][];
  // What a form says of null and of blank texts takes more than a first sight.
  const isFilled = entries.every(([, own]) => own !== null && /[^\s\x85]/.test(own));
  return isFilled ? String(new URLSearchParams(entries)) : undefined;
}

/** The value of a JSON message in UTF-8 in which all is well at first sight; undefined as above. */
export function decodePlain(table: WireMessages, schema: string, body: string | Uint8Array): unknown {
  try {
    const text = typeof body === "string" ? body : utf8.decode(body);
    const value: unknown = text.length <= longest ? JSON.parse(text) : undefined;
    return isPlain(table, schema, value, true) ? value : undefined;
  } catch {
    return undefined;
  }
}

// Every call comes through here, between two waits for the network: nothing is made that is only looked at.
function isPlain(table: WireMessages, name: string, value: unknown, isReading: boolean): boolean {
  const schema = table.schemas[name];
  if (value === null || schema === undefined) return schema?.nullable === true;
  if (schema.item !== undefined) {
    return Array.isArray(value) && value.every((item) => isPlain(table, schema.item, item, isReading));
  }
  if (!isObject(value)) return false;
  let missing = 0;
  for (const { required } of schema.members) if (required) missing++;
  for (const key in value) {
    const own = value[key];
    if (own === undefined) continue;
    const member = memberNamed(schema.members, key);
    if (member ? !isPlainMember(member, own) : !isReading || Object(own) === own) return false;
    if (member?.required) missing--;
  }
  return missing === 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function memberNamed(members: readonly WireMember[], name: string): WireMember | undefined {
  for (const member of members) if (member.name === name) return member;
  return undefined;
}

function isPlainMember(member: WireMember, value: unknown): boolean {
  if (value === null) return member.nullable === true;
  switch (member.kind) {
    case "string":
      return typeof value === "string" && isWellFormed(value);
    case "integer":
      // A whole number of 32 bits, but not -0.
      return typeof value === "number" && Object.is(value | 0, value);
    default:
      return typeof value === "boolean" && member.kind === "boolean";
  }
}
