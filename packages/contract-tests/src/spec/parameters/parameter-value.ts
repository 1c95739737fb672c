import type { Contract, Parameter } from "../../types.ts";
import { readScalar } from "../../xml/scalar.ts";
import { itemsOf, shapeOf } from "../shape.ts";

/**
 * The value of a parameter, typed by its schema. Text that has no value of its type stays text, so that the schema can
 * say what is wrong; an object and an unusual style, which may be spelled in many ways, are undefined.
 */
export function readParameter(contract: Contract, parameter: Parameter, texts: readonly string[]): unknown {
  const shape = shapeOf(contract, parameter.schema);
  const [first] = texts;
  const isUsual = ["form", "simple"].includes(parameter.style ?? (parameter.in === "path" ? "simple" : "form"));
  if (first === undefined || shape.types.includes("object") || parameter.mediaType !== undefined || !isUsual) {
    return undefined;
  }
  if (!shape.types.includes("array")) {
    return readScalar(shape, "openapi", first);
  }
  const isRepeated = parameter.in === "query" && parameter.explode !== false;
  const items = shapeOf(contract, itemsOf(shape));
  return (isRepeated ? texts : first.split(/,|%20|\|/)).map((text) => readScalar(items, "openapi", text.trim()));
}
