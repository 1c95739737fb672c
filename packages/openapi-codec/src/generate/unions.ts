import type { Branch, Member, ObjectType, Type, UnionType } from "../table.ts";
import type { Location } from "./location.ts";
import type { Component, Shape, Shapes } from "./shape.ts";

/** What a discriminator says: the member that tells branches apart, and the words for each. */
export interface Discriminator {
  readonly property: string;
  /** In the order of the branches. */
  readonly words: readonly (readonly string[])[];
}

/** Reads discriminators, and completes the unions that they make when every type is there. */
export class Unions {
  readonly #shapes: Shapes;
  readonly #components: ReadonlyMap<string, Component>;
  #heirsFound: { readonly count: number; readonly heirs: ReadonlyMap<string, readonly Component[]> } | undefined;
  readonly #made: { readonly type: UnionType; readonly location: Location }[] = [];

  constructor(shapes: Shapes, components: ReadonlyMap<string, Component>) {
    this.#shapes = shapes;
    this.#components = components;
  }

  /** A union to complete. */
  add(type: UnionType, location: Location): void {
    this.#made.push({ type, location });
  }

  /** What the discriminator of a union says, or, with `isOfBase`, that of a schema which may have more heirs than the branches. */
  discriminator(location: Location, branches: readonly Component[], isOfBase = false): Discriminator {
    const { propertyName } = location.fields;
    if (location.has("defaultMapping")) {
      const remedy = "Require the member that tells, and take defaultMapping out";
      location.at("defaultMapping").refuse("a branch for every other word cannot be carried", remedy);
    }
    if (typeof propertyName !== "string") {
      return location.refuse("the discriminator has no propertyName", "Name the member that tells the branches apart");
    }
    const words = new Map<string, string[]>();
    for (const [word, target] of location.entries("mapping")) {
      const name = this.#mapped(target);
      if (!isOfBase && !branches.some((branch) => branch.name === name)) {
        const remedy = "Add it to the branches, or take it out";
        target.refuse(`the mapping names ${name}, which is not one of the branches`, remedy);
      }
      words.set(name, [...(words.get(name) ?? []), word]);
    }
    return { property: propertyName, words: branches.map(({ name }) => words.get(name) ?? [name]) };
  }

  /** The component that a word of a mapping stands for: a name, or a reference. */
  #mapped(target: Location): string {
    const { value } = target;
    if (typeof value !== "string") {
      return target.refuse("a mapping names a schema", "Write its name or a reference to it");
    }
    if (this.#components.has(value)) return value;
    const { component } = this.#shapes.of(target.target(value));
    return component?.name ?? target.refuse(`${value} is not a component`, "Name a component");
  }

  /** The components that are made of one with a discriminator, by allOf. */
  heirsOf({ component }: Shape): readonly Component[] {
    if (component === undefined || !component.location.has("discriminator")) return [];
    return this.#heirs().get(component.name) ?? [];
  }

  /** By a component's name, the components that are made of it by allOf. More may be added while types are made. */
  #heirs(): ReadonlyMap<string, readonly Component[]> {
    if (this.#heirsFound?.count === this.#components.size) return this.#heirsFound.heirs;
    const heirs = new Map<string, Component[]>();
    for (const heir of this.#components.values()) {
      const names = new Set(this.#shapes.of(heir.location).parts.map((part) => part.component?.name));
      for (const name of names) {
        if (name !== undefined && name !== heir.name) heirs.set(name, [...(heirs.get(name) ?? []), heir]);
      }
    }
    this.#heirsFound = { count: this.#components.size, heirs };
    return heirs;
  }

  /** Lets each branch be an object with the member that tells it apart. */
  complete(types: Readonly<Record<string, Type>>, locations: ReadonlyMap<Type, Location>): void {
    for (const { type, location } of this.#made) {
      const flat = (branch: Branch, around: readonly Type[]): readonly Branch[] => {
        const target = branch.type.kind === "ref" ? types[branch.type.to] : branch.type;
        if (target?.kind !== "union") return [branch];
        if (around.includes(target)) location.refuse("the union is a branch of itself", "Take it out of its branches");
        return target.branches.flatMap((inner) => flat(inner, [...around, target]));
      };
      const branches = type.branches.flatMap((branch) => flat(branch, [type]));
      Object.assign(type, { branches });
      for (const branch of branches) {
        const object = branch.type.kind === "ref" ? types[branch.type.to] : branch.type;
        if (object?.kind === "object") addDiscriminator(object, type, branch, locations);
        else location.refuse("a branch of the union is not an object", "Let each branch be an object");
      }
    }
  }
}

function addDiscriminator(
  { members }: ObjectType,
  { discriminator = "", byXmlType }: UnionType,
  { words = [], isBase }: Branch,
  locations: ReadonlyMap<Type, Location>,
): void {
  const list = members as Member[];
  const index = list.findIndex(({ name }) => name === discriminator);
  const existing = list[index];
  if (existing !== undefined && existing.kind !== "string") {
    const reason = `${discriminator} tells the branches of a union apart, and is not a text`;
    locations.get(existing)?.refuse(reason, "Let it be of type string");
  }
  const { values } = existing?.kind === "string" ? existing : {};
  const word = isBase || byXmlType ? undefined : words.find((one) => values !== undefined && !values.includes(one));
  if (existing !== undefined && word !== undefined) {
    locations
      .get(existing)
      ?.refuse(
        `the discriminator says ${word} for this branch, which ${discriminator} does not allow`,
        `Give the discriminator a mapping, such as ${values?.[0]}: "#/components/schemas/${word}", or allow ${word}`,
      );
  }
  const member: Member = byXmlType
    ? { name: discriminator, kind: "string", xml: { node: "xsi:type" } }
    : { name: discriminator, kind: "string", required: true };
  if (index === -1) list.unshift(member);
  else if (byXmlType) list[index] = member;
}
