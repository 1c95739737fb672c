import type { Branch, Member, ObjectType, Type, UnionType } from "../table.ts";
import type { Location } from "./location.ts";
import type { Component, Shape, Shapes } from "./shape.ts";

/** What a discriminator says: the member that tells branches apart, and the words for each. */
export interface Discriminator {
  readonly property: string;
  readonly wordsOf: (branch: Component) => readonly string[];
}

/** Reads discriminators, and completes the unions that they make when every type is there. */
export class Unions {
  readonly #shapes: Shapes;
  readonly #components: ReadonlyMap<string, Component>;
  readonly #made: { readonly type: UnionType; readonly location: Location }[] = [];

  constructor(shapes: Shapes, components: ReadonlyMap<string, Component>) {
    this.#shapes = shapes;
    this.#components = components;
  }

  /** A union to complete. */
  add(type: UnionType, location: Location): void {
    this.#made.push({ type, location });
  }

  discriminator(location: Location, branches: readonly Component[]): Discriminator {
    const { propertyName } = location.fields;
    if (typeof propertyName !== "string") {
      return location.refuse("the discriminator has no propertyName", "Name the member that tells the branches apart");
    }
    const words = new Map<string, string[]>();
    for (const [word, target] of location.entries("mapping")) {
      const name = this.#mapped(target);
      if (!branches.some((branch) => branch.name === name)) {
        const remedy = "Add it to the branches, or take it out";
        target.refuse(`the mapping names ${name}, which is not one of the branches`, remedy);
      }
      words.set(name, [...(words.get(name) ?? []), word]);
    }
    return { property: propertyName, wordsOf: ({ name }) => words.get(name) ?? [name] };
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
  heirsOf({ component, location }: Shape): Component[] {
    if (component === undefined || !location.has("discriminator")) return [];
    return [...this.#components.values()].filter(
      (other) =>
        other.name !== component.name &&
        this.#shapes.of(other.location).parts.some((part) => part.component?.name === component.name),
    );
  }

  /** Lets each branch be an object with the member that tells it apart. */
  complete(types: Readonly<Record<string, Type>>, locations: ReadonlyMap<Type, Location>): void {
    const flat = (branch: Branch): readonly Branch[] => {
      const target = branch.type.kind === "ref" ? types[branch.type.to] : branch.type;
      return target?.kind === "union" ? target.branches.flatMap(flat) : [branch];
    };
    for (const { type, location } of this.#made) {
      const branches = type.branches.flatMap(flat);
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
