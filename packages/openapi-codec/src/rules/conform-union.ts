import type { Table, Type, UnionType } from "../table.ts";
import type { Conform } from "./conform.ts";
import { conformUndiscriminated } from "./conform-undiscriminated.ts";
import { copies } from "./rules.ts";
import { describeKind, isPlainObject } from "./value-kind.ts";

/** Makes the walk for a type of a table. */
export type CompileConform = (table: Table<unknown>, type: Type) => Conform;

/** Values of one of several types. */
export function conformUnion(table: Table<unknown>, union: UnionType, conform: CompileConform): Conform {
  const { discriminator, branches } = union;
  if (discriminator === undefined) return conformUndiscriminated(table, union, conform);
  const byWord = new Map(branches.flatMap(({ words = [], type }) => words.map((word) => [word, type] as const)));
  return (value, rules) => {
    const { collector } = rules;
    if (!isPlainObject(value)) {
      collector.add(`expected object, found ${describeKind(value)}`);
      return value;
    }
    // Read once: a getter could answer otherwise the next time.
    const own = copies(rules) ? { ...value } : value;
    const word = Object.hasOwn(own, discriminator) ? own[discriminator] : undefined;
    const type = typeof word === "string" ? byWord.get(word) : undefined;
    if (type !== undefined) return conform(table, type)(own, rules);
    collector.add(`expected one of ${[...byWord.keys()].join(", ")}`, discriminator);
    return value;
  };
}
