import type { Member, ObjectType, Table, Type, UnionType } from "../../../src/table.ts";
import { attributeAt, contractOf, elementAt, type Name, resolved } from "../inputs/tree.ts";
import { isBare, mayBeEmptyText } from "../inputs/values.ts";
import { Refusal } from "./reference-namespaces.ts";
import { decodeKey, scalar } from "./reference-scalars.ts";
import { type Element, parseTree } from "./reference-tree.ts";

export interface ReadOptions {
  readonly unknownMembers?: "ignore" | "refuse";
  readonly maxDepth?: number;
  /** What the bytes turned out to be, so that the XML declaration may not say otherwise. */
  readonly encoding?: Encoding;
}

export type Encoding = "utf-8" | "utf-16";

export type Reading = { readonly value: unknown } | { readonly refusal: string };

const XSI = "http://www.w3.org/2001/XMLSchema-instance";
const SERIALIZATION = "http://schemas.microsoft.com/2003/10/Serialization/";
const METADATA = [XSI, SERIALIZATION, "http://www.w3.org/XML/1998/namespace"];

/**
 * Reads a document in the plainest way there is: saxes makes a tree, and this walks the tree beside the table. It shares
 * the table with the codec and no code, so that an error in one is not in the other.
 */
export function read(table: Table, schema: string, text: string, options: ReadOptions = {}): Reading {
  try {
    const root = parseTree(text, options.maxDepth ?? 256, options.encoding);
    const type = table.types[schema];
    if (type === undefined) throw new RangeError(`There is no schema ${schema}`);
    const { name, inside } = elementAt(type.xml, schema, "");
    if (!isNamed(root, name)) throw new Refusal(`the root is not ${name.local}`);
    return { value: new ReferenceReader(table, options.unknownMembers === "refuse").element(type, root, inside) };
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error.message };
    throw error;
  }
}

const isNamed = (element: Element, { namespace, local }: Name): boolean =>
  element.name === local && element.namespace === namespace;

class ReferenceReader {
  readonly #table: Table;
  readonly #refusesUnknown: boolean;

  constructor(table: Table, refusesUnknown: boolean) {
    this.#table = table;
    this.#refusesUnknown = refusesUnknown;
  }

  /** The value of an element, or null where it says that it has none. */
  element(type: Type, element: Element, inside: string): unknown {
    if (element.attributes.has(`{${SERIALIZATION}}Ref`)) throw new Refusal("a reference to another object");
    if (!element.isNil) return this.#content(type, element, inside);
    if (!type.nullable && type.kind !== "any") throw new Refusal(`${element.name} may not be nil`);
    if (element.children.length > 0 || element.text !== "") throw new Refusal(`${element.name} is nil and has content`);
    return null;
  }

  #content(type: Type, element: Element, inside: string): unknown {
    switch (type.kind) {
      case "ref":
        return this.#content(this.#table.types[type.to] as Type, element, inside);
      case "any":
        return scalarText(element);
      case "object":
        return this.#object(type, element, inside);
      case "union":
        return this.#union(type, element, inside);
      case "list": {
        if (type.isJoined) return [scalarText(element)];
        refuseText(element);
        const place = elementAt(type.item.xml, "", inside);
        return element.children.flatMap((child) => {
          if (isNamed(child, place.name)) return [this.element(type.item, child, place.inside)];
          this.#unknown(child);
          return [];
        });
      }
      default:
        return scalar(type, scalarText(element));
    }
  }

  #unknown({ name }: Element): void {
    if (this.#refusesUnknown) throw new Refusal(`${name} is not a member`);
  }

  #object(type: ObjectType, element: Element, outer: string): unknown {
    const inside = type.contract?.namespace ?? outer;
    const fields = this.#fieldsOf(type, inside, []);
    const value: Record<string, unknown> = {};
    this.#attributes(fields, element, value);
    const text = fields.find(({ member }) => member.xml?.node === "text" || member.xml?.node === "cdata");
    if (text === undefined) this.#children(type, fields, element, inside, value);
    else {
      const content = scalarText(element);
      if (content !== "" || mayBeEmptyText(text.member)) set(value, text, scalar(text.member, content));
    }
    this.#complete(type, value);
    return value;
  }

  #fieldsOf(type: ObjectType, inside: string, path: readonly string[]): Field[] {
    return type.members.flatMap((member): Field[] => {
      const node = member.xml?.node;
      if (node === "xsi:type") return [];
      if (node === "none") {
        return this.#fieldsOf(resolved(this.#table, member) as ObjectType, inside, [...path, member.name]);
      }
      if (node === "attribute") {
        return [{ member, path, place: { name: attributeAt(member.xml, member.name), inside: "" } }];
      }
      const item = isBare(member) && member.kind === "list" ? member.item : undefined;
      return [{ member, path, item, place: elementAt((item ?? member).xml, member.name, inside) }];
    });
  }

  #attributes(fields: readonly Field[], element: Element, value: Record<string, unknown>): void {
    for (const [identity, text] of element.attributes) {
      const [, namespace = "", local = ""] = /^\{(.*)\}([^}]*)$/s.exec(identity) ?? [];
      const field = fields.find(
        ({ member, place }) =>
          member.xml?.node === "attribute" && place.name.local === local && place.name.namespace === namespace,
      );
      if (field !== undefined) set(value, field, scalar(field.member, text));
      else if (this.#refusesUnknown && !METADATA.includes(namespace)) throw new Refusal(`${local} is not an attribute`);
    }
  }

  #children(
    type: ObjectType,
    fields: readonly Field[],
    element: Element,
    inside: string,
    value: Record<string, unknown>,
  ): void {
    refuseText(element);
    const seen = new Set<Field>();
    const keys = new Map<string, unknown>();
    for (const child of element.children) {
      const field = fields.find(({ member, place }) => member.xml?.node !== "attribute" && isNamed(child, place.name));
      if (field === undefined) {
        if (type.others === undefined) this.#unknown(child);
        else this.#other(type, type.others, child, inside, keys);
        continue;
      }
      if (field.item !== undefined) {
        const items = seen.has(field) ? (get(value, field) as unknown[]) : [];
        if (!seen.has(field)) set(value, field, items);
        items.push(this.element(field.item, child, field.place.inside));
      } else {
        if (seen.has(field)) throw new Refusal(`${child.name} is there twice`);
        set(value, field, this.element(field.member, child, field.place.inside));
      }
      seen.add(field);
    }
    for (const [key, own] of keys) {
      if (type.members.some(({ name }) => name === key)) throw new Refusal(`${key} is a member's name`);
      define(value, key, own);
    }
  }

  #other(type: ObjectType, others: Type, child: Element, inside: string, keys: Map<string, unknown>): void {
    const { entries } = type;
    if (entries !== undefined && isNamed(child, { namespace: entries.namespace, local: entries.name })) {
      const { namespace } = entries;
      const entry: ObjectType = {
        kind: "object",
        members: [
          { name: "Key", kind: "string", required: true, xml: { namespace } },
          { ...others, name: "Value", required: true, xml: { ...others.xml, name: "Value", namespace } },
        ],
      };
      if (child.isNil && child.children.length === 0) throw new Refusal("an entry is nil");
      const { Key, Value } = this.#object(entry, child, namespace) as { Key: string; Value: unknown };
      if (keys.has(Key)) throw new Refusal(`${Key} is there twice`);
      keys.set(Key, Value);
      return;
    }
    const isTexts = others.kind === "list" && others.item.kind === "string";
    const item = isBare(others) && others.kind === "list" ? others.item : undefined;
    const place = elementAt((item ?? others).xml, "", inside);
    if (entries !== undefined ? !isTexts : child.namespace !== place.name.namespace) {
      this.#unknown(child);
      return;
    }
    const key = type.encodesNames ? decodeKey(child.name) : child.name;
    if (item !== undefined && entries === undefined) {
      const items = (keys.get(key) ?? []) as unknown[];
      keys.set(key, items);
      items.push(this.element(item, child, place.inside));
      return;
    }
    const joins = entries !== undefined || (others.kind === "list" && others.isJoined === true);
    const found =
      entries === undefined || child.isNil ? this.element(others, child, place.inside) : [scalarText(child)];
    const known = keys.get(key);
    if (known !== undefined && !(joins && Array.isArray(known) && Array.isArray(found))) {
      throw new Refusal(`${key} is there twice`);
    }
    keys.set(key, joins && Array.isArray(known) ? [...known, ...(found as unknown[])] : found);
  }

  /** Sets what is missing and must be there, where something can stand for it. */
  #complete(type: ObjectType, value: Record<string, unknown>): void {
    for (const member of type.members) {
      if (member.xml?.node === "none") {
        const isThere = Object.hasOwn(value, member.name);
        if (!isThere && !member.required) continue;
        if (!isThere) define(value, member.name, {});
        this.#complete(resolved(this.#table, member) as ObjectType, value[member.name] as Record<string, unknown>);
      } else if (member.required && !Object.hasOwn(value, member.name)) {
        if (isBare(member)) define(value, member.name, []);
        else if (member.nullable) define(value, member.name, null);
        else throw new Refusal(`${member.name} is missing`);
      }
    }
  }

  #union({ discriminator = "", byXmlType, branches }: UnionType, element: Element, inside: string): unknown {
    if (byXmlType) {
      const given = element.attributes.get(`{${XSI}}type`);
      const [, prefix = "", local = ""] = /^(?:([^:]+):)?([^:]+)$/.exec((given ?? "").trim()) ?? [];
      const namespace = element.scope.get(prefix);
      const branch = branches.find(({ type, isBase }) => {
        if (given === undefined) return isBase === true;
        const contract = contractOf(this.#table, type);
        return contract !== undefined && contract.local === local && contract.namespace === namespace;
      });
      if (branch === undefined) throw new Refusal("the type is not known");
      const value = this.#content(branch.type, element, inside) as object;
      return Object.fromEntries([[discriminator, branch.words?.[0]], ...Object.entries(value)]);
    }
    const wordAt = (type: Type): string | undefined => {
      const object = resolved(this.#table, type) as ObjectType;
      const xml = object.members.find(({ name }) => name === discriminator)?.xml;
      if (xml?.node === "attribute") {
        const { namespace, local } = attributeAt(xml, discriminator);
        return element.attributes.get(`{${namespace}}${local}`);
      }
      const { name } = elementAt(xml, discriminator, object.contract?.namespace ?? inside);
      // What holds elements is another branch's object of the same name.
      const child = element.children.find((one) => isNamed(one, name) && one.children.length === 0);
      return child && scalarText(child);
    };
    const isAttribute = ({ type }: UnionType["branches"][number]): boolean =>
      (resolved(this.#table, type) as ObjectType).members.some(
        ({ name, xml }) => name === discriminator && xml?.node === "attribute",
      );
    const branch = [...branches.filter(isAttribute), ...branches.filter((one) => !isAttribute(one))].find(
      ({ type, words = [] }) => words.includes(wordAt(type) as string),
    );
    if (branch === undefined) throw new Refusal("the branch is not known");
    return this.#content(branch.type, element, inside);
  }
}

interface Field {
  readonly member: Member;
  readonly path: readonly string[];
  readonly place: { readonly name: Name; readonly inside: string };
  readonly item?: Type | undefined;
}

function define(object: object, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
}

function holderOf(value: Record<string, unknown>, path: readonly string[]): Record<string, unknown> {
  let holder = value;
  for (const name of path) {
    if (!Object.hasOwn(holder, name)) define(holder, name, {});
    holder = holder[name] as Record<string, unknown>;
  }
  return holder;
}

const set = (value: Record<string, unknown>, { member, path }: Field, own: unknown): void =>
  define(holderOf(value, path), member.name, own);

const get = (value: Record<string, unknown>, { member, path }: Field): unknown => holderOf(value, path)[member.name];

/** Between elements there may be literal white space and comments, nothing else. */
function refuseText(element: Element): void {
  if (element.hasMarkedText || /[^\t\n\r ]/.test(element.text)) {
    throw new Refusal(`${element.name} has text between its elements`);
  }
}

function scalarText(element: Element): string {
  if (element.children.length > 0) throw new Refusal(`${element.name} has elements in its text`);
  return element.text;
}
