import { isScalar } from "../../rules/scalar.ts";
import type { Branch, Type, UnionType } from "../../table.ts";
import { kindOfSample } from "../kinds.ts";
import type { Location } from "../location.ts";
import type { Dialect, Place } from "../place.ts";
import type { Component, Shape, Shapes } from "../shape.ts";
import type { Discriminator, Unions } from "../unions.ts";
import { impliedDiscriminator, textsOf } from "./implied-discriminator.ts";
import type { TypeNotes } from "./type-notes.ts";
import { type UnionBranch, unionBranches } from "./union-branches.ts";

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
    const misfit = shape.parts
      .flatMap(({ location }) => location.items("enum"))
      .find(({ value }) => value !== null && !kinds.some((kind) => isOfKind(value, kind)));
    misfit?.refuse(`${JSON.stringify(misfit.value)} is not of type ${kinds.join(" or ")}`, "Correct the value");
    const branches = kinds.map((kind): Branch => {
      if (kind === "object" || kind === "array") {
        shape.location.refuse(
          `a value that is ${kinds.join(" or ")} cannot be carried by one schema`,
          "Write anyOf with one schema for each type",
        );
      }
      return { type: this.#types.scalarOf(shape, kind, place.dialect) };
    });
    return this.#undiscriminated(branches, shape, place);
  }

  /** A union whose values are told apart by their kinds and by what they fit, which XML does not show. */
  #undiscriminated(branches: readonly Branch[], shape: Shape, place: Place): Type {
    const placed = this.#types.placed({ kind: "union", branches }, shape, place);
    const objects = branches.filter(({ type }) => !isScalar(type) && type.kind !== "list");
    if (objects.length > 1) {
      const remedy = "Add discriminator: { propertyName: … } with a member that all of them have";
      this.#notes.unfit(placed, shape.location, "the branches cannot be told apart", remedy);
    }
    this.#notes.unfit(
      placed,
      shape.location,
      "XML does not tell the types apart",
      "Allow one type, or add a discriminator",
    );
    return placed;
  }

  /** A schema with `oneOf` or `anyOf`. */
  union(given: Shape, place: Place): Type {
    const { location } = given.choices as NonNullable<Shape["choices"]>;
    const branches = unionBranches(this.#shapes, given);
    const shape = { ...given, isNullable: given.isNullable || branches.some(({ shape }) => shape.isNullable) };
    const base = branches.find((one) => this.#isBaseOf(one, branches))?.component;
    if (base !== undefined) return this.#types.placed({ kind: "ref", to: base.name }, shape, place);
    const discriminator = this.#discriminatorOf(location, branches, place);
    if (discriminator !== undefined) {
      const { property, words } = discriminator;
      const discriminated = branches.map((branch, index): Branch => {
        return { words: words[index] ?? [], type: this.#branchType(branch, place) };
      });
      return this.#discriminated(property, discriminated, shape, place, location);
    }
    const types = branches.map((branch) => this.#branchType(branch, place));
    const scalar = oneScalar(types);
    if (scalar !== undefined) return this.#types.placed(scalar, shape, place);
    return this.#undiscriminated(
      types.map((type) => ({ type })),
      shape,
      place,
    );
  }

  #branchType({ shape, isWhole }: UnionBranch, place: Place): Type {
    if (!isWhole && place.dialect === "data-contract") {
      shape.location.refuse("DataContract has no members beside a union", "Let each branch hold all its members");
    }
    return this.#types.typeOf(shape, { ...place, role: "other" });
  }

  /** Whether the others are made of a branch, with a discriminator: it is the type of them all. */
  #isBaseOf({ component, shape, isWhole }: UnionBranch, branches: readonly UnionBranch[]): boolean {
    if (component === undefined || !isWhole || branches.length < 2) return false;
    const heirs = this.#unions.heirsOf(shape).map(({ name }) => name);
    return branches.every((other) => other.component && [component.name, ...heirs].includes(other.component.name));
  }

  /** What tells the branches apart: the union's discriminator, that of what all are made of, or a member's values. */
  #discriminatorOf(location: Location, branches: readonly UnionBranch[], place: Place): Discriminator | undefined {
    const given = location.at("discriminator");
    if (given.value === undefined) {
      const components = branches.flatMap(({ component }) => component ?? []);
      const base = components.length === branches.length ? discriminatorOfBase(branches) : undefined;
      if (base !== undefined) return this.#unions.discriminator(base, components, true);
      return place.dialect === "data-contract" ? undefined : impliedDiscriminator(this.#shapes, branches);
    }
    const named = branches.filter(({ component }) => component !== undefined);
    const { property, words } = this.#unions.discriminator(
      given,
      named.flatMap(({ component }) => component ?? []),
    );
    return {
      property,
      words: branches.map((branch) => {
        const own = branch.component ? words[named.indexOf(branch)] : textsOf(this.#shapes, branch.shape, property);
        if (own !== undefined) return own;
        const remedy = `Make it a component and refer to it, or require ${property} and give it a const`;
        return branch.shape.location.refuse(
          "nothing says the discriminator's word for a branch without a name",
          remedy,
        );
      }),
    };
  }

  /** A union whose values are told apart by a member. It is completed when every type is there. */
  #discriminated(
    discriminator: string,
    branches: readonly Branch[],
    shape: Shape,
    place: Place,
    location: Location,
  ): Type {
    const byXmlType = place.dialect === "data-contract" && { byXmlType: true as const };
    const type: UnionType = { kind: "union", discriminator, ...byXmlType, branches };
    this.#unions.add(type, location);
    return this.#types.placed(type, shape, place);
  }

  /** The type of a component and of all that are made of it: what `oneOf` of them would be. */
  hierarchy(shape: Shape, heirs: readonly Component[], place: Place): Type {
    const component = shape.component as Component;
    const members = [component, ...heirs];
    const discriminator = shape.location.at("discriminator");
    const { property, words } = this.#unions.discriminator(discriminator, members);
    const [own = [], ...others] = words;
    const branches: readonly Branch[] = [
      { words: own, type: this.#types.objectOf(shape, place), isBase: true },
      ...heirs.map((heir, index): Branch => ({ words: others[index] ?? [], type: { kind: "ref", to: heir.name } })),
    ];
    return this.#discriminated(property, branches, shape, place, discriminator);
  }
}

/** The discriminator of a schema that all branches are made of. */
function discriminatorOfBase(branches: readonly UnionBranch[]): Location | undefined {
  const [first, ...others] = branches.map(({ shape }) => shape.parts.map(({ location }) => location));
  const common = first?.filter(({ id }) => others.every((locations) => locations.some((other) => other.id === id)));
  return common?.find((location) => location.has("discriminator"))?.at("discriminator");
}

/**
 * One scalar for several of the same kind, or for whole and other numbers: a list of values stays only where each has one.
 * Undefined where there are several kinds.
 */
function oneScalar(types: readonly Type[]): Type | undefined {
  const [first, ...others] = types;
  if (first === undefined || !types.every(isScalar)) return undefined;
  if (others.length === 0) return { ...first };
  const kinds = new Set(types.map(({ kind }) => kind));
  const isNumber = [...kinds].every((kind) => kind === "integer" || kind === "number");
  if (kinds.size > 1 && !isNumber) return undefined;
  const values = types.every((type) => type.values) ? types.flatMap((type) => type.values ?? []) : undefined;
  return { kind: kinds.size > 1 ? "number" : first.kind, ...(values && { values }) } as Type;
}

/** Whether a value that a document gives is of a kind; a whole number is a number too. */
function isOfKind(value: unknown, kind: string): boolean {
  const own = kindOfSample(value);
  return own === kind || (own === "integer" && kind === "number");
}
