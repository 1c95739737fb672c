import { itemsOf, type Shape, shapeOf } from "../spec/shape.ts";
import { arraysNamespace, entryName, mapValueOf } from "./contract-name.ts";
import { isOfDocument, type XmlElement } from "./element.ts";
import { isWrapped, type Member, membersOf, othersOf } from "./members.ts";
import { clarkName } from "./names.ts";
import { entryPlace, itemPlace, memberPlace, type Place, type Surroundings } from "./place.ts";
import { readUntyped, refuseText, unknownName } from "./read-untyped.ts";
import { readScalar } from "./scalar.ts";

type ReadElement = (shape: Shape, element: XmlElement, place: Place) => unknown;

/** Values by name, in the order in which they are found. */
type Values = Map<string, unknown>;

/** The value of an element that stands for an object. */
export function readMembers(shape: Shape, element: XmlElement, { inside }: Place, read: ReadElement): object {
  const members = membersOf(shape, inside);
  const values: Values = new Map();
  const content = members.find(({ kind }) => kind === "text" || kind === "cdata");
  if (content === undefined) {
    refuseText(element);
  } else if (element.text !== "" || isEmptyText(content, inside)) {
    holderOf(values, content).set(content.name, readScalar(content.shape, inside.dialect, element.text));
  }
  readAttributes(members, element, inside, values);
  const known = new Map(
    members.filter(({ kind }) => kind === "element").map((member) => [keyOf(member.place), member]),
  );
  const readOther = otherReader(shape, inside, new Set(members.map(({ name }) => name)), read);
  for (const child of element.children) {
    const member = known.get(keyOf(child));
    if (member === undefined) {
      readOther(child, values);
    } else {
      add(holderOf(values, member), member, read(member.item ?? member.shape, child, member.place), inside);
    }
  }
  for (const member of members) {
    const holder = holderOf(values, member, false);
    const absent = valueOfAbsent(member);
    if (absent !== undefined && holder !== undefined && !holder.has(member.name)) {
      holder.set(member.name, absent);
    }
  }
  return toObject(values);
}

/** Nothing tells an empty text from none: it is one where the schema allows that. */
function isEmptyText({ isRequired, shape }: Member, { contract }: Surroundings): boolean {
  const isText = shape.types.includes("string");
  return isText && (isRequired || contract.validateValue(shape.schema, "").length === 0);
}

/** What it means that a member is not there: an empty list has no elements, and a null attribute is left out. */
function valueOfAbsent({ isRequired, item, kind, shape }: Member): [] | null | undefined {
  if (!isRequired) {
    return undefined;
  }
  return item === undefined ? (kind === "attribute" && shape.isNullable ? null : undefined) : [];
}

const keyOf = ({ namespace, name }: { readonly namespace: string; readonly name: string }): string =>
  clarkName(namespace, name);

/** .NET takes the first of several equal members; elsewhere all are kept, so that the schema can object. */
function add(holder: Values, { name, item }: Member, value: unknown, { dialect }: Surroundings): void {
  if (item !== undefined) {
    holder.set(name, [...((holder.get(name) as unknown[] | undefined) ?? []), value]);
  } else if (!holder.has(name)) {
    holder.set(name, value);
  } else if (dialect === "openapi") {
    holder.set(name, [holder.get(name), value]);
  }
}

function readAttributes(members: readonly Member[], element: XmlElement, inside: Surroundings, values: Values): void {
  for (const attribute of element.attributes) {
    const member = members.find(({ kind, place }) => kind === "attribute" && keyOf(place) === keyOf(attribute));
    if (member !== undefined) {
      holderOf(values, member).set(member.name, readScalar(member.shape, inside.dialect, attribute.value));
    } else if (inside.dialect === "openapi" && !isOfDocument(attribute)) {
      values.set(`@${unknownName(attribute, "")}`, attribute.value);
    }
  }
}

/** Where a member's value belongs: in the object, or in one of it that has no element. */
function holderOf(values: Values, member: Member): Values;
function holderOf(values: Values, member: Member, isMade: false): Values | undefined;
function holderOf(values: Values, { path }: Member, isMade = true): Values | undefined {
  let holder: Values | undefined = values;
  for (const name of path) {
    const inner: unknown = holder?.get(name);
    if (inner === undefined && isMade) {
      holder?.set(name, new Map());
    }
    holder = holder?.get(name) as Values | undefined;
  }
  return holder;
}

function toObject(values: Values): object {
  return Object.fromEntries(
    [...values].map(([name, value]) => [name, value instanceof Map ? toObject(value as Values) : value]),
  );
}

/** Reads what no member is: an entry of a dictionary, a member of a map, or something unknown. */
function otherReader(
  shape: Shape,
  inside: Surroundings,
  listed: ReadonlySet<string>,
  read: ReadElement,
): (child: XmlElement, values: Values) => void {
  const { contract, dialect, namespace } = inside;
  const others = othersOf(shape);
  const value = shapeOf(contract, others);
  const entry = dialect === "data-contract" ? mapValueOf(shape) : undefined;
  const entryKey = entry && clarkName(arraysNamespace, entryName(contract, entry));
  // Web API's own dictionary of errors, in a description that does not say so.
  const isJoined = entry !== undefined && shapeOf(contract, itemsOf(value)).types.includes("string");
  const isBare = value.types.includes("array") && !isWrapped(value, inside);
  const item = isBare ? shapeOf(contract, itemsOf(value)) : value;
  return (child, values) => {
    if (entry !== undefined && keyOf(child) === entryKey) {
      readEntry(child, shapeOf(contract, entry), inside, values, read);
      return;
    }
    if (isJoined && child.namespace === namespace && child.children.length === 0) {
      values.set(child.name, [child.text]);
      return;
    }
    const place = { ...(isBare ? itemPlace(item, "", inside) : memberPlace(value, "", inside)), name: child.name };
    if (others === undefined || child.namespace !== place.namespace || listed.has(child.name)) {
      const name = listed.has(child.name) ? keyOf(child) : unknownName(child, namespace);
      if (!values.has(name)) {
        values.set(name, readUntyped(child));
      }
      return;
    }
    const found = read(item, child, place);
    if (isBare) {
      values.set(child.name, [...((values.get(child.name) as unknown[] | undefined) ?? []), found]);
    } else if (!values.has(child.name)) {
      values.set(child.name, found);
    }
  };
}

/** A dictionary's entry holds a key and a value. */
function readEntry(element: XmlElement, shape: Shape, inside: Surroundings, values: Values, read: ReadElement): void {
  const part = (name: string): XmlElement | undefined =>
    element.children.find((child) => child.name === name && child.namespace === arraysNamespace);
  const [key, value] = [part("Key"), part("Value")];
  if (key === undefined || value === undefined) {
    values.set(keyOf(element), readUntyped(element));
  } else if (!values.has(key.text)) {
    values.set(key.text, read(shape, value, entryPlace(shape, "Value", inside)));
  }
}
