import { UnwritableValueError } from "../errors.ts";
import { itemsOf, type Shape, shapeOf } from "../spec/shape.ts";
import { arraysNamespace, entryName, mapValueOf } from "./contract-name.ts";
import { escapeText, writeCdata } from "./escape.ts";
import { isWrapped, type Member, membersOf, othersOf } from "./members.ts";
import { entryPlace, itemPlace, memberPlace, type Place, type Surroundings } from "./place.ts";
import { scalarText } from "./scalar.ts";
import { type Declared, Tag } from "./tag.ts";

type WriteElement = (shape: Shape, place: Place, value: unknown, around: Declared, path: string) => string;

/** The content of an object's element; its attributes go into the tag. */
export function writeMembers(shape: Shape, { inside }: Place, value: object, tag: Tag, write: WriteElement): string {
  const members = membersOf(shape, inside);
  const listed = new Set(members.map(({ name, path: [first = name] }) => first));
  const written = members.map((member) => ({
    name: member.name,
    text: writeMember(member, memberOf(value, member), inside, tag, write),
  }));
  const entry = inside.dialect === "data-contract" ? mapValueOf(shape) : undefined;
  const others = Object.entries(value)
    .filter(([name, member]) => member !== undefined && !listed.has(name))
    .map(([name, member]) => ({
      name,
      text:
        entry === undefined
          ? writeOther(shape, name, member, inside, tag, write)
          : writeEntry(shapeOf(inside.contract, entry), name, member, inside, tag, write),
    }));
  const isSorted = inside.dialect !== "openapi" && others.length > 0 && entry === undefined;
  const all = [...written, ...others];
  return (isSorted ? all.sort((one, other) => (one.name < other.name ? -1 : 1)) : all).map(({ text }) => text).join("");
}

/** A member's value, which may stand in an object that has no element. */
function memberOf(value: object, { name, path }: Member): unknown {
  return [...path, name].reduce<unknown>(
    (holder, key) =>
      typeof holder === "object" && holder !== null && Object.hasOwn(holder, key)
        ? (holder as Record<string, unknown>)[key]
        : undefined,
    value,
  );
}

function writeMember(
  { item, kind, name, path, place, shape }: Member,
  value: unknown,
  inside: Surroundings,
  tag: Tag,
  write: WriteElement,
): string {
  const where = [tag.path, ...path, name].join("/");
  if (value === undefined || (value === null && kind !== "element")) {
    return "";
  }
  switch (kind) {
    case "attribute":
      tag.attribute(place, scalarText(shape, inside.dialect, value));
      return "";
    case "text":
      return escapeText(scalarText(shape, inside.dialect, value), where);
    case "cdata":
      return writeCdata(scalarText(shape, inside.dialect, value), where);
    case "element":
      return item === undefined || !Array.isArray(value)
        ? write(item ?? shape, place, value, tag.declared, where)
        : value.map((each, index) => write(item, place, each, tag.declared, `${where}/${index}`)).join("");
  }
}

/** A member that the schema does not list: its name is that of its element. */
function writeOther(
  shape: Shape,
  name: string,
  value: unknown,
  inside: Surroundings,
  tag: Tag,
  write: WriteElement,
): string {
  const where = `${tag.path}/${name}`;
  const others = shapeOf(inside.contract, othersOf(shape));
  if (others.types.includes("array") && !isWrapped(others, inside) && Array.isArray(value)) {
    const item = shapeOf(inside.contract, itemsOf(others));
    const place = { ...itemPlace(item, name, inside), name };
    return value.map((each, index) => write(item, place, each, tag.declared, `${where}/${index}`)).join("");
  }
  if (inside.dialect === "openapi" && others.types.length === 0 && typeof value === "object" && value !== null) {
    throw new UnwritableValueError(where, "XML carries a text where there is no schema");
  }
  return write(others, { ...memberPlace(others, name, inside), name }, value, tag.declared, where);
}

/** An entry of a dictionary: an element of its own, with a key and a value. */
function writeEntry(
  shape: Shape,
  key: string,
  value: unknown,
  inside: Surroundings,
  tag: Tag,
  write: WriteElement,
): string {
  const where = `${tag.path}/${key}`;
  const name = entryName(inside.contract, shape.schema);
  const prefix = tag.prefixOf(arraysNamespace);
  const entry = new Tag({ name, namespace: arraysNamespace, prefix }, tag.declared, where);
  const keyPlace = { ...entryPlace(shape, "Key", inside), prefix };
  const valuePlace = { ...entryPlace(shape, "Value", inside), prefix };
  const content =
    write(shapeOf(inside.contract, { type: "string" }), keyPlace, key, entry.declared, where) +
    write(shape, valuePlace, value, entry.declared, where);
  return `${entry.start}>${content}</${entry.name}>`;
}
