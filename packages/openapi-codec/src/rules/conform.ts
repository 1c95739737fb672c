import type { IssueCollector } from "../issue-collector.ts";
import type { DecodeLimits } from "../options.ts";
import type { ListType, ObjectType, Table, Type, UnionType } from "../table.ts";
import { compileOnce, lazily, namedType, resolveType } from "./compile.ts";
import { completeMissing, valueRequired } from "./missing.ts";
import { facetProblem, isScalar, type ScalarRule, scalarProblem, scalarRule } from "./scalar.ts";
import { unlistedMember } from "./unlisted.ts";
import { describeKind, isPlainObject } from "./value-kind.ts";

/** What is asked of a value beyond its types. */
export interface Rules {
  /**
   * The value is somebody's, to be written: it is copied, each member being read once, and has to be what a text can
   * carry. Else it is what `JSON.parse` gave: it is completed in place, by a null for each required member that may be null.
   */
  readonly isWriting: boolean;
  /** Whether a number may be NaN or infinite. */
  readonly allowsNonFinite: boolean;
  /** Whether facets are checked. */
  readonly validate: boolean;
  /** Whether members that a closed type does not list are refused when reading. */
  readonly refuseUnknown: boolean;
  readonly limits: DecodeLimits;
  readonly collector: IssueCollector;
}

/** A value that nests deeper refers to itself. */
const writingLimits: DecodeLimits = { maxDepth: 256, maxItems: Number.POSITIVE_INFINITY };

/** The rules for writing. */
export const writingRules = (collector: IssueCollector, validate = false, allowsNonFinite = false): Rules => ({
  isWriting: true,
  allowsNonFinite,
  validate,
  refuseUnknown: true,
  limits: writingLimits,
  collector,
});

/** Checks a value and gives it back, copied or completed. What is wrong goes to the collector. */
export type Conform = (value: unknown, rules: Rules) => unknown;

/** The one walk beside the schema through values, in both directions. */
export const conform: (table: Table<unknown>, type: Type) => Conform = compileOnce((table, type) => {
  const conformValue = conformByKind(table, type);
  return type.nullable ? (value, rules) => (value === null ? null : conformValue(value, rules)) : conformValue;
});

function conformByKind(table: Table<unknown>, type: Type): Conform {
  switch (type.kind) {
    case "object":
      return conformObject(table, type);
    case "list":
      return conformList(table, type);
    case "union":
      return conformUnion(table, type);
    case "ref":
      return lazily(() => conform(table, namedType(table, type.to)));
    case "any":
      return conformAnything;
    default: {
      const rule = scalarRule(type);
      return (value, rules) => conformScalar(rule, value, rules);
    }
  }
}

function conformScalar(rule: ScalarRule, given: unknown, rules: Rules, key?: string | number): unknown {
  const value = rules.isWriting ? given : numberOf(rule, given);
  const problem = scalarProblem(rule, value) ?? unfitness(value, rules) ?? facetOf(rule, value, rules);
  if (problem !== undefined) rules.collector.add(problem, key);
  return value === 0 && rule.kind === "integer" ? 0 : value;
}

/** A number that was read as what its type carries. */
function numberOf({ isBigInt }: ScalarRule, value: unknown): unknown {
  if (isBigInt) return Number.isSafeInteger(value) ? BigInt(value as number) : value;
  return typeof value === "bigint" ? Number(value) : value;
}

function facetOf({ type }: ScalarRule, value: unknown, { validate }: Rules): string | undefined {
  return validate ? facetProblem(type, value as string | number | boolean) : undefined;
}

/** What is wrong with a scalar that no text can carry. */
function unfitness(value: unknown, { isWriting, allowsNonFinite }: Rules): string | undefined {
  if (typeof value === "string") return isWriting ? surrogateProblem(value) : undefined;
  if (typeof value !== "number" || allowsNonFinite || Number.isFinite(value)) return undefined;
  return `expected a finite number, found ${value}`;
}

function conformObject(table: Table<unknown>, type: ObjectType): Conform {
  const { others } = type;
  const members = type.members.map((member) => {
    const scalar = isScalar(member) ? scalarRule(member) : undefined;
    return {
      name: member.name,
      member,
      isRequired: member.required === true,
      isNullable: member.nullable === true,
      /** Every object has a value of that name, its own or not. */
      isInherited: member.name in Object.prototype,
      scalar,
      conform: scalar ? undefined : conform(table, member),
    };
  });
  const listed = new Set(members.map(({ name }) => name));
  const conformOther = others ? lazily(() => conform(table, others)) : conformAnything;
  return (value, rules) => {
    const own = ownMembers(value, rules);
    if (own === undefined) return value;
    const { collector, isWriting } = rules;
    let found = 0;
    for (const { name, member, isRequired, isNullable, isInherited, scalar, conform } of members) {
      const given = isInherited && !Object.hasOwn(own, name) ? undefined : own[name];
      if (given === undefined) {
        if (!isRequired) continue;
        const problem = isWriting ? valueRequired : completeMissing(own, member);
        if (problem !== undefined) {
          collector.add(problem, name);
          continue;
        }
      } else if (scalar === undefined) conformAt(own, name, rules, conform as Conform);
      else if (given !== null || !isNullable) {
        const conformed = conformScalar(scalar, given, rules, name);
        // -0 is equal to 0.
        if (!Object.is(conformed, given)) own[name] = conformed;
      }
      found++;
    }
    if (Object.keys(own).length === found) return own;
    conformOthers(own, rules);
    return own;
  };

  function conformOthers(own: Record<string, unknown>, rules: Rules): void {
    const { collector, isWriting, refuseUnknown, limits } = rules;
    const names = Object.keys(own).filter((name) => !listed.has(name) && own[name] !== undefined);
    if (others && names.length > limits.maxItems) collector.add(`more than ${limits.maxItems} members`);
    else {
      for (const name of names) {
        if (others || !(isWriting || refuseUnknown)) {
          const problem = isWriting ? surrogateProblem(name) : undefined;
          if (problem !== undefined) collector.add(problem, name);
          conformAt(own, name, rules, conformOther);
        } else collector.add(unlistedMember(name, listed), name);
      }
    }
  }
}

/** What is wrong with the number of items of a list; undefined where nothing is. */
export function countProblem({ minItems, maxItems }: ListType, count: number): string | undefined {
  if (minItems !== undefined && count < minItems) return `fewer than ${minItems} items`;
  if (maxItems !== undefined && count > maxItems) return `more than ${maxItems} items`;
  return undefined;
}

function conformList(table: Table<unknown>, type: ListType): Conform {
  const conformItem = conformEach(table, type.item);
  return (value, rules) => {
    const problem = rules.validate && Array.isArray(value) ? countProblem(type, value.length) : undefined;
    if (problem !== undefined) rules.collector.add(problem);
    return conformItems(value, rules, conformItem);
  };
}

function conformUnion(table: Table<unknown>, { discriminator, branches }: UnionType): Conform {
  if (discriminator === undefined) {
    const kinds = branches.map(({ type }) => [kindOf(resolveType(table, type)), type] as const);
    return (value, rules) => {
      const kind = valueKind(value);
      const [, type] = kinds.find(([own]) => own === kind) ?? [];
      if (type !== undefined) return conform(table, type)(value, rules);
      const expected = kinds.map(([own]) => own).join(" or ") || "null";
      rules.collector.add(`expected ${expected}, found ${describeKind(value)}`);
      return value;
    };
  }
  const byWord = new Map(branches.flatMap(({ words = [], type }) => words.map((word) => [word, type] as const)));
  return (value, rules) => {
    const { collector } = rules;
    if (!isPlainObject(value)) {
      collector.add(`expected object, found ${describeKind(value)}`);
      return value;
    }
    // Read once: a getter could answer otherwise the next time.
    const own = rules.isWriting ? { ...value } : value;
    const word = Object.hasOwn(own, discriminator) ? own[discriminator] : undefined;
    const type = typeof word === "string" ? byWord.get(word) : undefined;
    if (type !== undefined) return conform(table, type)(own, rules);
    collector.add(`expected one of ${[...byWord.keys()].join(", ")}`, discriminator);
    return value;
  };
}

/** The kinds that values can be told apart by. */
function kindOf({ kind }: Type): string {
  return kind === "integer" ? "number" : kind;
}

function valueKind(value: unknown): string {
  if (Array.isArray(value)) return "list";
  return typeof value === "bigint" ? "number" : typeof value;
}

/** For members that no schema lists: any JSON there is. */
const conformAnything: Conform = (value, rules) => {
  const { isWriting, collector } = rules;
  if (Array.isArray(value)) return conformItems(value, rules, conformAnyItem);
  if (isPlainObject(value)) {
    const own = ownMembers(value, rules) ?? {};
    for (const name of Object.keys(own)) {
      const problem = isWriting ? surrogateProblem(name) : undefined;
      if (problem !== undefined) collector.add(problem, name);
      if (own[name] !== undefined) conformAt(own, name, rules, conformAnything);
    }
    return own;
  }
  if (!isWriting) return typeof value === "bigint" ? Number(value) : value;
  if (value === null || typeof value === "boolean" || Number.isFinite(value)) return value;
  const problem = typeof value === "string" ? surrogateProblem(value) : `no text has a form for ${describeKind(value)}`;
  if (problem !== undefined) collector.add(problem);
  return value;
};

type ConformItem = (value: unknown, rules: Rules, index: number) => unknown;

/** Conforms the items of a list: the path leads to a scalar without a step into it. */
function conformEach(table: Table<unknown>, item: Type): ConformItem {
  if (!isScalar(item)) return inItem(conform(table, item));
  const rule = scalarRule(item);
  const isNullable = item.nullable === true;
  return (value, rules, index) => (value === null && isNullable ? null : conformScalar(rule, value, rules, index));
}

const inItem =
  (conformItem: Conform): ConformItem =>
  (value, rules, index) => {
    const { path } = rules.collector;
    path.push(index);
    const conformed = conformItem(value, rules);
    path.pop();
    return conformed;
  };

const conformAnyItem = inItem((value, rules) => conformAnything(value, rules));

function conformItems(value: unknown, rules: Rules, conformItem: ConformItem): unknown {
  const { collector, limits, isWriting } = rules;
  if (!Array.isArray(value)) collector.add(`expected list, found ${describeKind(value)}`);
  else if (value.length > limits.maxItems) collector.add(`more than ${limits.maxItems} items`);
  else if (isWithinDepth(rules)) {
    const items: unknown[] = isWriting ? Array.from(value) : value;
    for (let i = 0; i < items.length; i++) items[i] = conformItem(items[i], rules, i);
    return items;
  }
  return value;
}

/** The members of a plain object that is not nested too deep. */
function ownMembers(value: unknown, rules: Rules): Record<string, unknown> | undefined {
  if (!isPlainObject(value)) rules.collector.add(`expected object, found ${describeKind(value)}`);
  else if (isWithinDepth(rules)) return rules.isWriting ? { ...value } : value;
  return undefined;
}

function isWithinDepth({ collector, limits, isWriting }: Rules): boolean {
  if (collector.path.length < limits.maxDepth) return true;
  collector.add(`nested deeper than ${limits.maxDepth} levels${isWriting ? ", perhaps without end" : ""}`);
  // A value that contains itself twice would be walked for ever.
  if (isWriting) throw collector.error();
  return false;
}

function conformAt(parent: Record<string, unknown>, key: string, rules: Rules, conformValue: Conform): void {
  const { path } = rules.collector;
  const given = parent[key];
  path.push(key);
  const conformed = conformValue(given, rules);
  path.pop();
  if (!Object.is(conformed, given)) parent[key] = conformed;
}

/** What is wrong with a text that no encoding can carry. */
export function surrogateProblem(text: string): string | undefined {
  return isWellFormed(text) ? undefined : "half of a surrogate pair, which no encoding can carry";
}

/** Whether every surrogate in a text is half of a pair. */
export function isWellFormed(text: string): boolean {
  return (text as string & { isWellFormed(): boolean }).isWellFormed();
}
