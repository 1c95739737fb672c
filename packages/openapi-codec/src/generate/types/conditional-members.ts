import type { Member } from "../../table.ts";
import type { Part } from "../shape.ts";

/** Refuses members that only a condition describes: conditions are not followed, so they would be lost. */
export function refuseConditional(parts: readonly Part[], members: ReadonlyMap<string, Member>): void {
  for (const { location } of parts) {
    const conditional = [
      ...["if", "then", "else"].map((keyword) => location.at(keyword)),
      ...location.entries("dependentSchemas").map(([, schema]) => schema),
    ];
    const lost = conditional.flatMap((schema) => schema.entries("properties")).find(([name]) => !members.has(name));
    if (lost === undefined) continue;
    const [name, place] = lost;
    place.refuse(
      `${name} is described by a condition alone, and conditions are not followed`,
      "Add it to the properties of the object too",
    );
  }
}
