import { isScalar } from "../rules/scalar.ts";
import type { Branch, Member, ObjectType, RootType, Type } from "../table.ts";
import { DataContracts, inDataMemberOrder } from "./data-contract.ts";
import type { DocumentError } from "./document-error.ts";
import { itemsOf, kindsOf, othersOf } from "./kinds.ts";
import type { Location } from "./location.ts";
import { type Dialect, dialectOf, type Place, rootPlace } from "./place.ts";
import { plainXml } from "./plain-xml.ts";
import { scalarType } from "./scalar-type.ts";
import type { Component, Shape, Shapes } from "./shape.ts";
import { Unions } from "./unions.ts";
import { type XmlHints, xmlHints } from "./xml-hints.ts";

export interface TypeOptions {
  /** Whole numbers of 64 bits as `bigint`. */
  readonly bigint: boolean;
  /** The extensions of members to keep. */
  readonly extensions: readonly string[];
}

/** Makes the types of a table out of the schemas of a document. */
export class TypeBuilder {
  readonly types: Record<string, RootType> = {};
  /** Where each type comes from. */
  readonly locations: Map<Type, Location> = new Map();
  /** Why a type has no XML form. */
  readonly problems: Map<Type, DocumentError> = new Map();
  /** The component that a type is, where it is written out and not referred to. */
  readonly names: Map<Type, string> = new Map();
  readonly #shapes: Shapes;
  readonly #dialect: Dialect;
  readonly #options: TypeOptions;
  /** The components that are written out where the walk stands. */
  readonly #open: string[] = [];
  readonly #unions: Unions;
  readonly #contracts: DataContracts;

  constructor(shapes: Shapes, components: ReadonlyMap<string, Component>, dialect: Dialect, options: TypeOptions) {
    this.#shapes = shapes;
    this.#unions = new Unions(shapes, components);
    this.#contracts = new DataContracts(shapes);
    this.#dialect = dialect;
    this.#options = options;
  }

  /** Makes the type of a component. */
  component({ name, location }: Component): void {
    const shape = this.#shapes.of(location);
    const place = rootPlace(name, dialectOf(location, this.#dialect));
    const isAlias = shape.component !== undefined && shape.component.name !== name && this.#isNamed(shape);
    this.types[name] = isAlias
      ? this.#placed({ kind: "ref", to: shape.component.name }, shape, place)
      : this.#described(shape, place);
  }

  /** Makes the type of a body: a reference where it is a component. */
  body(location: Location): RootType {
    const shape = this.#shapes.of(location);
    const { component } = shape;
    const place = rootPlace(component?.name ?? "", dialectOf(location, this.#dialect));
    if (component !== undefined) return this.#placed({ kind: "ref", to: component.name }, shape, place);
    const type = this.#typeOf(shape, place);
    if (type.xml?.name === "") {
      const remedy = "Give the schema xml: { name: … }, or make it a component";
      this.#unfit(type, location, "the root element has no name", remedy);
    }
    return type;
  }

  /** Whether a component is a type of the table, and not written out where it is referred to. */
  #isNamed(shape: Shape): boolean {
    return shape.choices !== undefined || kindsOf(shape).includes("object");
  }

  #typeOf(shape: Shape, place: Place): Type {
    const { component, location } = shape;
    if (component && this.#isNamed(shape)) return this.#placed({ kind: "ref", to: component.name }, shape, place);
    const id = component?.location.id ?? location.id;
    if (this.#open.includes(id)) {
      return location.refuse("the schema contains itself and has no name", "Make it an object among the components");
    }
    this.#open.push(id);
    const type = this.#described(shape, place);
    this.#open.pop();
    if (component) this.names.set(type, component.name);
    return type;
  }

  #described(shape: Shape, outer: Place): Type {
    const place = { ...outer, dialect: dialectOf(shape.location, outer.dialect) };
    if (shape.choices !== undefined) return this.#union(shape, place);
    const kinds = kindsOf(shape);
    const [kind] = kinds;
    if (kinds.length > 1) return this.#several(shape, kinds, place);
    if (kind === undefined) return this.#placed({ kind: "any" }, shape, place);
    if (kind === "object") {
      const heirs = this.#unions.heirsOf(shape);
      return heirs.length > 0 ? this.#hierarchy(shape, heirs, place) : this.#object(shape, place);
    }
    if (kind === "array") return this.#list(shape, place);
    return this.#placed(this.#scalar(shape, kind, place.dialect), shape, place);
  }

  #scalar(shape: Shape, kind: string, dialect: Dialect): Type {
    return scalarType(
      kind,
      shape.parts.map(({ location }) => location),
      {
        bigint: this.#options.bigint,
        isDataContract: dialect === "data-contract",
      },
    );
  }

  #several(shape: Shape, kinds: readonly string[], place: Place): Type {
    const branches = kinds.map((kind): Branch => {
      if (kind === "object" || kind === "array") {
        shape.location.refuse(
          `a value that is ${kinds.join(" or ")} cannot be carried by one schema`,
          "Write anyOf with one schema for each type",
        );
      }
      return { type: this.#scalar(shape, kind, place.dialect) };
    });
    return this.#untold({ kind: "union", branches }, shape, place);
  }

  /** A union whose values are told apart by their kinds, which XML does not show. */
  #untold(type: Type, shape: Shape, place: Place): Type {
    const placed = this.#placed(type, shape, place);
    this.#unfit(placed, shape.location, "XML does not tell the types apart", "Allow one type, or add a discriminator");
    return placed;
  }

  #union(shape: Shape, place: Place): Type {
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
      return this.#registered(this.#placed(type, shape, place), location);
    }
    const types = branches.map((branch) => this.#typeOf(this.#shapes.of(branch), { ...place, role: "other" }));
    const kinds = new Set(types.map((type) => this.#kindOf(type)));
    const [first] = types;
    if (kinds.size === 1 && types.every(isScalar) && first !== undefined) {
      return this.#placed(oneScalar(types as (Type & { kind: "string" })[]), shape, place);
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
  #hierarchy(shape: Shape, heirs: readonly Component[], place: Place): Type {
    const component = shape.component as Component;
    const members = [component, ...heirs];
    const discriminator = shape.location.at("discriminator");
    const { property, wordsOf } = this.#unions.discriminator(discriminator, members);
    const type: Type = {
      kind: "union",
      discriminator: property,
      ...(place.dialect === "data-contract" && { byXmlType: true as const }),
      branches: [
        { words: wordsOf(component), type: this.#object(shape, place), isBase: true },
        ...heirs.map((heir): Branch => ({ words: wordsOf(heir), type: { kind: "ref", to: heir.name } })),
      ],
    };
    return this.#registered(this.#placed(type, shape, place), discriminator);
  }

  #list(shape: Shape, place: Place): Type {
    const itemShape = this.#shapes.of(itemsOf(shape));
    const hints = xmlHints(shape.xml);
    const isDataContract = place.dialect === "data-contract";
    const isWrapped =
      isDataContract || hints.nodeType === "element" || (hints.nodeType === undefined && hints.wrapped === true);
    const itemName = isWrapped ? (hints.name ?? place.name) : place.name;
    const itemType = this.#typeOf(itemShape, { ...place, role: "item", name: itemName });
    const isJoined = place.dialect === "http-error" && itemType.kind === "string";
    const facets = Object.assign({}, ...shape.parts.map(({ location }) => listFacets(location))) as object;
    const type: Type = {
      kind: "list",
      item: itemType,
      ...(isWrapped && { isWrapped: true as const }),
      ...(isJoined && { isJoined: true as const }),
      ...facets,
    };
    const placed = this.#placed(type, shape, place);
    if (isWrapped || isJoined) return placed;
    this.#passOnNamespace(hints, itemType);
    if (place.role === "root") {
      this.#unfit(
        placed,
        shape.location,
        "a list at the root needs an element around it",
        "Write xml: { name: …, wrapped: true }",
      );
    } else if (place.role === "item") {
      this.#unfit(
        placed,
        shape.location,
        "nothing separates the lists in the list",
        "Write xml: { name: …, wrapped: true } for the inner list",
      );
    }
    return placed;
  }

  /** Of a list without an element, the namespace is for its items. */
  #passOnNamespace({ namespace, prefix }: XmlHints, item: Type): void {
    if (namespace === undefined || item.xml?.namespace !== undefined) return;
    Object.assign(item, { xml: { ...item.xml, namespace, ...(prefix !== undefined && { prefix }) } });
  }

  #object(shape: Shape, place: Place): Type {
    const { location, parts } = shape;
    const isDataContract = place.dialect === "data-contract";
    const required = new Set(parts.flatMap(({ location }) => requiredOf(location)));
    const contract = isDataContract ? this.#contracts.contractOf(shape, place) : undefined;
    const groups = isDataContract ? this.#contracts.groupsOf(shape, place) : [{ parts, namespace: "" }];
    const inside = contract?.namespace ?? "";
    const members = new Map<string, Member>();
    for (const { parts, namespace } of groups) {
      const properties = parts.flatMap(({ location }) => location.entries("properties"));
      const ordered = isDataContract ? inDataMemberOrder(properties) : properties;
      for (const [name, property] of ordered) {
        const member = this.#member(name, property, required.has(name), { ...place, contract: namespace, inside });
        const other = members.get(name);
        members.set(name, other ? this.#merged(other, member, property) : member);
      }
    }
    const others = this.#others(shape, { ...place, role: "other", contract: inside, inside }, members.size > 0);
    const missing = [...required].find((name) => !members.has(name) && !others);
    if (missing !== undefined) {
      location.refuse(
        `${missing} is required, but is not among the properties`,
        "Add it to the properties, or take it out",
      );
    }
    const type: Type = {
      kind: "object",
      members: [...members.values()],
      ...others,
      ...(contract && { isOrdered: true as const, contract }),
    };
    return this.#placed(type, shape, place);
  }

  #member(name: string, property: Location, isRequired: boolean, place: Place): Member {
    const shape = this.#shapes.of(property);
    const type = this.#typeOf(shape, { ...place, role: "member", name });
    const extensions = Object.fromEntries(
      this.#options.extensions.filter((key) => property.has(key)).map((key) => [key, property.fields[key]]),
    );
    const member: Member = {
      name,
      ...type,
      ...(isRequired && !isOneWay(shape) && { required: true as const }),
      ...(Object.keys(extensions).length > 0 && { extensions }),
    };
    this.#copyNotes(type, member);
    return member;
  }

  /** One member that two schemas describe. */
  #merged(one: Member, other: Member, location: Location): Member {
    if (one.kind !== other.kind || (!isScalar(one) && JSON.stringify(one) !== JSON.stringify(other))) {
      return location.refuse(`${other.name} is described twice, as different types`, "Describe it once");
    }
    const merged = { ...one, ...other } as Member;
    this.#copyNotes(other, merged);
    return merged;
  }

  /** What members may be that no schema lists. */
  #others(shape: Shape, place: Place, hasMembers: boolean): Partial<ObjectType> | undefined {
    const location = othersOf(shape);
    if (location === undefined) return undefined;
    const others = this.#typeOf(this.#shapes.of(location), place);
    if (place.dialect === "http-error") return { others, encodesNames: true };
    const isDictionary = place.dialect === "data-contract" && !hasMembers;
    return { others, ...(isDictionary && { entries: this.#contracts.entriesOf(location) }) };
  }

  /** Gives a type what it says of null and of XML where it stands. */
  #placed(type: Type, shape: Shape, place: Place): Type {
    const xml = place.dialect === "data-contract" ? this.#contracts.xmlOf(shape, place) : plainXml(shape, place);
    Object.assign(type, shape.isNullable && { nullable: true }, Object.keys(xml).length > 0 && { xml });
    this.locations.set(type, shape.location);
    const { problem } = xmlHints(shape.xml);
    if (problem !== undefined) this.problems.set(type, problem);
    return type;
  }

  #unfit(type: Type, location: Location, reason: string, remedy: string): void {
    if (!this.problems.has(type)) this.problems.set(type, location.problem(reason, remedy));
  }

  #copyNotes(from: Type, to: Type): void {
    const location = this.locations.get(from);
    const problem = this.problems.get(from);
    const name = this.names.get(from);
    if (location !== undefined) this.locations.set(to, location);
    if (problem !== undefined) this.problems.set(to, problem);
    if (name !== undefined) this.names.set(to, name);
  }

  /** Completes the unions when every type is there. */
  finish(): void {
    this.#unions.complete(this.types, this.locations);
  }
}

function requiredOf(location: Location): string[] {
  return location.items("required").map((item) => {
    if (typeof item.value === "string") return item.value;
    return item.refuse("required holds names of members", "Write the name as a text");
  });
}

/** Whether a member is there in requests alone, or in answers alone. */
function isOneWay({ parts }: Shape): boolean {
  return parts.some(({ location }) => location.fields["readOnly"] === true || location.fields["writeOnly"] === true);
}

function listFacets({ fields }: Location): object {
  const { minItems, maxItems } = fields;
  return {
    ...(typeof minItems === "number" && { minItems }),
    ...(typeof maxItems === "number" && { maxItems }),
  };
}

/** One scalar for several of the same kind: a list of values stays only where each has one. */
function oneScalar(types: readonly (Type & { kind: "string" })[]): Type {
  const values = types.every((type) => type.values) ? types.flatMap((type) => type.values ?? []) : undefined;
  const [first] = types;
  if (types.length === 1 && first) return { ...first };
  return { kind: (first as Type).kind, ...(values && { values }) } as Type;
}
