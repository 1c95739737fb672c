import type { ObjectType, Type } from "../table.ts";

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
