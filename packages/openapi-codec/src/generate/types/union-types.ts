import { isScalar } from "../../rules/scalar.ts";
import type { Branch, Type } from "../../table.ts";
import type { Location } from "../location.ts";
import type { Dialect, Place } from "../place.ts";
import type { Component, Shape, Shapes } from "../shape.ts";
import type { Unions } from "../unions.ts";
import type { TypeNotes } from "./type-notes.ts";

/** What makes the types that a union consists of. */
export interface BranchTypes {
  readonly typeOf: (shape: Shape, place: Place) => Type;
  readonly objectOf: (shape: Shape, place: Place) => Type;
  readonly scalarOf: (shape: Shape, kind: string, dialect: Dialect) => Type;
  /** Gives a type what it says of null and of XML where it stands. */
  readonly placed: (type: Type, shape: Shape, place: Place) => Type;
}

/** Makes the types of values that are one of several types. */
export class UnionTypes {
  readonly #shapes: Shapes;
  readonly #unions: Unions;
  readonly #notes: TypeNotes;
  readonly #types: BranchTypes;

  constructor(shapes: Shapes, unions: Unions, notes: TypeNotes, types: BranchTypes) {
    this.#shapes = shapes;
    this.#unions = unions;
    this.#notes = notes;
    this.#types = types;
  }

  /** One schema that allows values of several kinds. */
  several(shape: Shape, kinds: readonly string[], place: Place): Type {
    const branches = kinds.map((kind): Branch => {
      if (kind === "object" || kind === "array") {
        shape.location.refuse(
          `a value that is ${kinds.join(" or ")} cannot be carried by one schema`,
          "Write anyOf with one schema for each type",
        );
      }
      return { type: this.#types.scalarOf(shape, kind, place.dialect) };
    });
    return this.#untold({ kind: "union", branches }, shape, place);
  }

  /** A union whose values are told apart by their kinds, which XML does not show. */
  #untold(type: Type, shape: Shape, place: Place): Type {
    const placed = this.#types.placed(type, shape, place);
    this.#notes.unfit(
      placed,
      shape.location,
      "XML does not tell the types apart",
      "Allow one type, or add a discriminator",
    );
    return placed;
  }

  /** A schema with `oneOf` or `anyOf`. */
  union(shape: Shape, place: Place): Type {
    const { location, branches } = shape.choices as NonNullable<Shape["choices"]>;
    const discriminator = location.at("discriminator");
    if (discriminator.value !== undefined) {
      const components = branches.map((branch) => this.#componentOf(branch));
      const { property, wordsOf } = this.#unions.discriminator(discriminator, components);
      const isTyped = place.dialect === "data-contract";
      const type: Type = {
        kind: "union",
        discriminator: property,
        ...(isTyped && { byXmlType: true as const }),
        branches: components.map((component): Branch => {
          return { words: wordsOf(component), type: { kind: "ref", to: component.name } };
        }),
      };
      return this.#registered(this.#types.placed(type, shape, place), location);
    }
    const types = branches.map((branch) => this.#types.typeOf(this.#shapes.of(branch), { ...place, role: "other" }));
    const kinds = new Set(types.map((type) => this.#kindOf(type)));
    const [first] = types;
    if (kinds.size === 1 && types.every(isScalar) && first !== undefined) {
      return this.#types.placed(oneScalar(types as (Type & { kind: "string" })[]), shape, place);
    }
    if (kinds.size < types.length) {
      location.refuse(
        "the branches cannot be told apart",
        "Add discriminator: { propertyName: … } with a member that all of them have",
      );
    }
    return this.#untold({ kind: "union", branches: types.map((type) => ({ type })) }, shape, place);
  }

  #kindOf(type: Type): string {
    if (type.kind === "ref") return "object";
    return type.kind === "integer" ? "number" : type.kind;
  }

  #componentOf(branch: Location): Component {
    const { component } = this.#shapes.of(branch);
    if (component !== undefined) return component;
    return branch.refuse("a branch of a union with a discriminator has no name", "Make it a component and refer to it");
  }

  #registered(type: Type, location: Location): Type {
    if (type.kind === "union") this.#unions.add(type, location);
    return type;
  }

  /** The type of a component and of all that are made of it: what `oneOf` of them would be. */
  hierarchy(shape: Shape, heirs: readonly Component[], place: Place): Type {
    const component = shape.component as Component;
    const members = [component, ...heirs];
    const discriminator = shape.location.at("discriminator");
    const { property, wordsOf } = this.#unions.discriminator(discriminator, members);
    const type: Type = {
      kind: "union",
      discriminator: property,
      ...(place.dialect === "data-contract" && { byXmlType: true as const }),
      branches: [
        { words: wordsOf(component), type: this.#types.objectOf(shape, place), isBase: true },
        ...heirs.map((heir): Branch => ({ words: wordsOf(heir), type: { kind: "ref", to: heir.name } })),
      ],
    };
    return this.#registered(this.#types.placed(type, shape, place), discriminator);
  }
}

/** One scalar for several of the same kind: a list of values stays only where each has one. */
function oneScalar(types: readonly (Type & { kind: "string" })[]): Type {
  const values = types.every((type) => type.values) ? types.flatMap((type) => type.values ?? []) : undefined;
  const [first] = types;
  if (types.length === 1 && first) return { ...first };
  return { kind: (first as Type).kind, ...(values && { values }) } as Type;
}
