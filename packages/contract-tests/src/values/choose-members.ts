import type { Shape } from "../spec/shape.ts";
import type { JsonSchema } from "../types.ts";

/** What branches that ask for members alone say. */
export interface ChosenMembers {
  readonly wanted: readonly string[];
  readonly unwanted: ReadonlySet<string>;
}

const branchesOf = ({ schema }: Shape["parts"][number]): JsonSchema[][] =>
  [schema["oneOf"], schema["anyOf"]].map((branches) => (Array.isArray(branches) ? (branches as JsonSchema[]) : []));

/** How many branches the longest list of them has; at least one, for no list. */
export const countBranches = (parts: Shape["parts"]): number =>
  Math.max(1, ...parts.flatMap(branchesOf).map((branches) => branches.length));

/** The members that the first branches, or others, of `oneOf` and `anyOf` want, and those that others want in their place. */
export function chooseMembers(parts: Shape["parts"], drawn: number): ChosenMembers {
  const wanted: string[] = [];
  const unwanted = new Set<string>();
  for (const part of parts) {
    for (const [index, branches] of branchesOf(part).entries()) {
      const lists = branches.map(({ required }) => (Array.isArray(required) ? required : []));
      const own = lists[drawn % Math.max(1, lists.length)] ?? [];
      wanted.push(...own);
      const others = index === 0 ? lists.flat().filter((name) => !own.includes(name)) : [];
      for (const name of others) {
        unwanted.add(name);
      }
    }
  }
  return { wanted, unwanted };
}
