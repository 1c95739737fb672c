import type { Contract, Parameter } from "../../types.ts";
import { shapeOf } from "../shape.ts";

/** Whether an object stands in the query by the names of its members, and not by its own. */
export function isSpread(
  contract: Contract,
  { explode = true, in: place, schema, style = "form" }: Parameter,
): boolean {
  return place === "query" && shapeOf(contract, schema).types.includes("object") && (style !== "form" || explode);
}
