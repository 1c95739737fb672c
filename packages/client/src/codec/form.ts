import { DecodeError, EncodeError, InvalidOptionError } from "../errors.ts";
import { compileOnce, findSchema } from "./compile.ts";
import { conform, writingRules } from "./conform.ts";
import { createIssueCollector, type IssueCollector } from "./issue-collector.ts";
import { decodeLimits } from "./limits.ts";
import type { DecodeOptions, EncodeOptions } from "./options.ts";
import { isScalar, rangeProblem, type WireScalar } from "./scalar.ts";
import { describeType, isPlainObject } from "./value-type.ts";
import type { WireMessages } from "./wire-table.ts";

/** What a form can carry: single values and nothing in them. */
interface FormSchema {
  readonly open: boolean;
  /** By their names in lower case. */
  readonly members: ReadonlyMap<string, WireScalar>;
}

const formSchema = compileOnce<FormSchema>((table, name) => {
  const schema = findSchema(table, name);
  const members = schema.members !== undefined ? schema.members.filter(isScalar) : [];
  if (schema.item !== undefined || members.length < schema.members.length) {
    throw new InvalidOptionError(`${name} cannot be a form: only a message of single values can`);
  }
  return {
    open: schema.open === true,
    members: new Map(members.map((member) => [member.name.toLowerCase(), member])),
  };
});

/**
 * The form of a message, members in the order of the value. A null is written as an empty value, which the server reads
 * as null; blank text is refused where null is allowed, because it would arrive as null too (observed). Throws
 * `EncodeError` with all issues, `InvalidOptionError` for a schema that is more than single values.
 */
export function encodeForm(table: WireMessages, schema: string, value: unknown, options: EncodeOptions = {}): string {
  const { members, open } = formSchema(table, schema);
  const collector = createIssueCollector(EncodeError, schema);
  const sound = conform(table, schema)(value, writingRules(options, collector));
  const entries = isPlainObject(sound) ? Object.entries(sound).filter(([, own]) => own !== undefined) : [];
  for (const [name, own] of entries) {
    const member = members.get(name.toLowerCase());
    if (member?.name !== name) {
      // A closed type was reported already.
      if (!open || typeof own !== "object") continue;
      collector.add(`Expected string, number or boolean, found ${describeType(own)}`, name);
    } else if (typeof own === "string" && member.nullable && isBlank(own)) {
      collector.add("A form would carry blank text as null", name);
    }
  }
  if (collector.issues.length > 0) throw collector.error();
  return new URLSearchParams(entries.map(([name, own]) => [name, own === null ? "" : String(own)])).toString();
}

/**
 * The value of a form as the server understands it (observed): names are read without regard to case, the first of
 * several with one name counts, blank text is null where null is allowed, `true` and `false` are read in any case, and
 * whole numbers may be written as `0x10`. Throws `DecodeError` with all issues.
 */
export function decodeForm(table: WireMessages, schema: string, text: string, options: DecodeOptions = {}): unknown {
  const { members, open } = formSchema(table, schema);
  const { maxItems } = decodeLimits(options, text.length);
  const collector = createIssueCollector(DecodeError, schema, 100);
  const pairs = [...new URLSearchParams(text)];
  if (pairs.length > maxItems) collector.add(`More than ${maxItems} names`);
  const value = new Map<string, unknown>();
  const seen = new Set<string>();
  for (const [name, given] of pairs) {
    const key = name.toLowerCase();
    const member = members.get(key);
    if (seen.has(key)) continue;
    seen.add(key);
    if (member !== undefined) value.set(member.name, readScalar(member, given, collector));
    else if (open) value.set(name, given);
    else if (options.unknownMembers === "refuse") collector.add("Not a member", name);
  }
  for (const { name, required, nullable } of members.values()) {
    if (!required || value.has(name)) continue;
    if (nullable) value.set(name, null);
    else collector.add("A value is required", name);
  }
  if (collector.issues.length > 0) throw collector.error();
  return Object.fromEntries(value);
}

function readScalar(member: WireScalar, text: string, collector: IssueCollector): unknown {
  if (member.kind === "string") return member.nullable && isBlank(text) ? null : text;
  const word = text.trim().toLowerCase();
  if (member.kind === "integer") {
    const value = /^[+-]?\d+$|^0x[\da-f]+$/.test(word) ? Number(word) : Number.NaN;
    const problem = rangeProblem(member, value);
    if (problem !== undefined) collector.add(problem, member.name);
    return value + 0;
  }
  if (word !== "true" && word !== "false") collector.add("Expected boolean", member.name);
  return word === "true";
}

/** As the framework sees it, which also counts U+0085 as white space. */
const isBlank = (text: string): boolean => /^[\s\x85]*$/.test(text);
