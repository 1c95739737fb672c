import { DecodeError, EncodeError } from "../errors.ts";
import { IssueCollector, summarize } from "../issue-collector.ts";
import { type DecodeOptions, decodeLimits, type EncodeOptions } from "../options.ts";
import { conform, writingRules } from "../rules/conform.ts";
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
  return JSON.stringify(sound);
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
    allowsNonFinite: false,
    validate: options.validate === true,
    refuseUnknown: options.unknownMembers === "refuse",
    limits,
    collector,
  });
  collector.throwIfAny();
  return value;
}

/** The engine's own message is left out: it can quote the text, and with it a secret. */
function parse(text: string, subject: string): unknown {
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  try {
    return JSON.parse(text.slice(start));
  } catch (error) {
    const [, offset] = /position (\d+)/.exec(String(error)) ?? [];
    const position = offset === undefined ? {} : lineCounter(text)(start + Number(offset));
    const issue = { message: "the text is not JSON", path: [], ...position };
    throw new DecodeError(summarize(subject, [issue]), [issue]);
  }
}
