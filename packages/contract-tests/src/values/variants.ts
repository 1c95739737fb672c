import { itemsOf, type Shape, shapeOf } from "../spec/shape.ts";
import type { Contract, JsonSchema } from "../types.ts";
import { type Edge, edgesOf } from "./edges.ts";
import type { Making } from "./make-value.ts";

/** A body that differs from a right one in one place. */
export interface Variant extends Edge {
  /** Follows "a body with" or "a body without". */
  readonly title: string;
}

type Path = readonly (string | number)[];

const maxDepth = 4;
/** More places of one body would be load. */
const maxPlaces = 80;

/** Bodies that differ from a right one in one member: at and beside each edge, missing, or unknown. */
export function variantsOf(making: Making, schema: JsonSchema | undefined, right: unknown): Variant[] {
  const { contract } = making;
  // A component that stands in several places is the same everywhere.
  const places = placesOf(contract, schema, right).filter(
    (place, index, all) => all.findIndex((each) => each.schema === place.schema) === index,
  );
  const variants = places.slice(0, maxPlaces).flatMap(({ path, schema: inner, isRequired }) => {
    const name = path.join(".");
    const edges = edgesOf(making, inner, `/${path.join("/")}`).map((edge) => ({
      ...edge,
      name: `${name}-${edge.name}`,
      title: `with ${edge.name} in ${name}`,
      value: withValue(right, path, edge.value),
    }));
    const missing: Variant = {
      name: `${name}-missing`,
      title: `without ${name}`,
      value: withValue(right, path, undefined),
      evidence: "documented",
    };
    return isRequired ? [...edges, missing] : edges;
  });
  return [...rootEdges(making, schema, right), ...variants, ...wholes(right)];
}

/** Of a body without members: at and beside each edge of all of it. */
function rootEdges(making: Making, schema: JsonSchema | undefined, right: unknown): Variant[] {
  if (typeof right === "object" && right !== null && !Array.isArray(right)) {
    return [];
  }
  return edgesOf(making, schema, "").map((edge) => ({
    ...edge,
    name: `body-${edge.name}`,
    title: `that is ${edge.name.replaceAll("-", " ")}`,
  }));
}

/** What is wrong with all of a body, or with what it has more than it may have. */
function wholes(right: unknown): Variant[] {
  const whole = (name: string, value: unknown): Variant => ({
    name,
    title: `that is ${name.replaceAll("-", " ")}`,
    value,
    evidence: "documented",
  });
  if (typeof right !== "object" || right === null) {
    return [whole("an-object", { a: 1 })];
  }
  return Array.isArray(right)
    ? [whole("an-object", { a: 1 }), whole("a-text", "some")]
    : [
        whole("a-list", []),
        whole("a-text", "some"),
        {
          name: "unknown-member",
          title: "with an unknown member",
          value: { ...right, zooOfNobody: 1 },
          evidence: "documented",
        },
      ];
}

interface Place {
  readonly path: Path;
  readonly schema: JsonSchema;
  readonly isRequired: boolean;
}

/** Every member of a value that its schema lists, at some depth; of a list the first item. */
function placesOf(contract: Contract, schema: JsonSchema | undefined, value: unknown, path: Path = []): Place[] {
  const shape = shapeOf(contract, schema);
  if (typeof value !== "object" || value === null || path.length >= maxDepth || shape.branches !== undefined) {
    return [];
  }
  const inner = Array.isArray(value) ? itemOf(shape, value) : membersOf(shape, value);
  return inner.flatMap((place) => {
    const key = place.path[0] as string;
    const own = (value as Readonly<Record<string, unknown>>)[key];
    return [{ ...place, path: [...path, key] }, ...placesOf(contract, place.schema, own, [...path, key])];
  });
}

function itemOf(shape: Shape, list: readonly unknown[]): Place[] {
  const items = itemsOf(shape);
  return list.length > 0 && items !== undefined ? [{ path: [0], schema: items, isRequired: false }] : [];
}

function membersOf({ parts }: Shape, value: object): Place[] {
  const required = new Set(parts.flatMap(({ schema }) => (Array.isArray(schema.required) ? schema.required : [])));
  const properties = new Map(parts.flatMap(({ schema }) => Object.entries(schema.properties ?? {})));
  // What tells branches apart is not a text like others.
  const telling = parts.map(({ schema }) => (schema["discriminator"] as { propertyName?: unknown })?.propertyName);
  return [...properties]
    .filter(([name]) => name in value && !telling.includes(name))
    .map(([name, schema]) => ({ path: [name], schema, isRequired: required.has(name) }));
}

/** The same value with another one in one place; undefined takes it away. */
function withValue(root: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) {
    return value;
  }
  if (Array.isArray(root)) {
    return root.map((item, index) => (index === key ? withValue(item, rest, value) : item));
  }
  const members = Object.entries(root as object).flatMap(([name, member]): [string, unknown][] => {
    const changed = name === key ? withValue(member, rest, value) : member;
    return changed === undefined ? [] : [[name, changed]];
  });
  return Object.fromEntries(members);
}
