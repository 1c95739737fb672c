import { isScalar } from "../../rules/scalar.ts";
import type { Member, ObjectType, RootType, Type } from "../../table.ts";
import { allowsNullAlone } from "../choices.ts";
import { DataContracts } from "../data-contract/data-contract.ts";
import { inDataMemberOrder } from "../data-contract/member-order.ts";
import { isFreeForm, itemsOf, kindsOf, othersOf } from "../kinds.ts";
import type { Location } from "../location.ts";
import { type Dialect, dialectOf, type Place, rootPlace } from "../place.ts";
import { plainXml } from "../plain-xml.ts";
import type { Component, Shape, Shapes } from "../shape.ts";
import { Unions } from "../unions.ts";
import { type XmlHints, xmlHints } from "../xml-hints.ts";
import { bothFacets } from "./both-facets.ts";
import { refuseConditional } from "./conditional-members.ts";
import { countFacet, scalarType } from "./scalar-type.ts";
import { TypeNotes } from "./type-notes.ts";
import { UnionTypes } from "./union-types.ts";

/** What a user decides about the types. */
export interface TypeOptions {
  /** Whole numbers of 64 bits as `bigint`. */
  readonly bigint: boolean;
  /** The extensions of members to keep. */
  readonly extensions: readonly string[];
}

/** Makes the types of a table out of the schemas of a document. */
export class TypeBuilder {
  readonly types: Record<string, RootType> = {};
  readonly notes: TypeNotes = new TypeNotes();
  readonly #shapes: Shapes;
  readonly #dialect: Dialect;
  readonly #options: TypeOptions;
  /** The components that are written out where the walk stands. */
  readonly #open: string[] = [];
  readonly #unions: Unions;
  readonly #unionTypes: UnionTypes;
  readonly #contracts: DataContracts;

  constructor(shapes: Shapes, components: ReadonlyMap<string, Component>, dialect: Dialect, options: TypeOptions) {
    this.#shapes = shapes;
    this.#unions = new Unions(shapes, components);
    this.#unionTypes = new UnionTypes(shapes, this.#unions, this.notes, {
      typeOf: (shape, place) => this.#typeOf(shape, place),
      objectOf: (shape, place) => this.#object(shape, place),
      scalarOf: (shape, kind, around) => this.#scalar(shape, kind, around, true),
      placed: (type, shape, place) => this.#placed(type, shape, place),
    });
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
      this.notes.unfit(type, location, "the root element has no name", remedy);
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
    if (component) this.notes.names.set(type, component.name);
    return type;
  }

  #described(shape: Shape, outer: Place): Type {
    const place = { ...outer, dialect: dialectOf(shape.location, outer.dialect) };
    if (shape.choices !== undefined) return this.#unionTypes.union(shape, place);
    const kinds = kindsOf(shape);
    const [kind] = kinds;
    if (kinds.length > 1) return this.#unionTypes.several(shape, kinds, place);
    if (kind === undefined) return this.#placed(isNullAlone(shape) ? nothing() : { kind: "any" }, shape, place);
    if (kind === "object") {
      const heirs = this.#unions.heirsOf(shape);
      return heirs.length > 0 ? this.#unionTypes.hierarchy(shape, heirs, place) : this.#object(shape, place);
    }
    if (kind === "array") return this.#list(shape, place);
    return this.#placed(this.#scalar(shape, kind, place.dialect), shape, place);
  }

  #scalar(shape: Shape, kind: string, dialect: Dialect, isOneOfSeveral = false): Type {
    return scalarType(
      kind,
      shape.parts.map(({ location }) => location),
      {
        bigint: this.#options.bigint,
        isDataContract: dialect === "data-contract",
        isOneOfSeveral,
      },
    );
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
    const facets = Object.assign(
      {},
      ...shape.parts.flatMap(({ location }) => ["minItems", "maxItems"].map((key) => countFacet(location, key))),
    ) as object;
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
      this.notes.unfit(
        placed,
        shape.location,
        "a list at the root needs an element around it",
        "Write xml: { name: …, wrapped: true }",
      );
    } else if (place.role === "item") {
      this.notes.unfit(
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
    if (!others) refuseConditional(parts, members);
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
    this.notes.copy(type, member);
    return member;
  }

  /** One member that two schemas describe. */
  #merged(one: Member, other: Member, location: Location): Member {
    if (one.kind !== other.kind || (!isScalar(one) && JSON.stringify(one) !== JSON.stringify(other))) {
      return location.refuse(`${other.name} is described twice, as different types`, "Describe it once");
    }
    const merged = { ...one, ...(isScalar(one) && isScalar(other) ? bothFacets(one, other) : other) } as Member;
    // Both have to allow null.
    if (!one.nullable || !other.nullable) Reflect.deleteProperty(merged, "nullable");
    this.notes.copy(other, merged);
    return merged;
  }

  /** What members may be that no schema lists. */
  #others(shape: Shape, place: Place, hasMembers: boolean): Partial<ObjectType> | undefined {
    const location = othersOf(shape);
    if (location === undefined) {
      // A contract lists all its members.
      return isFreeForm(shape) && place.dialect !== "data-contract" ? { others: { kind: "any" } } : undefined;
    }
    const others = this.#typeOf(this.#shapes.of(location), place);
    if (place.dialect === "http-error") return { others, encodesNames: true };
    const isDictionary = place.dialect === "data-contract" && !hasMembers;
    return { others, ...(isDictionary && { entries: this.#contracts.entriesOf(location) }) };
  }

  /** Gives a type what it says of null and of XML where it stands. */
  #placed(type: Type, shape: Shape, place: Place): Type {
    const xml = place.dialect === "data-contract" ? this.#contracts.xmlOf(shape, place) : plainXml(shape, place);
    Object.assign(type, shape.isNullable && { nullable: true }, Object.keys(xml).length > 0 && { xml });
    this.notes.locations.set(type, shape.location);
    const { problem } = xmlHints(shape.xml);
    if (problem !== undefined) this.notes.problems.set(type, problem);
    return type;
  }

  /** Completes the unions when every type is there. */
  finish(): void {
    this.#unions.complete(this.types, this.notes.locations);
  }
}

function requiredOf(location: Location): string[] {
  return location.items("required").map((item) => {
    if (typeof item.value === "string") return item.value;
    return item.refuse("required holds names of members", "Write the name as a text");
  });
}

/** Whether null is the only value. */
function isNullAlone({ isNullable, parts }: Shape): boolean {
  return isNullable && parts.some(({ location }) => allowsNullAlone(location.fields));
}

/** A type without values; null is what may be beside it. */
const nothing = (): Type => ({ kind: "union", branches: [] });

/** Whether a member is there in requests alone, or in answers alone. */
function isOneWay({ parts }: Shape): boolean {
  return parts.some(({ location }) => location.fields["readOnly"] === true || location.fields["writeOnly"] === true);
}
