import { compileOnce, findObject, findSchema } from "./compile.ts";
import type { IssueCollector } from "./issue-collector.ts";
import type { DecodeLimits } from "./limits.ts";
import type { EncodeOptions } from "./options.ts";
import { isScalar, scalarProblem } from "./scalar.ts";
import { unlistedMember } from "./unlisted-member.ts";
import { describeType, isPlainObject } from "./value-type.ts";
import { isWellFormed } from "./well-formed.ts";
import type { Facets, WireMember, WireMessages } from "./wire-table.ts";

/** What is asked of a value beyond its types. */
export interface Rules {
  /**
   * The value is somebody's, to be written: it is copied, each member being read once, and has to be what a text can
   * carry. Else it is what `JSON.parse` gave: it is completed in place, by a null for each required member that may be null.
   */
  readonly isWriting: boolean;
  /** Whether lengths, patterns and lists of allowed values are checked when writing. */
  readonly validate: boolean;
  /** Whether members that a closed type does not list are refused when reading. */
  readonly refuseUnknown: boolean;
  readonly limits: DecodeLimits;
  readonly collector: IssueCollector;
}

/** A value that nests deeper than the server reads refers to itself; whoever writes may write as much as there is. */
const writingLimits = { maxDepth: 256, maxLength: Number.POSITIVE_INFINITY, maxItems: Number.POSITIVE_INFINITY };

/** The rules for writing. */
export const writingRules = ({ validate = false }: EncodeOptions, collector: IssueCollector): Rules => ({
  isWriting: true,
  validate,
  refuseUnknown: true,
  limits: writingLimits,
  collector,
});

/** Checks a value and gives it back, copied or completed. What is wrong goes to the collector. */
export type Conform = (value: unknown, rules: Rules) => unknown;

/** The one walk beside the schema through values of JSON, in both directions. */
export const conform: (table: WireMessages, schema: string) => Conform = compileOnce((table, name) => {
  const schema = findSchema(table, name);
  if (schema.members !== undefined) return nullable(schema, conformMembers(table, name));
  const conformItem = conformMembers(table, schema.item);
  return nullable(schema, (value, rules) => conformItems(value, rules, conformItem));
});

function nullable({ nullable }: { readonly nullable?: boolean }, conformValue: Conform): Conform {
  return (value, rules) => (value === null && nullable ? null : conformValue(value, rules));
}

function conformMembers(table: WireMessages, name: string): Conform {
  const schema = findObject(table, name);
  const members = schema.members.map((member) => ({
    ...member,
    conform: memberConform(table, member, table.facets?.[name]?.[member.name]),
  }));
  const listed = new Set(schema.members.map(({ name }) => name));
  return (value, rules) => {
    const { collector, isWriting, refuseUnknown } = rules;
    const own = ownMembers(value, rules);
    if (own === undefined) return value;
    let found = 0;
    for (const { name, required, nullable, conform } of members) {
      if (Object.hasOwn(own, name) && own[name] !== undefined) conformAt(own, name, rules, conform);
      else if (!required) continue;
      else if (nullable && !isWriting) own[name] = null;
      else {
        collector.add("A value is required", name);
        continue;
      }
      found++;
    }
    const names = Object.keys(own);
    if (names.length === found) return own;
    for (const name of names) {
      if (listed.has(name) || own[name] === undefined) continue;
      if (schema.open || !(isWriting || refuseUnknown)) conformAt(own, name, rules, conformAnything);
      else collector.add(isWriting ? unlistedMember(name, listed) : "Not a member", name);
    }
    return own;
  };
}

function memberConform(table: WireMessages, member: WireMember, facets: Facets | undefined): Conform {
  if (isScalar(member)) {
    return nullable(member, (value, { isWriting, validate, collector }) => {
      const unfit = isWriting ? surrogateProblem(value) : undefined;
      const problem = unfit ?? scalarProblem(member, value, validate ? facets : undefined);
      if (problem !== undefined) collector.add(problem);
      return Object.is(value, -0) ? 0 : value;
    });
  }
  return nullable(
    member,
    member.kind === "map"
      ? (value, rules) => conformNames(value, rules, conformTexts)
      : (value, rules) => conform(table, member.schema)(value, rules),
  );
}

const conformTexts: Conform = (value, rules) => conformItems(value, rules, conformText);

const conformText: Conform = (value, rules) => {
  if (typeof value !== "string") rules.collector.add(`Expected string, found ${describeType(value)}`);
  return conformAnything(value, rules);
};

/** For members that no schema lists: any JSON there is. */
const conformAnything: Conform = (value, rules) => {
  const { isWriting, collector } = rules;
  if (Array.isArray(value)) return conformItems(value, rules, conformAnything);
  if (isPlainObject(value)) return conformNames(value, rules, conformAnything);
  if (!isWriting || value === null || typeof value === "boolean" || Number.isFinite(value)) return value;
  const problem = typeof value === "string" ? surrogateProblem(value) : `JSON has no form for ${describeType(value)}`;
  if (problem !== undefined) collector.add(problem);
  return value;
};

function conformItems(value: unknown, rules: Rules, conformItem: Conform): unknown {
  const { collector, limits, isWriting } = rules;
  if (!Array.isArray(value)) collector.add(`Expected list, found ${describeType(value)}`);
  else if (value.length > limits.maxItems) collector.add(`More than ${limits.maxItems} items`);
  else if (isWithinDepth(rules)) {
    const items: unknown[] = isWriting ? Array.from(value) : value;
    for (let i = 0; i < items.length; i++) conformAt(items, i, rules, conformItem);
    return items;
  }
  return value;
}

function conformNames(value: unknown, rules: Rules, conformEntry: Conform): unknown {
  const { collector, limits, isWriting } = rules;
  const own = ownMembers(value, rules);
  if (own === undefined) return value;
  const names = Object.keys(own);
  if (names.length > limits.maxItems) collector.add(`More than ${limits.maxItems} names`);
  else {
    for (const name of names) {
      const problem = isWriting ? surrogateProblem(name) : undefined;
      if (problem !== undefined) collector.add(problem, name);
      conformAt(own, name, rules, conformEntry);
    }
  }
  return own;
}

/** The members of a plain object that is not nested too deep. */
function ownMembers(value: unknown, rules: Rules): Record<string, unknown> | undefined {
  if (!isPlainObject(value)) rules.collector.add(`Expected object, found ${describeType(value)}`);
  else if (isWithinDepth(rules)) return rules.isWriting ? { ...value } : value;
  return undefined;
}

function isWithinDepth({ collector, limits, isWriting }: Rules): boolean {
  if (collector.path.length < limits.maxDepth) return true;
  collector.add(`Nested deeper than ${limits.maxDepth} levels${isWriting ? ", perhaps without end" : ""}`);
  // A value that contains itself twice would be walked for ever.
  if (isWriting) throw collector.error();
  return false;
}

function conformAt<Key extends string | number>(
  parent: Record<Key, unknown>,
  key: Key,
  rules: Rules,
  conformValue: Conform,
): void {
  const { path } = rules.collector;
  path.push(key);
  parent[key] = conformValue(parent[key], rules);
  path.pop();
}

/** What is wrong with a text that no encoding can carry. */
function surrogateProblem(value: unknown): string | undefined {
  if (typeof value !== "string" || isWellFormed(value)) return undefined;
  return "Half of a surrogate pair, which no encoding can carry";
}
