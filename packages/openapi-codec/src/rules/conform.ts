import type { ListType, Member, ObjectType, Table, Type } from "../table.ts";
import { compileOnce, lazily, namedType } from "./compile.ts";
import { conformScalar, surrogateProblem } from "./conform-scalar.ts";
import { conformUnion } from "./conform-union.ts";
import { fieldsReader } from "./fields.ts";
import { completeMissing, valueRequired } from "./missing.ts";
import { copies, type Rules } from "./rules.ts";
import { isScalar, scalarRule } from "./scalar.ts";
import { unlistedMember } from "./unlisted.ts";
import { describeKind, isPlainObject } from "./value-kind.ts";

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
      return conformUnion(table, type, conform);
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

function objectMember(table: Table<unknown>, member: Member) {
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
}

type ObjectMember = ReturnType<typeof objectMember>;

function conformObject(table: Table<unknown>, type: ObjectType): Conform {
  const { others } = type;
  const members = type.members.map((member) => objectMember(table, member));
  const listed = new Set(members.map(({ name }) => name));
  const conformOther = others ? lazily(() => conform(table, others)) : conformAnything;
  const readFields = fieldsReader(type);
  return (value, rules) => {
    if (!isObject(value, rules)) return value;
    const { collector, isWriting } = rules;
    const fields = rules.asFields ? readFields(value) : undefined;
    const own = fields === undefined && copies(rules) ? { ...value } : value;
    let found = 0;
    for (let index = 0; index < members.length; index++) {
      const { name, member, isRequired, isNullable, isInherited, scalar, conform } = members[index] as ObjectMember;
      let given: unknown;
      if (fields !== undefined) given = fields.values[index];
      else if (!isInherited || Object.hasOwn(own, name)) given = own[name];
      if (given === undefined) {
        if (!isRequired) continue;
        const problem = isWriting ? valueRequired : completeMissing(own, member);
        if (problem !== undefined) {
          collector.add(problem, name);
          continue;
        }
      } else if (given !== null || !isNullable) {
        const conformed = scalar
          ? conformScalar(scalar, given, rules, name)
          : conformInside(given, name, rules, conform as Conform);
        if (fields !== undefined) fields.values[index] = conformed;
        // -0 is equal to 0.
        else if (!Object.is(conformed, given)) own[name] = conformed;
      }
      found++;
    }
    if (fields !== undefined) {
      for (const other of fields.others) other.value = conformUnlisted(other.name, other.value, rules);
      return fields;
    }
    if (Object.keys(own).length !== found) conformOthers(own, rules);
    return own;
  };

  function conformOthers(own: Record<string, unknown>, rules: Rules): void {
    const { collector, limits } = rules;
    const names = Object.keys(own).filter((name) => !listed.has(name) && own[name] !== undefined);
    if (others && names.length > limits.maxItems) collector.add(`more than ${limits.maxItems} members`);
    else for (const name of names) setIfChanged(own, name, conformUnlisted(name, own[name], rules));
  }

  function conformUnlisted(name: string, given: unknown, rules: Rules): unknown {
    const { collector, isWriting, refuseUnknown } = rules;
    if (given === undefined) return given;
    if (!others && (isWriting || refuseUnknown)) {
      collector.add(unlistedMember(name, listed), name);
      return given;
    }
    const problem = isWriting ? surrogateProblem(name) : undefined;
    if (problem !== undefined) collector.add(problem, name);
    return conformInside(given, name, rules, conformOther);
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

/** For members that no schema lists: any JSON there is. */
const conformAnything: Conform = (value, rules) => {
  const { isWriting, collector } = rules;
  if (Array.isArray(value)) return conformItems(value, rules, conformAnyItem);
  if (isPlainObject(value)) {
    const own = ownMembers(value, rules) ?? {};
    for (const name of Object.keys(own)) {
      const problem = isWriting ? surrogateProblem(name) : undefined;
      if (problem !== undefined) collector.add(problem, name);
      if (own[name] !== undefined) setIfChanged(own, name, conformInside(own[name], name, rules, conformAnything));
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
  (value, rules, index) =>
    conformInside(value, index, rules, conformItem);

const conformAnyItem = inItem((value, rules) => conformAnything(value, rules));

function conformItems(value: unknown, rules: Rules, conformItem: ConformItem): unknown {
  const { collector, limits } = rules;
  if (!Array.isArray(value)) collector.add(`expected list, found ${describeKind(value)}`);
  else if (value.length > limits.maxItems) collector.add(`more than ${limits.maxItems} items`);
  else if (isWithinDepth(rules)) {
    const items: unknown[] = copies(rules) ? Array.from(value) : value;
    for (let i = 0; i < items.length; i++) items[i] = conformItem(items[i], rules, i);
    return items;
  }
  return value;
}

/** The members of a plain object that is not nested too deep. */
function ownMembers(value: unknown, rules: Rules): Record<string, unknown> | undefined {
  if (!isObject(value, rules)) return undefined;
  return copies(rules) ? { ...value } : value;
}

/** Whether a value is a plain object that is not nested too deep. */
function isObject(value: unknown, rules: Rules): value is Record<string, unknown> {
  if (isPlainObject(value)) return isWithinDepth(rules);
  rules.collector.add(`expected object, found ${describeKind(value)}`);
  return false;
}

function isWithinDepth({ collector, limits, isWriting }: Rules): boolean {
  if (collector.path.length < limits.maxDepth) return true;
  collector.add(`nested deeper than ${limits.maxDepth} levels${isWriting ? ", perhaps without end" : ""}`);
  // A value that contains itself twice would be walked for ever.
  if (isWriting) throw collector.error();
  return false;
}

function conformInside(given: unknown, key: string | number, rules: Rules, conformValue: Conform): unknown {
  const { path } = rules.collector;
  path.push(key);
  const conformed = conformValue(given, rules);
  path.pop();
  return conformed;
}

/** Sets a member where its value changes. */
function setIfChanged(object: Record<string, unknown>, name: string, value: unknown): void {
  // -0 is equal to 0.
  if (!Object.is(value, object[name])) object[name] = value;
}
