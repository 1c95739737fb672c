import type { Facets } from "../../table.ts";

/** What two schemas that describe one value ask of it together. */
export function bothFacets<Own extends Facets>(one: Facets, other: Own): Own {
  const { values, ...later } = other;
  const allowed = one.values && values ? one.values.filter((value) => values.includes(value)) : (values ?? one.values);
  return {
    ...one,
    ...later,
    ...(allowed && { values: allowed }),
    ...narrower(one, other, Math.max, ["minLength", "minimum", "exclusiveMinimum"]),
    ...narrower(one, other, Math.min, ["maxLength", "maximum", "exclusiveMaximum"]),
  } as Own;
}

type Bound = "minLength" | "maxLength" | "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum";

function narrower(
  one: Facets,
  other: Facets,
  choose: (...bounds: number[]) => number,
  names: readonly Bound[],
): Facets {
  const both = names.flatMap((name) => {
    const [first, second] = [one[name], other[name]];
    return first === undefined || second === undefined ? [] : [[name, choose(first, second)] as const];
  });
  return Object.fromEntries(both);
}
