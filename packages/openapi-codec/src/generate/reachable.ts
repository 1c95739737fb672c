import type { Table, Type } from "../table.ts";

/**
 * The names of all types that some types consist of, their own included. `nameOf` tells the name of a type that is not
 * referred to by it.
 */
export function reachable(
  table: Table<unknown>,
  types: readonly Type[],
  nameOf: (type: Type) => string | undefined = () => undefined,
): Set<string> {
  const names = new Set<string>();
  // Types may lead to one another further than calls can be nested.
  const left = [...types];
  const visit = (type: Type): void => {
    const name = nameOf(type);
    if (name !== undefined) names.add(name);
    switch (type.kind) {
      case "ref": {
        const target = table.types[type.to];
        if (names.has(type.to) || target === undefined) return;
        names.add(type.to);
        left.push(target);
        break;
      }
      case "list":
        visit(type.item);
        break;
      case "union":
        for (const branch of type.branches) visit(branch.type);
        break;
      case "object":
        type.members.forEach(visit);
        if (type.others) visit(type.others);
    }
  };
  for (let next = left.pop(); next !== undefined; next = left.pop()) visit(next);
  return names;
}
