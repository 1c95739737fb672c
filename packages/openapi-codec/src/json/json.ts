import { DecodeError, EncodeError } from "../errors.ts";
import { IssueCollector, summarize } from "../issue-collector.ts";
import { type DecodeOptions, decodeLimits, type EncodeOptions } from "../options.ts";
import { conform } from "../rules/conform.ts";
import { writingRules } from "../rules/rules.ts";
import type { Table, Type } from "../table.ts";
import { lineCounter } from "../text-position.ts";

/** The JSON of a value, members in the order of the value. Throws `EncodeError` with all issues. */
export function encodeJson(
  table: Table<unknown>,
  type: Type,
  subject: string,
  value: unknown,
  options: EncodeOptions = {},
): string {
  const collector = new IssueCollector(EncodeError, subject);
  const sound = conform(table, type)(value, writingRules(collector, options.validate));
  collector.throwIfAny();
  return hasBigInt(sound) ? textWithBigInts(sound) : JSON.stringify(sound);
}

function hasBigInt(value: unknown): boolean {
  if (typeof value === "object" && value !== null) return Object.values(value).some(hasBigInt);
  return typeof value === "bigint";
}

/** What `JSON.stringify` would give if it knew bigints: their digits. */
function textWithBigInts(value: unknown): string {
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return `[${value.map(textWithBigInts).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, own]) => own !== undefined);
  return `{${members.map(([name, own]) => `${JSON.stringify(name)}:${textWithBigInts(own)}`).join()}}`;
}

/**
 * The value of a JSON text: what `JSON.parse` gives, with a null for each required member that may be null and is
 * missing. Throws `DecodeError` with all issues, or with the place where the text stops being JSON, if the engine tells it.
 */
export function decodeJson(
  table: Table<unknown>,
  type: Type,
  subject: string,
  text: string,
  options: DecodeOptions = {},
): unknown {
  const limits = decodeLimits(options, text.length);
  const collector = new IssueCollector(DecodeError, subject);
  const value = conform(table, type)(parse(text, subject), {
    isWriting: false,
    isTrial: false,
    asFields: false,
    allowsNonFinite: false,
    validate: options.validate === true,
    refuseUnknown: options.unknownMembers === "refuse",
    limits,
    collector,
  });
  collector.throwIfAny();
  return value;
}

/** Gives whole numbers that JavaScript would round as bigints, where the engine shows their digits (Node.js 22 does). */
function keepDigits(_: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== "number" || Number.isSafeInteger(value)) return value;
  const digits = context?.source ?? "";
  return /^-?\d+$/.test(digits) ? BigInt(digits) : value;
}

/** The engine's own message is left out: it can quote the text, and with it a secret. */
function parse(text: string, subject: string): unknown {
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  try {
    return JSON.parse(text.slice(start), /\d{16}/.test(text) ? keepDigits : undefined);
  } catch (error) {
    const [, offset] = /position (\d+)/.exec(String(error)) ?? [];
    const position = offset === undefined ? {} : lineCounter(text)(start + Number(offset));
    const issue = { message: "the text is not JSON", path: [], ...position };
    throw new DecodeError(summarize(subject, [issue]), [issue]);
  }
}
