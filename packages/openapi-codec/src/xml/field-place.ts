import { resolveType } from "../rules/compile.ts";
import { Fields } from "../rules/fields.ts";
import type { Member, ObjectType, Table } from "../table.ts";

/** Where a member's value stands: in an object, or in one that has no element of its own, which the path leads to. */
export function fieldOf(
  table: Table<unknown>,
  { members }: ObjectType,
  path: readonly string[],
  member: Member,
): { readonly path: readonly number[]; readonly index: number } {
  const [step, ...rest] = path;
  if (step === undefined) return { path: [], index: members.indexOf(member) };
  const index = members.findIndex(({ name }) => name === step);
  const inner = fieldOf(table, resolveType(table, members[index] as Member) as ObjectType, rest, member);
  return { path: [index, ...inner.path], index: inner.index };
}

/** The object that a path leads to; undefined where there is none. */
export function holderOf(object: Fields, path: readonly number[]): Fields | undefined {
  let holder: unknown = object;
  for (const index of path) holder = holder instanceof Fields ? holder.values[index] : undefined;
  return holder instanceof Fields ? holder : undefined;
}
