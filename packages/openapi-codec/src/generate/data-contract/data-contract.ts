import type { ObjectType, XmlPlace } from "../../table.ts";
import { encodeContractName } from "../../xml/xml-names.ts";
import { itemsOf, kindsOf, othersOf } from "../kinds.ts";
import type { Location } from "../location.ts";
import type { Place } from "../place.ts";
import { plainXml } from "../plain-xml.ts";
import type { Component, Part, Shape, Shapes } from "../shape.ts";
import { xmlHints } from "../xml-hints.ts";
import { arrays, type ContractName, entryName, primitiveContract, primitiveName } from "./data-contract-names.ts";

/** Schemas that belong to one contract. */
interface ContractGroup {
  readonly parts: Part[];
  readonly namespace: string;
  /** Of a base class. */
  readonly name: string | undefined;
}

/** What DataContract makes of schemas: names, namespaces and orders. */
export class DataContracts {
  readonly #shapes: Shapes;
  /** The dictionaries whose contracts are being named. */
  readonly #named: string[] = [];

  constructor(shapes: Shapes) {
    this.#shapes = shapes;
  }

  /** A member has its own name in the contract that it belongs to, an item that of its contract. */
  xmlOf(shape: Shape, place: Place): XmlPlace {
    const own = xmlHints(shape.xml.slice(shape.xmlOfComponent));
    if (own.nodeType !== undefined && own.nodeType !== "element") return plainXml(shape, place);
    switch (place.role) {
      case "root":
        return this.#rootXml(shape, place);
      case "item": {
        if (own.name !== undefined && own.namespace !== undefined) return { name: own.name, namespace: own.namespace };
        const { name, namespace } = this.#nameOf(shape);
        return { name: own.name ?? name, namespace: own.namespace ?? inArrays(namespace) };
      }
      case "other":
        return own.namespace === undefined ? {} : { namespace: own.namespace };
      default: {
        const name = own.name ?? encodeContractName(place.name);
        const namespace = own.namespace ?? place.contract;
        return { ...(name !== place.name && { name }), ...(namespace !== place.inside && { namespace }) };
      }
    }
  }

  #rootXml(shape: Shape, place: Place): XmlPlace {
    const { name, namespace } = xmlHints(shape.xml);
    const contract = kindsOf(shape)[0] === "array" ? this.#nameOf(shape) : undefined;
    return { name: name ?? (place.name || (contract?.name ?? "")), namespace: namespace ?? contract?.namespace ?? "" };
  }

  /** The contract of an object; its name is there for a component alone. */
  contractOf(shape: Shape, place: Place): NonNullable<ObjectType["contract"]> {
    const { component, xml } = shape;
    if (component === undefined) return { namespace: xmlHints(xml).namespace ?? place.contract };
    const { name, namespace = "" } = componentHints(shape);
    return { name: name ?? encodeContractName(component.name), namespace };
  }

  /** The schemas of an object by the contracts that they belong to, base classes first. */
  groupsOf(shape: Shape, place: Place): readonly ContractGroup[] {
    const { namespace: own } = this.contractOf(shape, place);
    const groups: ContractGroup[] = [];
    for (const part of shape.parts) {
      const base = part.component?.name === shape.component?.name ? undefined : part.component;
      const group = groups.find(({ name }) => name === base?.name);
      if (group) group.parts.push(part);
      else groups.push({ parts: [part], namespace: base ? namespaceOf(base) : own, name: base?.name });
    }
    return groups;
  }

  /** How the members of a dictionary are written. */
  entriesOf(others: Location): NonNullable<ObjectType["entries"]> {
    const value = this.#nameOf(this.#shapes.of(others));
    return { name: entryName(primitiveContract("string"), value), namespace: arrays };
  }

  /** The name of the contract of a type, as lists and dictionaries of it are named by it. */
  #nameOf(shape: Shape): ContractName {
    const { component, location, parts } = shape;
    const hints = componentHints(shape);
    const [kind] = shape.choices ? ["object"] : kindsOf(shape);
    const others =
      kind === "object" && !parts.some(({ location }) => location.has("properties")) ? othersOf(shape) : undefined;
    if (others !== undefined) {
      if (this.#named.includes(location.id)) {
        location.refuse("DataContract has no name for a dictionary of itself", "Make the values objects that hold it");
      }
      this.#named.push(location.id);
      const { name } = this.entriesOf(others);
      this.#named.pop();
      return { name: `ArrayOf${name}`, namespace: arrays };
    }
    if (kind === "array") {
      const item = this.#nameOf(this.#shapes.of(itemsOf(shape)));
      return { name: hints.name ?? `ArrayOf${item.name}`, namespace: hints.namespace ?? inArrays(item.namespace) };
    }
    const isEnum = kind === "string" && parts.some(({ location }) => location.has("enum"));
    if (component && (kind === "object" || isEnum)) {
      return { name: hints.name ?? encodeContractName(component.name), namespace: hints.namespace ?? "" };
    }
    if (kind !== "object") return primitiveContract(primitiveName(kind ?? "any", formatOf(parts)));
    return location.refuse(
      "DataContract has no name for the type",
      "Make it a component and refer to it, or give it xml: { name: …, namespace: … }",
    );
  }
}

const componentHints = ({ xml, xmlOfComponent }: Shape) => xmlHints(xml.slice(0, xmlOfComponent));

const namespaceOf = ({ location }: Component): string =>
  (location.has("xml") ? xmlHints([location.at("xml")]).namespace : undefined) ?? "";

/** The namespace of what lists and dictionaries hold: types of .NET itself are in one of their own there. */
const inArrays = (namespace: string): string => (namespace === primitiveContract("").namespace ? arrays : namespace);

function formatOf(parts: readonly Part[]): string | undefined {
  for (const { location } of parts) {
    const { format, contentEncoding, "x-xsd-type": xsdType } = location.fields;
    if (typeof xsdType === "string") return xsdType;
    if (contentEncoding === "base64") return "byte";
    if (typeof format === "string") return format;
  }
  return undefined;
}
