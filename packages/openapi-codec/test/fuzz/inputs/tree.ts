import type { Member, ObjectType, Table, Type, XmlPlace } from "../../../src/table.ts";
import { isBare } from "./values.ts";

export const XSI = "http://www.w3.org/2001/XMLSchema-instance";

/** A name with its namespace, "" for none. */
export interface Name {
  readonly namespace: string;
  readonly local: string;
}

export interface TreeAttribute extends Name {
  readonly value: string | Name;
  /** In which of the ways of its type it may be spelt. */
  readonly type?: Type;
}

/** An element as a value wants it, before it is spelt. */
export interface Tree extends Name {
  readonly attributes: readonly TreeAttribute[];
  /** Elements, in an order that a reader need not mind if `isOrdered` is false. */
  readonly children: readonly Tree[];
  readonly isOrdered: boolean;
  /** The text, of an element that has no elements. */
  readonly text?: { readonly value: unknown; readonly type: Type };
}

/** The elements of a value, by the words of `table.ts`; written without a look at the codec's own writer. */
export function treeOf(table: Table, schema: string, value: unknown): Tree {
  const type = table.types[schema] as Type;
  const { name, inside } = elementAt(type.xml, schema, "");
  return elementOf(table, type, name, inside, value);
}

/** The name of an element, and the default namespace of what is in it. */
export function elementAt(xml: XmlPlace | undefined, name: string, inherited: string): { name: Name; inside: string } {
  const namespace = xml?.namespace ?? inherited;
  return { name: { namespace, local: xml?.name ?? name }, inside: xml?.prefix === undefined ? namespace : inherited };
}

export const attributeAt = (xml: XmlPlace | undefined, name: string): Name => ({
  namespace: xml?.namespace ?? "",
  local: xml?.name ?? name,
});

function elementOf(table: Table, type: Type, name: Name, inside: string, value: unknown): Tree {
  const empty: Tree = { ...name, attributes: [], children: [], isOrdered: true };
  if (value === null)
    return { ...empty, attributes: [{ namespace: XSI, local: "nil", value: "true", type: { kind: "boolean" } }] };
  switch (type.kind) {
    case "ref":
      return elementOf(table, table.types[type.to] as Type, name, inside, value);
    case "list":
      if (type.isJoined) return { ...empty, text: { type: { kind: "string" }, value: (value as string[]).join(" ") } };
      return { ...empty, children: itemsOf(table, type.item, "", inside, value as unknown[]) };
    case "union": {
      const word = (value as Readonly<Record<string, unknown>>)[type.discriminator ?? ""];
      const branch = type.branches.find(({ words }) => words?.includes(String(word)));
      if (branch === undefined) throw new RangeError(`No branch for ${String(word)}`);
      const element = elementOf(table, branch.type, name, inside, value);
      const contract = contractOf(table, branch.type);
      if (!type.byXmlType || branch.isBase || contract === undefined) return element;
      return { ...element, attributes: [{ namespace: XSI, local: "type", value: contract }, ...element.attributes] };
    }
    case "object":
      return {
        ...empty,
        isOrdered: false,
        ...contentOf(table, type, inside, value as Readonly<Record<string, unknown>>),
      };
    default:
      return { ...empty, text: { type, value } };
  }
}

export function contractOf(table: Table, type: Type): Name | undefined {
  if (type.kind === "ref") return contractOf(table, table.types[type.to] as Type);
  const contract = type.kind === "object" ? type.contract : undefined;
  return contract?.name === undefined ? undefined : { namespace: contract.namespace, local: contract.name };
}

function itemsOf(table: Table, item: Type, name: string, inherited: string, values: readonly unknown[]): Tree[] {
  const place = elementAt(item.xml, name, inherited);
  return values.map((value) => elementOf(table, item, place.name, place.inside, value));
}

type Content = Pick<Tree, "attributes" | "children"> & Partial<Pick<Tree, "text">>;

function contentOf(table: Table, type: ObjectType, outer: string, value: Readonly<Record<string, unknown>>): Content {
  const inside = type.contract?.namespace ?? outer;
  const attributes: TreeAttribute[] = [];
  const children: Tree[] = [];
  let text: Tree["text"];
  const left = new Map(Object.entries(value));
  const add = (member: Member, own: unknown): void => {
    switch (member.xml?.node) {
      case "xsi:type":
        break;
      case "attribute":
        if (own !== null)
          attributes.push({ ...attributeAt(member.xml, member.name), value: textOf(member, own), type: member });
        break;
      case "text":
      case "cdata":
        if (own !== null) text = { type: member, value: own };
        break;
      case "none": {
        const group = resolved(table, member) as ObjectType;
        for (const inner of group.members) {
          const holder = own as Readonly<Record<string, unknown>>;
          if (Object.hasOwn(holder, inner.name)) add(inner, holder[inner.name]);
        }
        break;
      }
      default:
        children.push(...elementsOf(table, member, member.name, inside, own));
    }
  };
  for (const member of type.members) {
    if (left.has(member.name)) add(member, left.get(member.name));
    left.delete(member.name);
  }
  const { others, entries } = type;
  for (const [key, own] of others === undefined ? [] : left) {
    if (entries === undefined)
      children.push(
        ...elementsOf(table, underKey(others as Type), type.encodesNames ? encodeKey(key) : key, inside, own),
      );
    else children.push(entryOf(table, entries, others as Type, key, own));
  }
  return { attributes, children, ...(text !== undefined && { text }) };
}

/** A key is the name of its element, whatever the schema of its value is called. */
function underKey(type: Type): Type {
  const { name: _, ...xml } = type.xml ?? {};
  return type.kind === "list" && isBare(type) ? { ...type, xml, item: underKey(type.item) } : { ...type, xml };
}

/** The test's keys need no more than this of `XmlConvert`. */
function encodeKey(key: string): string {
  return [...key].map((character) => (/[a-z0-9]/i.test(character) ? character : codeOf(character))).join("");
}

function codeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `_x${code
    .toString(16)
    .toUpperCase()
    .padStart(code > 0xffff ? 8 : 4, "0")}_`;
}

function entryOf(
  table: Table,
  entries: NonNullable<ObjectType["entries"]>,
  others: Type,
  key: string,
  value: unknown,
): Tree {
  const { name, namespace } = entries;
  const place = elementAt({ ...others.xml, name: "Value", namespace }, "Value", namespace);
  return {
    namespace,
    local: name,
    attributes: [],
    isOrdered: false,
    children: [
      {
        namespace,
        local: "Key",
        attributes: [],
        children: [],
        isOrdered: true,
        text: { type: { kind: "string" }, value: key },
      },
      elementOf(table, others, place.name, place.inside, value),
    ],
  };
}

function elementsOf(table: Table, type: Type, name: string, inherited: string, value: unknown): Tree[] {
  if (type.kind === "list" && isBare(type) && value !== null) {
    return itemsOf(table, type.item, name, inherited, value as unknown[]);
  }
  if (isBare(type)) return [];
  const place = elementAt(type.xml, name, inherited);
  return [elementOf(table, type, place.name, place.inside, value)];
}

export function resolved(table: Table, type: Type): Type {
  return type.kind === "ref" ? resolved(table, table.types[type.to] as Type) : type;
}

/** A scalar as XML Schema has it. */
export function textOf(type: Type, value: unknown): string {
  if (type.kind === "string" && type.isChar) return String((value as string).charCodeAt(0));
  if (typeof value === "number" && !Number.isFinite(value))
    return Number.isNaN(value) ? "NaN" : value > 0 ? "INF" : "-INF";
  return String(value);
}
