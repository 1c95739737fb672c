import type { Location } from "../location.ts";

/** Members without an order by name, then the others by their order; ordinal, as .NET compares. */
export function inDataMemberOrder(properties: readonly [string, Location][]): [string, Location][] {
  const keyed = properties.map(([name, location]) => {
    const { "x-order": order = -1 } = location.fields;
    if (!Number.isInteger(order)) location.at("x-order").refuse("x-order is a whole number", "Write a whole number");
    return { name, location, order: order as number };
  });
  keyed.sort((one, other) => one.order - other.order || (one.name < other.name ? -1 : 1));
  return keyed.map(({ name, location }) => [name, location]);
}
