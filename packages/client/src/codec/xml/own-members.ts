import type { IssueCollector } from "../issue-collector.ts";
import { unlistedMember } from "../unlisted-member.ts";
import { describeType, isPlainObject } from "../value-type.ts";
import type { WireMember, WireObject } from "../wire-table.ts";

/** What a writer knows of one member before it sees a value. */
export interface Slot {
  readonly name: string;
  /** Missing on members that an open type does not list. */
  readonly member: WireMember | undefined;
}

/** The members that a value has, told from its own enumerable keys alone. */
interface OwnMembers<S extends Slot> {
  readonly keys: readonly string[];
  /** In the order of writing. */
  readonly slots: readonly S[];
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
}

/** Finds the members of a value and reports those that are missing or not listed; undefined for what is no object. */
export type FindMembers<S extends Slot> = (value: unknown, collector: IssueCollector) => OwnMembers<S> | undefined;

/**
 * Compiles the search for the members of one type; `arrange` puts them in the order of writing. The items of a list mostly
 * have the same keys in the same order, so the last answer is kept.
 */
export function findMembers<S extends Slot>(
  schema: WireObject,
  slotOf: (name: string, member: WireMember | undefined) => S,
  arrange: (slots: readonly S[]) => readonly S[],
): FindMembers<S> {
  const listed = new Map(schema.members.map((member) => [member.name, slotOf(member.name, member)]));
  const required = schema.members.filter((member) => member.required).map((member) => member.name);

  const find = (keys: readonly string[]): OwnMembers<S> => {
    const slots: S[] = [];
    const unknown: string[] = [];
    for (const key of keys) {
      const slot = listed.get(key);
      if (slot !== undefined) slots.push(slot);
      else if (schema.open) slots.push(slotOf(key, undefined));
      else unknown.push(key);
    }
    const missing = required.filter((name) => !keys.includes(name));
    return { keys, slots: arrange(slots), missing, unknown };
  };

  let last = find([]);
  return (value, collector) => {
    if (!isPlainObject(value)) {
      collector.add(`Expected object, found ${describeType(value)}`);
      return undefined;
    }
    const keys = Object.keys(value);
    if (!isSameList(keys, last.keys)) last = find(keys);
    for (const name of last.missing) collector.add("A value is required", name);
    for (const name of last.unknown) {
      if (value[name] !== undefined) collector.add(unlistedMember(name, listed.keys()), name);
    }
    return last;
  };
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}
