import { resolveType } from "../rules/compile.ts";
import { isScalar, type ScalarType } from "../rules/scalar.ts";
import type { ListType, Member, ObjectType, Table, Type } from "../table.ts";
import { attributePlace, elementPlace, type Place } from "./place.ts";

/** A member that is an element, or several where it is a list whose items nothing wraps. */
export interface ElementMember {
  readonly member: Member;
  /** The members without an element of their own that lead to it. */
  readonly path: readonly string[];
  readonly place: Place;
  /** Of a list whose items stand among the members. */
  readonly item: Type | undefined;
}

export interface AttributeMember {
  readonly member: Member & ScalarType;
  readonly path: readonly string[];
  readonly place: Place;
}

/** The members of an object by how they stand in XML. */
export interface XmlMembers {
  readonly elements: readonly ElementMember[];
  readonly attributes: readonly AttributeMember[];
  /** The member that is the text of the element. */
  readonly text: (Member & ScalarType) | undefined;
  /** The objects without an element of their own, the innermost first. */
  readonly groups: readonly { readonly path: readonly string[]; readonly type: ObjectType; readonly member: Member }[];
}

/** The type of the items that stand where a list stands; undefined where the list is an element. */
export function bareItem(type: Type): Type | undefined {
  return type.kind === "list" && !type.isWrapped && !type.isJoined ? type.item : undefined;
}

/** The default namespace of the description inside an object; `inherited` is that of its element. */
export const namespaceInside = (type: ObjectType, inherited: string): string => type.contract?.namespace ?? inherited;

export function xmlMembers(table: Table<unknown>, type: ObjectType, inherited: string): XmlMembers {
  const inside = namespaceInside(type, inherited);
  const elements: ElementMember[] = [];
  const attributes: AttributeMember[] = [];
  const groups: XmlMembers["groups"][number][] = [];
  let text: XmlMembers["text"];
  const collect = (members: readonly Member[], path: readonly string[]): void => {
    for (const member of members) {
      const { node } = member.xml ?? {};
      if (node === "xsi:type") continue;
      if (isScalar(member) && node === "attribute") {
        attributes.push({ member, path, place: attributePlace(member.xml, member.name) });
      } else if (isScalar(member) && (node === "text" || node === "cdata")) text = member;
      else if (node === "none") {
        const inner = resolveType(table, member) as ObjectType;
        const innerPath = [...path, member.name];
        groups.unshift({ path: innerPath, type: inner, member });
        collect(inner.members, innerPath);
      } else {
        const item = bareItem(member);
        elements.push({ member, path, item, place: elementPlace((item ?? member).xml, member.name, inside) });
      }
    }
  };
  collect(type.members, []);
  return { elements, attributes, text, groups };
}

/** Whether a type is a list of texts. */
export const isListOfTexts = (type: Type): type is ListType => type.kind === "list" && type.item.kind === "string";

const entryTypes = new WeakMap<Type, ObjectType>();

/** What stands in the element of a dictionary's entry: a `Key` and a `Value`. */
export function entryType(namespace: string, others: Type): ObjectType {
  let type = entryTypes.get(others);
  if (type === undefined) {
    type = {
      kind: "object",
      members: [
        { kind: "string", name: "Key", required: true, xml: { namespace } },
        { ...others, name: "Value", required: true, xml: { ...others.xml, name: "Value", namespace } },
      ],
    };
    entryTypes.set(others, type);
  }
  return type;
}
