import { isInline, type Shape, shapeOf } from "../spec/shape.ts";
import type { Contract } from "../types.ts";
import { arraysNamespace, contractName, itemName } from "./contract-name.ts";
import type { XmlName } from "./element.ts";
import { encodeName, instanceNamespace, xmlNamespace } from "./names.ts";

/** By whose rules XML is written: OpenAPI's, or those of .NET's serializers. */
export type Dialect = "openapi" | "data-contract" | "http-error";

/** What an element hands down to those inside of it. */
export interface Surroundings {
  readonly contract: Contract;
  readonly dialect: Dialect;
  /** The namespace of elements that name none. In the dialect, that of the contract that the members belong to. */
  readonly namespace: string;
  /** The namespaces that schemas around it gave to prefixes. */
  readonly prefixes: Readonly<Record<string, string>>;
}

/** Where a value stands in XML. */
export interface Place extends XmlName {
  readonly prefix?: string;
  readonly inside: Surroundings;
}

/** The root element of a message; its name is "" where the description gives none. */
export function rootPlace(contract: Contract, schemaName: string): Place & { readonly shape: Shape } {
  const shape = shapeOf(contract, contract.schemas[schemaName]);
  const dialect = dialectOf(shape, documentDialect(contract));
  const around = { contract, dialect, namespace: "", prefixes: { xml: xmlNamespace, xsi: instanceNamespace } };
  const component = shape.component ?? (isInline(schemaName) ? "" : schemaName);
  if (dialect !== "data-contract") {
    return { ...plainPlace(shape, component, around), shape };
  }
  const list = component === "" && shape.types.includes("array") ? contractName(contract, shape) : undefined;
  const { name = encodeName(component) || (list?.name ?? ""), namespace = list?.namespace ?? "" } = shape.xml;
  return { name, namespace, inside: insideContract(shape, { ...around, namespace }), shape };
}

function documentDialect({ document }: Contract): Dialect {
  return dialectWord((document as { readonly "x-xml-dialect"?: unknown })["x-xml-dialect"]) ?? "openapi";
}

function dialectWord(word: unknown): Dialect | undefined {
  return word === "openapi" || word === "data-contract" || word === "http-error" ? word : undefined;
}

function dialectOf({ parts, schema }: Shape, inherited: Dialect): Dialect {
  const words = [schema, ...parts.map((part) => part.schema)].map((each) => dialectWord(each["x-xml-dialect"]));
  return words.find((word) => word !== undefined) ?? inherited;
}

/** The element of a member. `home` is the namespace of the contract that it belongs to, where that is not what is inside. */
export function memberPlace(shape: Shape, name: string, around: Surroundings, home: string = around.namespace): Place {
  if (around.dialect !== "data-contract") {
    return plainPlace(shape, name, around);
  }
  const { namespace = home } = shape.placeXml;
  return {
    name: shape.placeXml.name ?? encodeName(name),
    namespace,
    inside: insideContract(shape, { ...around, namespace: home }),
  };
}

/** The element of a list's item. `listName` is what it is called if nothing else says it. */
export function itemPlace(item: Shape, listName: string, around: Surroundings): Place {
  if (around.dialect !== "data-contract") {
    return plainPlace(item, listName, around);
  }
  return { ...itemName(around.contract, item), inside: insideContract(item, around) };
}

/** The element of a dictionary's key or value. */
export function entryPlace(shape: Shape, name: string, around: Surroundings): Place {
  return { name, namespace: arraysNamespace, inside: insideContract(shape, around) };
}

/** The attribute of a member: a default namespace is not for attributes. */
export function attributePlace({ xml }: Shape, name: string, around: Surroundings): Place {
  const { name: given = name, prefix } = xml;
  const namespace = xml.namespace ?? (prefix === undefined ? "" : (around.prefixes[prefix] ?? ""));
  return { name: given, namespace, ...(prefix === undefined ? {} : { prefix }), inside: around };
}

function plainPlace(shape: Shape, ownName: string, around: Surroundings): Place {
  const { placeXml, xml, componentXml } = shape;
  const dialect = dialectOf(shape, around.dialect);
  // HttpError calls its parts by their own names, not by that of their type.
  const isError = around.dialect === "http-error" && componentXml !== xml;
  const { name = ownName, namespace: own, prefix } = isError && placeXml !== xml ? placeXml : xml;
  const namespace = own ?? (prefix === undefined ? undefined : around.prefixes[prefix]) ?? around.namespace;
  const prefixes = prefix === undefined || own === undefined ? around.prefixes : { ...around.prefixes, [prefix]: own };
  return {
    name,
    namespace,
    ...(prefix === undefined ? {} : { prefix }),
    inside: { ...around, dialect, prefixes, namespace: prefix === undefined ? namespace : around.namespace },
  };
}

/** What is inside of an element whose type is one of several: in the dialect, each has a contract of its own. */
export function insideBranch(branch: Shape, inside: Surroundings): Surroundings {
  return inside.dialect === "data-contract" ? insideContract(branch, inside) : inside;
}

/** In the dialect, members belong to the contract of their object: that of its component, or of the object around it. */
function insideContract(shape: Shape, around: Surroundings): Surroundings {
  const { component, componentXml, placeXml } = shape;
  const namespace = component === undefined ? (placeXml.namespace ?? around.namespace) : (componentXml.namespace ?? "");
  return { ...around, dialect: dialectOf(shape, around.dialect), namespace };
}
