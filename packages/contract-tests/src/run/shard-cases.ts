import type { Case } from "../cases/case.ts";

/** More would have hardly a case each. */
export const maxShards = 1000;

/** One of several equal parts. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

/** The cases of one part, in their order. Cases of one group stay together, for one needs the others. */
export function shardCases(cases: readonly Case[], { index, count }: Shard): readonly Case[] {
  const unitOf = ({ group, id }: Case): string => (group === undefined ? `case ${id}` : `group ${group}`);
  const units = [...new Set(cases.map(unitOf))];
  const wanted = new Set(units.filter((_, position) => position % count === index - 1));
  return cases.filter((each) => wanted.has(unitOf(each)));
}
