import { DecodeError, EncodeError, InvalidOptionError } from "../errors.ts";
import { IssueCollector } from "../issue-collector.ts";
import { type DecodeOptions, decodeLimits, type EncodeOptions } from "../options.ts";
import { resolveType } from "../rules/compile.ts";
import { conform } from "../rules/conform.ts";
import { completeMissing } from "../rules/missing.ts";
import { writingRules } from "../rules/rules.ts";
import { facetProblem, integerProblem, isScalar, type ScalarType, scalarRule } from "../rules/scalar.ts";
import { unlistedMember } from "../rules/unlisted.ts";
import { describeKind, setMember, withArticle } from "../rules/value-kind.ts";
import type { ObjectType, Table, Type } from "../table.ts";

/**
 * The form of a value, members in the order of the value; a list is one name several times. A null is written as an empty
 * value, which is read as null; blank text is refused where null is allowed, because it would arrive as null too. Throws
 * `EncodeError` with all issues, `InvalidOptionError` for a type that a form cannot carry.
 */
export function encodeForm(
  table: Table<unknown>,
  type: Type,
  subject: string,
  value: unknown,
  options: EncodeOptions = {},
): string {
  const { members, others } = formType(table, type, subject);
  const collector = new IssueCollector(EncodeError, subject);
  const sound = conform(table, type)(value, writingRules(collector, options.validate));
  collector.throwIfAny();
  const form = new URLSearchParams();
  for (const [name, own] of Object.entries(sound as object)) {
    const member = members.find((member) => member.name === name) ?? others;
    for (const item of Array.isArray(own) ? own : [own]) {
      if (item === undefined) continue;
      if (typeof item === "object" && item !== null) {
        collector.add(`expected string, number or boolean, found ${describeKind(item)}`, name);
      }
      if (typeof item === "string" && member?.nullable && isBlank(item)) {
        collector.add("a form would carry blank text as null", name);
      }
      form.append(name, item === null ? "" : String(item));
    }
  }
  collector.throwIfAny();
  return form.toString();
}

/**
 * The value of a form: blank text is null where null is allowed. .NET reads names and words without regard to case, takes
 * the first of several values and knows `0x10`, and so does this for DataContract. Throws `DecodeError` with all issues.
 */
export function decodeForm(
  table: Table<unknown>,
  type: Type,
  subject: string,
  text: string,
  options: DecodeOptions = {},
): unknown {
  const { members, others } = formType(table, type, subject);
  const { maxItems } = decodeLimits(options, text.length);
  const isDotNet = table.dialect === "data-contract";
  const keyOf = (name: string): string => (isDotNet ? name.toLowerCase() : name);
  const collector = new IssueCollector(DecodeError, subject);
  const byKey = new Map(members.map((member) => [keyOf(member.name), member]));
  const value: Record<string, unknown> = {};
  const pairs = [...new URLSearchParams(text)];
  if (pairs.length > maxItems) collector.add(`more than ${maxItems} names`);
  for (const [given, word] of pairs) {
    const member = byKey.get(keyOf(given)) ?? (others && { ...others, name: given });
    if (member === undefined) {
      if (options.unknownMembers === "refuse") {
        collector.add(
          unlistedMember(
            given,
            members.map(({ name }) => name),
          ),
          given,
        );
      }
      continue;
    }
    const { name } = member;
    const item = itemOf(member);
    const read = () => (item ? readScalar(item, word, name, collector, isDotNet, options.validate) : word);
    if (member.kind === "list") {
      if (!Object.hasOwn(value, name)) setMember(value, name, []);
      (value[name] as unknown[]).push(read());
    } else if (!Object.hasOwn(value, name)) setMember(value, name, read());
    else if (!isDotNet) collector.add("the member stands twice", name);
  }
  for (const member of members) {
    const problem = completeMissing(value, member);
    if (problem !== undefined) collector.add(problem, member.name);
  }
  collector.throwIfAny();
  return value;
}

/** What a form can carry. Throws `InvalidOptionError`. */
function formType(table: Table<unknown>, type: Type, subject: string): ObjectType {
  const resolved = resolveType(table, type);
  if (resolved.kind !== "object") {
    throw new InvalidOptionError(
      `${subject} cannot be a form: a form carries an object, not ${withArticle(resolved.kind)}`,
    );
  }
  const unfit = resolved.members.find((member) => itemOf(member) === undefined);
  if (unfit === undefined) return resolved;
  throw new InvalidOptionError(
    `${subject} cannot be a form: a form carries single values and lists of them, and ${unfit.name} is neither`,
  );
}

/** The type of one value under the name of a member; undefined for what a form cannot carry. */
function itemOf(member: Type): ScalarType | undefined {
  if (isScalar(member)) return member;
  return member.kind === "list" && isScalar(member.item) ? member.item : undefined;
}

function readScalar(
  type: ScalarType,
  text: string,
  key: string,
  collector: IssueCollector,
  isDotNet: boolean,
  validate: boolean | undefined,
): unknown {
  if (type.nullable && isBlank(text)) return null;
  const value = parseScalar(type, text, isDotNet);
  if (value === undefined) {
    collector.add(`expected ${type.kind}`, key);
    return undefined;
  }
  const outOfRange = type.kind === "integer" ? integerProblem(scalarRule(type), value as number | bigint) : undefined;
  const problem = outOfRange ?? (validate ? facetProblem(type, value) : undefined);
  if (problem !== undefined) collector.add(problem, key);
  return value;
}

function parseScalar(
  type: ScalarType,
  text: string,
  isDotNet: boolean,
): string | number | bigint | boolean | undefined {
  if (type.kind === "string") return text;
  const word = isDotNet ? text.trim().toLowerCase() : text;
  if (type.kind === "boolean") return word === "true" ? true : word === "false" ? false : undefined;
  const isWhole = /^[+-]?\d+$/.test(word) || (isDotNet && /^0x[\da-f]+$/.test(word));
  if (type.kind === "integer") {
    if (!isWhole) return undefined;
    return type.isBigInt ? BigInt(word.replace("+", "")) : Number(word) + 0;
  }
  return isWhole || /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(word) ? Number(word) : undefined;
}

/** As .NET sees it, which also counts U+0085 as white space. */
const isBlank = (text: string): boolean => /^[\s\x85]*$/.test(text);
