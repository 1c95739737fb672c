import { isNode } from "../spec/document.ts";
import { itemsOf, type Shape, shapeOf } from "../spec/shape.ts";
import type { JsonSchema } from "../types.ts";
import { attributePlace, itemPlace, memberPlace, type Place, type Surroundings } from "./place.ts";

/** A member of an object, and how it stands in XML. */
export interface Member {
  readonly name: string;
  /** The members without an element of their own that lead to it. */
  readonly path: readonly string[];
  readonly kind: "element" | "attribute" | "text" | "cdata";
  readonly place: Place;
  readonly shape: Shape;
  /** Of a list whose items stand among the members: what each of them is. */
  readonly item: Shape | undefined;
  readonly isRequired: boolean;
}

/** The members that an object's schema lists, in the order in which they are written. */
export function membersOf(shape: Shape, inside: Surroundings, path: readonly string[] = []): Member[] {
  const required = new Set(shape.parts.flatMap(({ schema }) => requiredOf(schema)));
  const members = new Map<string, readonly Member[]>();
  for (const { properties, home } of groupsOf(shape, inside)) {
    for (const [name, schema] of properties) {
      members.set(name, toMembers(name, shapeOf(inside.contract, schema), inside, home, path, required.has(name)));
    }
  }
  return [...members.values()].flat();
}

function requiredOf({ required }: JsonSchema): readonly string[] {
  return Array.isArray(required) ? required : [];
}

function toMembers(
  name: string,
  shape: Shape,
  inside: Surroundings,
  home: string,
  path: readonly string[],
  isRequired: boolean,
): Member[] {
  const { attribute, nodeType = attribute === true ? "attribute" : undefined } = shape.xml;
  const member = { name, path, shape, isRequired, item: undefined };
  if (nodeType === "attribute") {
    return [{ ...member, kind: nodeType, place: attributePlace(shape, name, inside) }];
  }
  if (nodeType === "text" || nodeType === "cdata") {
    return [{ ...member, kind: nodeType, place: memberPlace(shape, name, inside, home) }];
  }
  if (nodeType === "none" && shape.types.includes("object")) {
    return membersOf(shape, inside, [...path, name]);
  }
  if (shape.types.includes("array") && !isWrapped(shape, inside)) {
    const item = unwrappedItem(shape, inside);
    return [{ ...member, kind: "element", item, place: itemPlace(item, name, inside) }];
  }
  return [{ ...member, kind: "element", place: memberPlace(shape, name, inside, home) }];
}

/** Whether a list has an element around its items. */
export function isWrapped({ xml }: Shape, { dialect }: Surroundings): boolean {
  return dialect !== "openapi" || xml.nodeType === "element" || (xml.nodeType === undefined && xml.wrapped === true);
}

/** The item of a list that has no element: the namespace of the list is for it. */
export function unwrappedItem(list: Shape, { contract }: Surroundings): Shape {
  const item = shapeOf(contract, itemsOf(list));
  const { namespace, prefix } = list.xml;
  return namespace === undefined || item.xml.namespace !== undefined
    ? item
    : { ...item, xml: { ...item.xml, namespace, ...(prefix === undefined ? {} : { prefix }) } };
}

interface Group {
  readonly properties: readonly (readonly [name: string, schema: JsonSchema])[];
  /** The namespace of the contract that they belong to. */
  readonly home: string;
}

/** Members by the contract that they belong to, base classes first; OpenAPI's own rules know one group. */
function groupsOf({ component, parts }: Shape, { contract, dialect, namespace }: Surroundings): Group[] {
  const groups = new Map<string | undefined, Group>();
  for (const part of parts) {
    const base = dialect === "data-contract" && part.component !== component ? part.component : undefined;
    const known = groups.get(base)?.properties ?? [];
    const own = isNode(part.schema.properties) ? Object.entries(part.schema.properties) : [];
    const home = base === undefined ? namespace : (contract.schemas[base]?.xml?.namespace ?? "");
    groups.set(base, { properties: [...known, ...own], home });
  }
  const isOrdered = dialect !== "openapi";
  return [...groups.values()].map(({ properties, home }) => ({
    properties: isOrdered ? [...properties].sort(byOrderAndName) : properties,
    home,
  }));
}

/** Those without an order first, then by order; those of one order by name, letter by letter as .NET compares. */
function byOrderAndName(one: Group["properties"][number], other: Group["properties"][number]): number {
  const [left, right] = [one, other].map(([, schema]) => Number(schema["x-order"] ?? -1)) as [number, number];
  return left - right || (one[0] < other[0] ? -1 : 1);
}

/** The schema of members that are not listed: undefined where nothing is said of them. */
export function othersOf({ parts }: Shape): JsonSchema | undefined {
  const others = parts
    .flatMap(({ schema }) => [schema.additionalProperties, schema["unevaluatedProperties"]])
    .find((each) => isNode(each));
  return others as JsonSchema | undefined;
}
