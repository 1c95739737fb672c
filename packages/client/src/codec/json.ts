import { DecodeError, EncodeError, type Issue } from "../errors.ts";
import { conform, writingRules } from "./conform.ts";
import { describeIssue } from "./describe-issue.ts";
import { createIssueCollector } from "./issue-collector.ts";
import { decodeLimits } from "./limits.ts";
import type { DecodeOptions, EncodeOptions } from "./options.ts";
import { lineCounter } from "./text-position.ts";
import type { WireMessages } from "./wire-table.ts";

/** The JSON of a message, members in the order of the value. Throws `EncodeError` with all issues. */
export function encodeJson(table: WireMessages, schema: string, value: unknown, options: EncodeOptions = {}): string {
  const collector = createIssueCollector(EncodeError, schema);
  const sound = conform(table, schema)(value, writingRules(options, collector));
  if (collector.issues.length > 0) throw collector.error();
  return JSON.stringify(sound);
}

/**
 * The value of a JSON message: what `JSON.parse` gives, with a null for each required member that may be null and is
 * missing. Throws `DecodeError` with all issues, or with the place where the text stops being JSON, if the engine tells it.
 */
export function decodeJson(table: WireMessages, schema: string, text: string, options: DecodeOptions = {}): unknown {
  const complete = conform(table, schema);
  const collector = createIssueCollector(DecodeError, schema, 100);
  const limits = decodeLimits(options, text.length);
  const refuseUnknown = options.unknownMembers === "refuse";
  const value = complete(parse(text), { isWriting: false, validate: false, refuseUnknown, limits, collector });
  if (collector.issues.length > 0) throw collector.error();
  return value;
}

/** The engine's own message is left out: it can quote the text, and with it a token. */
function parse(text: string): unknown {
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  try {
    return JSON.parse(text.slice(start));
  } catch (error) {
    const [, offset] = /position (\d+)/.exec(String(error)) ?? [];
    const position = offset === undefined ? {} : lineCounter(text)(start + Number(offset));
    const issue: Issue = { message: "The text is not JSON", path: [], ...position };
    throw new DecodeError(describeIssue(issue), { issues: [issue] });
  }
}
