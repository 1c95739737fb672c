import type { Location } from "../location.ts";
import type { Component, Shape, Shapes } from "../shape.ts";

/** One of a union's branches. */
export interface UnionBranch {
  /** With what the schema around the union says of all of them. */
  readonly shape: Shape;
  /** The component that the document names; undefined for an inline schema. */
  readonly component: Component | undefined;
  /** The component describes all of it: nothing is added around the union. */
  readonly isWhole: boolean;
}

/** The branches of a union. Throws `DocumentError`. */
export function unionBranches(shapes: Shapes, { choices, parts }: Shape): readonly UnionBranch[] {
  if (choices === undefined) return [];
  const { location, branches } = choices;
  const discriminator = location.at("discriminator", "propertyName").value;
  const around = parts.filter(({ location }) => listsMembers(location, discriminator));
  return branches.map((branch) => {
    const shape = shapes.of(branch);
    const { component } = shape;
    if (around.length === 0) return { shape, component, isWhole: true };
    if (shape.choices !== undefined) {
      branch.refuse("a union is combined with another one", "Let each branch hold all its members");
    }
    return {
      shape: { ...shape, component: undefined, parts: [...around, ...shape.parts] },
      component,
      isWhole: false,
    };
  });
}

/** Whether a schema object says of members more than what tells the branches apart. */
function listsMembers(location: Location, discriminator: unknown): boolean {
  const { additionalProperties, unevaluatedProperties } = location.fields;
  const isOpen = [additionalProperties, unevaluatedProperties].some((said) => said !== undefined && said !== false);
  const isRequired = location.items("required").some(({ value }) => value !== discriminator);
  return isOpen || isRequired || location.entries("properties").length > 0;
}
