import { isScalar } from "../rules/scalar.ts";
import type { Branch, Member, ObjectType, RootType, Type, XmlPlace } from "../table.ts";
import { encodeName } from "../xml/xml-names.ts";
import { arrays, type ContractName, entryName, primitiveContract, primitiveName } from "./data-contract-names.ts";
import type { DocumentError } from "./document-error.ts";
import { isRecord, type Location } from "./location.ts";
import { scalarType } from "./scalar-type.ts";
import type { Component, Part, Shape, Shapes } from "./shape.ts";
import { type XmlHints, xmlHints } from "./xml-hints.ts";

/** By whose rules XML is written. */
export type Dialect = "openapi" | "data-contract" | "http-error";

const dialects: readonly Dialect[] = ["openapi", "data-contract", "http-error"];

export interface TypeOptions {
  /** Whole numbers of 64 bits as `bigint`. */
  readonly bigint: boolean;
  /** The extensions of members to keep. */
  readonly extensions: readonly string[];
}

/** Where a schema stands. */
interface Place {
  readonly role: "root" | "member" | "item" | "other";
  /** What the element is called if nothing else says it. */
  readonly name: string;
  readonly dialect: Dialect;
  /** In DataContract, the namespace of the contract that it belongs to. */
  readonly contract: string;
  /** In DataContract, the namespace that members have unless they say another. */
  readonly inside: string;
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
  readonly #components: ReadonlyMap<string, Component>;
  readonly #dialect: Dialect;
  readonly #options: TypeOptions;
  /** The components that are written out where the walk stands. */
  readonly #open: string[] = [];
  readonly #unions: { readonly type: Type & { kind: "union" }; readonly location: Location }[] = [];

  constructor(shapes: Shapes, components: ReadonlyMap<string, Component>, dialect: Dialect, options: TypeOptions) {
    this.#shapes = shapes;
    this.#components = components;
    this.#dialect = dialect;
    this.#options = options;
  }

  /** Makes the type of a component. */
  component({ name, location }: Component): void {
    const shape = this.#shapes.of(location);
    const place = this.#rootPlace(encodeNameIn(this.#dialectOf(location, this.#dialect), name), location);
    const isAlias = shape.component !== undefined && shape.component.name !== name && this.#isNamed(shape);
    this.types[name] = isAlias
      ? this.#placed({ kind: "ref", to: shape.component.name }, shape, place)
      : this.#described(shape, place);
  }

  /** Makes the type of a body: a reference where it is a component. */
  body(location: Location): RootType {
    const shape = this.#shapes.of(location);
    const { component } = shape;
    const place = this.#rootPlace(encodeNameIn(this.#dialect, component?.name ?? ""), location);
    if (component !== undefined) return this.#placed({ kind: "ref", to: component.name }, shape, place);
    const type = this.#typeOf(shape, place);
    if (type.xml?.name === "") {
      const remedy = "Give the schema xml: { name: … }, or make it a component";
      this.#unfit(type, location, "the root element has no name", remedy);
    }
    return type;
  }

  #rootPlace(name: string, location: Location): Place {
    return { role: "root", name, dialect: this.#dialectOf(location, this.#dialect), contract: "", inside: "" };
  }

  #dialectOf(location: Location, inherited: Dialect): Dialect {
    const word = location.fields["x-xml-dialect"];
    if (word === undefined) return inherited;
    if (dialects.includes(word as Dialect)) return word as Dialect;
    return location.at("x-xml-dialect").refuse("the dialect is unknown", `Write one of ${dialects.join(", ")}`);
  }

  /** Whether a component is a type of the table, and not written out where it is referred to. */
  #isNamed(shape: Shape): boolean {
    return shape.choices !== undefined || this.#kindsOf(shape).includes("object");
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
    const place = { ...outer, dialect: this.#dialectOf(shape.location, outer.dialect) };
    if (shape.choices !== undefined) return this.#union(shape, place);
    const kinds = this.#kindsOf(shape);
    const [kind] = kinds;
    if (kinds.length > 1) return this.#several(shape, kinds, place);
    if (kind === undefined) return this.#placed({ kind: "any" }, shape, place);
    if (kind === "object") {
      const heirs = this.#heirsOf(shape);
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

  /** The kinds of values that a schema allows, null left out; none where it says nothing. */
  #kindsOf({ parts }: Shape): string[] {
    let kinds: string[] | undefined;
    for (const { location } of parts) {
      const own = kindsOf(location);
      if (own === undefined) continue;
      const both: string[] | undefined = kinds?.filter(
        (kind) => own.includes(kind) || (kind === "integer" && own.includes("number")),
      );
      if (both?.length === 0) {
        location.refuse(
          `the types contradict each other: ${kinds?.join(", ")} and ${own.join(", ")}`,
          "Correct one of them",
        );
      }
      kinds = both ?? own;
    }
    return kinds ?? [];
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
      const { property, wordsOf } = this.#discriminator(
        discriminator,
        branches.map((branch) => this.#componentOf(branch)),
      );
      const isTyped = place.dialect === "data-contract";
      const type: Type = {
        kind: "union",
        discriminator: property,
        ...(isTyped && { byXmlType: true as const }),
        branches: branches.map((branch): Branch => {
          const component = this.#componentOf(branch);
          return { words: wordsOf(component.name), type: { kind: "ref", to: component.name } };
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

  #discriminator(location: Location, branches: readonly Component[]) {
    const { propertyName } = location.fields;
    if (typeof propertyName !== "string") {
      return location.refuse("the discriminator has no propertyName", "Name the member that tells the branches apart");
    }
    const words = new Map<string, string[]>();
    for (const [word, target] of location.entries("mapping")) {
      const name = this.#mapped(target);
      if (!branches.some((branch) => branch.name === name)) {
        target.refuse(
          `the mapping names ${name}, which is not one of the branches`,
          "Add it to the branches, or take it out",
        );
      }
      words.set(name, [...(words.get(name) ?? []), word]);
    }
    return { property: propertyName, wordsOf: (name: string): readonly string[] => words.get(name) ?? [name] };
  }

  /** The component that a word of a mapping stands for: a name, or a reference. */
  #mapped(target: Location): string {
    const { value } = target;
    if (typeof value !== "string")
      return target.refuse("a mapping names a schema", "Write its name or a reference to it");
    if (this.#components.has(value)) return value;
    const { component } = this.#shapes.of(target.target(value));
    return component?.name ?? target.refuse(`${value} is not a component`, "Name a component");
  }

  #registered(type: Type, location: Location): Type {
    if (type.kind === "union") this.#unions.push({ type, location });
    return type;
  }

  /** The components that are made of one with a discriminator, by allOf. */
  #heirsOf({ component, location }: Shape): Component[] {
    if (component === undefined || !location.has("discriminator")) return [];
    return [...this.#components.values()].filter(
      (other) =>
        other.name !== component.name &&
        this.#shapes.of(other.location).parts.some((part) => part.component?.name === component.name),
    );
  }

  /** The type of a component and of all that are made of it: what `oneOf` of them would be. */
  #hierarchy(shape: Shape, heirs: readonly Component[], place: Place): Type {
    const component = shape.component as Component;
    const members = [component, ...heirs];
    const discriminator = shape.location.at("discriminator");
    const { property, wordsOf } = this.#discriminator(discriminator, members);
    const type: Type = {
      kind: "union",
      discriminator: property,
      ...(place.dialect === "data-contract" && { byXmlType: true as const }),
      branches: [
        { words: wordsOf(component.name), type: this.#object(shape, place), isBase: true },
        ...heirs.map(({ name }): Branch => ({ words: wordsOf(name), type: { kind: "ref", to: name } })),
      ],
    };
    return this.#registered(this.#placed(type, shape, place), discriminator);
  }

  #list(shape: Shape, place: Place): Type {
    const items = shape.parts.flatMap(({ location }) => (location.has("items") ? [location.at("items")] : []));
    const [item] = items;
    if (item === undefined || items.length > 1) {
      return shape.location.refuse("the list does not say what its items are", "Write items, once");
    }
    const itemShape = this.#shapes.of(item);
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
    const groups = isDataContract ? this.#contractsOf(shape, place) : [{ parts, namespace: "" }];
    const inside = groups.at(-1)?.namespace ?? "";
    const members = new Map<string, Member>();
    for (const { parts, namespace } of groups) {
      const properties = parts.flatMap(({ location }) => location.entries("properties"));
      const ordered = isDataContract ? dataMemberOrder(properties) : properties;
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
      ...(isDataContract && { isOrdered: true as const }),
      ...(isDataContract && { contract: this.#contractOf(shape, inside) }),
    };
    return this.#placed(type, shape, place);
  }

  #contractOf({ component, xml, xmlOfComponent }: Shape, namespace: string): NonNullable<ObjectType["contract"]> {
    if (component === undefined) return { namespace };
    return { name: xmlHints(xml.slice(0, xmlOfComponent)).name ?? encodeName(component.name), namespace };
  }

  /** The schemas of an object by the contracts that they belong to, base classes first. */
  #contractsOf({ component, parts, xml, xmlOfComponent }: Shape, place: Place) {
    const own = component
      ? (xmlHints(xml.slice(0, xmlOfComponent)).namespace ?? "")
      : (xmlHints(xml).namespace ?? place.contract);
    const groups: { readonly parts: Part[]; readonly namespace: string; readonly name: string | undefined }[] = [];
    for (const part of parts) {
      const isBase = part.component !== undefined && part.component.name !== component?.name;
      const name = isBase ? part.component?.name : undefined;
      const namespace = isBase ? (xmlHints(xmlOf(part.component as Component)).namespace ?? "") : own;
      const group = groups.find((group) => group.name === name);
      if (group) group.parts.push(part);
      else groups.push({ parts: [part], namespace, name });
    }
    return groups;
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
    const given = shape.parts
      .flatMap(({ location }) => [location.at("unevaluatedProperties"), location.at("additionalProperties")])
      .filter(({ value }) => value !== undefined);
    if (given.length === 0 || given.some(({ value }) => value === false)) return undefined;
    const schema = given.find(({ value }) => isRecord(value)) ?? (given[0] as Location);
    const valueShape = this.#shapes.of(schema);
    const others = this.#typeOf(valueShape, place);
    if (place.dialect === "http-error") return { others, encodesNames: true };
    if (hasMembers || place.dialect !== "data-contract") return { others };
    const value = this.#contractName(valueShape);
    return { others, entries: { name: entryName(primitiveContract("string"), value), namespace: arrays } };
  }

  /** The name of the contract of a type, as lists and dictionaries of it are named by it. */
  #contractName(shape: Shape): ContractName {
    const { component, location, parts } = shape;
    const hints = xmlHints(shape.xml.slice(0, shape.xmlOfComponent));
    const [kind] = shape.choices ? ["object"] : this.#kindsOf(shape);
    const isEnum = parts.some(({ location }) => location.has("enum"));
    const isMap = kind === "object" && !parts.some(({ location }) => location.has("properties"));
    if (component && ((kind === "object" && !isMap) || (kind === "string" && isEnum))) {
      return { name: hints.name ?? encodeName(component.name), namespace: hints.namespace ?? "" };
    }
    if (kind === "array") {
      const item = this.#contractName(
        this.#shapes.of(
          parts.map(({ location }) => location.at("items")).find(({ value }) => value !== undefined) ?? location,
        ),
      );
      const isPrimitive = item.namespace === primitiveContract("").namespace;
      return {
        name: hints.name ?? `ArrayOf${item.name}`,
        namespace: hints.namespace ?? (isPrimitive ? arrays : item.namespace),
      };
    }
    if (isMap) {
      const type = this.#others(
        shape,
        { role: "other", name: "", dialect: "data-contract", contract: "", inside: "" },
        false,
      );
      if (type?.entries) return { name: `ArrayOf${type.entries.name}`, namespace: arrays };
    }
    if (kind === "object")
      return location.refuse(
        "DataContract has no name for the type",
        "Make it a component and refer to it, or give it xml: { name: …, namespace: … }",
      );
    const format = formatOf(parts);
    return primitiveContract(primitiveName(kind ?? "any", format));
  }

  /** Gives a type what it says of null and of XML where it stands. */
  #placed(type: Type, shape: Shape, place: Place): Type {
    const xml = place.dialect === "data-contract" ? this.#contractXml(shape, place) : this.#plainXml(shape, place);
    Object.assign(type, shape.isNullable && { nullable: true }, Object.keys(xml).length > 0 && { xml });
    this.locations.set(type, shape.location);
    const { problem } = xmlHints(shape.xml);
    if (problem !== undefined) this.problems.set(type, problem);
    return type;
  }

  #plainXml(shape: Shape, place: Place): XmlPlace {
    // HttpError calls its parts by their own names, not by that of their type.
    const hints =
      place.dialect === "http-error" && place.role === "member" ? shape.xml.slice(shape.xmlOfComponent) : shape.xml;
    const { name = place.name, namespace, prefix, nodeType } = xmlHints(hints);
    const isSaid = place.role !== "member" || name !== place.name;
    const isOther =
      nodeType === "attribute" ||
      nodeType === "text" ||
      nodeType === "cdata" ||
      (nodeType === "none" && !this.#kindsOf(shape).includes("array"));
    return {
      ...(isSaid && place.role !== "other" && { name }),
      ...(namespace !== undefined && { namespace }),
      ...(prefix !== undefined && { prefix }),
      ...(isOther && { node: nodeType }),
    };
  }

  /** In DataContract a member has its own name in the contract that it belongs to, an item that of its contract. */
  #contractXml(shape: Shape, place: Place): XmlPlace {
    const own = xmlHints(shape.xml.slice(shape.xmlOfComponent));
    const all = xmlHints(shape.xml);
    if (own.nodeType !== undefined && own.nodeType !== "element") return this.#plainXml(shape, place);
    switch (place.role) {
      case "root": {
        const [kind] = this.#kindsOf(shape);
        const contract = kind === "array" ? this.#contractName(shape) : undefined;
        return {
          name: all.name ?? (place.name || contract?.name || ""),
          namespace: all.namespace ?? contract?.namespace ?? "",
        };
      }
      case "item": {
        if (own.name !== undefined && own.namespace !== undefined) return { name: own.name, namespace: own.namespace };
        const { name, namespace } = this.#contractName(shape);
        const isPrimitive = namespace === primitiveContract("").namespace;
        return { name: own.name ?? name, namespace: own.namespace ?? (isPrimitive ? arrays : namespace) };
      }
      case "other":
        return own.namespace === undefined ? {} : { namespace: own.namespace };
      default: {
        const name = own.name ?? encodeName(place.name);
        const namespace = own.namespace ?? place.contract;
        return { ...(name !== place.name && { name }), ...(namespace !== place.inside && { namespace }) };
      }
    }
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

  /** Completes the unions when every type is there: each branch is an object with the member that tells it apart. */
  finish(): void {
    for (const { type, location } of this.#unions) {
      const { discriminator = "", byXmlType = false } = type;
      const branches = type.branches.flatMap((branch) => this.#flat(branch));
      Object.assign(type, { branches });
      for (const { type: branch } of branches) {
        const object = branch.kind === "ref" ? this.types[branch.to] : branch;
        if (object?.kind === "object") addDiscriminator(object, discriminator, byXmlType);
        else location.refuse("a branch of the union is not an object", "Let each branch be an object");
      }
    }
  }

  /** The branches of a branch that is a union itself. */
  #flat(branch: Branch): readonly Branch[] {
    const target = branch.type.kind === "ref" ? this.types[branch.type.to] : branch.type;
    return target?.kind === "union" ? target.branches.flatMap((inner) => this.#flat(inner)) : [branch];
  }
}

function addDiscriminator(object: ObjectType, name: string, isXmlType: boolean): void {
  const members = object.members as Member[];
  const index = members.findIndex((member) => member.name === name);
  const existing = members[index];
  if (!isXmlType) {
    if (existing === undefined) members.unshift({ name, kind: "string", required: true });
    return;
  }
  const member: Member = { name, kind: "string", xml: { node: "xsi:type" } };
  if (existing === undefined) members.unshift(member);
  else members[index] = member;
}

const encodeNameIn = (dialect: Dialect, name: string): string =>
  dialect === "data-contract" ? encodeName(name) : name;

const xmlOf = ({ location }: Component): Location[] => (location.has("xml") ? [location.at("xml")] : []);

/** The kinds of values that one schema allows, null left out; undefined where it does not say. */
function kindsOf(location: Location): string[] | undefined {
  const { type, enum: values, const: only } = location.fields;
  if (type !== undefined) {
    const types = [type].flat().filter((one) => one !== "null");
    const unknown = types.find(
      (one) => !["string", "number", "integer", "boolean", "object", "array"].includes(one as string),
    );
    if (unknown !== undefined)
      location.at("type").refuse(`there is no type ${JSON.stringify(unknown)}`, "Write a type of JSON Schema");
    const known = types as string[];
    return known.length === 0 ? undefined : known.filter((one) => one !== "integer" || !known.includes("number"));
  }
  if (location.has("properties") || location.has("additionalProperties")) return ["object"];
  if (location.has("items")) return ["array"];
  const samples = Array.isArray(values) ? values : only === undefined ? [] : [only];
  const kinds = new Set(samples.filter((sample) => sample !== null).map(kindOfSample));
  return kinds.size === 0 ? undefined : [...kinds];
}

function kindOfSample(sample: unknown): string {
  if (Array.isArray(sample)) return "array";
  return typeof sample === "number" && Number.isInteger(sample) ? "integer" : typeof sample;
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

/** Without an order by name, then by order; ordinal, as .NET compares. */
function dataMemberOrder(properties: readonly [string, Location][]): [string, Location][] {
  const keyed = properties.map(([name, location]) => {
    const order = location.fields["x-order"];
    if (order !== undefined && !Number.isInteger(order))
      location.at("x-order").refuse("an order is a whole number", "Write a whole number");
    return { name, location, order: (order as number | undefined) ?? -1 };
  });
  keyed.sort((one, other) => one.order - other.order || (one.name < other.name ? -1 : 1));
  return keyed.map(({ name, location }) => [name, location]);
}

/** One scalar for several of the same kind: a list of values stays only where each has one. */
function oneScalar(types: readonly (Type & { kind: "string" })[]): Type {
  const values = types.every((type) => type.values) ? types.flatMap((type) => type.values ?? []) : undefined;
  const [first] = types;
  if (types.length === 1 && first) return { ...first };
  return { kind: (first as Type).kind, ...(values && { values }) } as Type;
}

function formatOf(parts: readonly Part[]): string | undefined {
  for (const { location } of parts) {
    const { format, contentEncoding, "x-xsd-type": xsdType } = location.fields;
    if (typeof xsdType === "string") return xsdType;
    if (contentEncoding === "base64") return "byte";
    if (typeof format === "string") return format;
  }
  return undefined;
}
